/** Posts a card to the first place of a path that takes it; a channel that does not is noted. */
import { AppError, toAppError } from '../../../errors.ts';
import type { CardPlace, Messenger } from '../../../ports.ts';
import type { Card } from '../../../routing/model/cards/cards.ts';
import { noteLoss } from '../../channels/lose-channel.ts';
import { regainChannel } from '../../channels/regain-channel.ts';
import type { Context } from '../../context.ts';

/** Slack's words for "not there": the next place on the path is tried. */
const NOT_THERE = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'user_not_found',
  'messages_tab_disabled',
  'thread_not_found',
]);

/** Only some may write there, and Baton is not among them. */
const CLOSED = /^restricted_action/;

export function isNotThere(error: AppError): boolean {
  const word = String(error.details.word);
  return error.code === 'upstream.refused' && (NOT_THERE.has(word) || CLOSED.test(word));
}

/** @throws AppError as the messenger does; `upstream.refused` when nobody is there at all */
export async function postAlong(
  ctx: Context,
  messenger: Messenger,
  { path, card }: { path: string[]; card: Card },
): Promise<CardPlace> {
  let last: AppError | null = null;
  for (const to of path) {
    try {
      return await postTo(ctx, messenger, { to, card });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!isNotThere(error)) throw error;
      ctx.log.warn({ to, word: error.details.word }, 'Nobody there; trying the next place.');
      last = error;
    }
  }
  if (last) throw last;
  throw new AppError(
    'upstream.refused',
    'No channel, manager or admin could be told. Set channels.managers in roster.yml.',
    { details: { word: 'nobody_to_tell' } },
  );
}

/** The same for one place: what becomes of a channel is written down. */
async function postTo(
  ctx: Context,
  messenger: Messenger,
  { to, card }: { to: string; card: Card },
): Promise<CardPlace> {
  try {
    const place = await messenger.post(to, card);
    await regainChannel(ctx, { channelId: to });
    return place;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (isNotThere(error)) await noteLoss(ctx, { channelId: to, word: String(error.details.word) });
    throw error;
  }
}
