/** Posts a card to the first place of a path that takes it. */
import { AppError, toAppError } from '../../../errors.ts';
import type { CardPlace, Messenger } from '../../../ports.ts';
import type { Card } from '../../../routing/model/cards/cards.ts';
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

export function isNotThere({ details }: AppError): boolean {
  return NOT_THERE.has(String(details.word));
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
      return await messenger.post(to, card);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!isNotThere(error)) throw error;
      ctx.log.warn({ to, word: error.details.word }, 'Nobody there; trying the next place.');
      last = error;
    }
  }
  const nobody = 'No channel, manager or admin could be told. Set channels.managers in roster.yml.';
  throw last ?? new AppError('upstream.refused', nobody, { details: { word: 'nobody_to_tell' } });
}
