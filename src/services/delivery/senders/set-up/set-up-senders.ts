/** Sends what belongs to setting Baton up: the card, the reps' first message, first lines. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { readSetting, writeSetting } from '../../../../db/workspace/settings-store.ts';
import { findRepById } from '../../../../db/workspace/team-store.ts';
import { toAppError } from '../../../../errors.ts';
import type { Messenger } from '../../../../ports.ts';
import type { LostCause } from '../../../../routing/model/workspace/set-up.ts';
import { loadLostCard, mendedCard } from '../../../channels/load-lost-card.ts';
import { channelSubject, LOST_CARD, noteLoss } from '../../../channels/lose-channel.ts';
import { findUse, readPicked } from '../../../channels/read-channels.ts';
import { regainChannel } from '../../../channels/regain-channel.ts';
import type { Context } from '../../../context.ts';
import { loadGreeting } from '../../../onboarding/load-greeting.ts';
import { loadSetUpCard } from '../../../onboarding/load-set-up-card.ts';
import { SET_UP_CARD, setUpSubject } from '../../../steps/onboarding/set-up-subject.ts';
import { adminUsers, opsPath } from '../../../views/escalation/escalation-path.ts';
import { nameOfRep } from '../../../views/names.ts';
import { idOf } from '../../message-ids.ts';
import type { Sent } from '../../send.ts';
import { isNotThere, postAlong } from '../post-along.ts';
import { kept, redrawKept } from './keep-card.ts';

type Sender = (ctx: Context, messenger: Messenger, message: OutboxRecord) => Promise<Sent>;

export const sendSetUp: Sender = async (ctx, messenger, message) => {
  const repId = idOf(message, 'repId');
  const rep = await findRepById(ctx.db.read, repId);
  const card = await loadSetUpCard(ctx, { repId });
  if (!rep?.slackUserId || !card) return {};
  const place = await messenger.post(rep.slackUserId, card);
  return kept(ctx, message, { place, subject: setUpSubject(repId) });
};

export const updateSetUp: Sender = async (ctx, messenger, message) => {
  const repId = idOf(message, 'repId');
  const card = await loadSetUpCard(ctx, { repId });
  if (!card) return {};
  return redrawKept(ctx, messenger, { subject: setUpSubject(repId), kind: SET_UP_CARD, card });
};

/** Slack is asked for their zone first: where the roster has none it is worth knowing. */
export const sendGreeting: Sender = async (ctx, messenger, message) => {
  const repId = idOf(message, 'repId');
  const user = (await findRepById(ctx.db.read, repId))?.slackUserId;
  if (!user) return {};
  const slackZone = await messenger.readZone(user);
  const { by } = message.payload;
  const who = { repId, by: typeof by === 'string' ? by : null, slackZone };
  const card = await loadGreeting(ctx.db.read, who);
  if (!card) return {};
  await messenger.post(user, card);
  return {
    reached: true,
    record: async (tx, now) => {
      await ctx.db.mutex(tx, 'set_up');
      const known = (await readSetting(tx, 'greetings')) ?? {};
      const zone = slackZone === null ? {} : { zone: slackZone };
      const greeting = { at: now.toISOString(), ...known[repId], ...zone };
      await writeSetting(tx, 'greetings', { ...known, [repId]: greeting });
    },
  };
};

/** A channel that takes no line is news for whoever picked it, and no dead letter. */
export const sendHello: Sender = async (ctx, messenger, message) => {
  const channel = idOf(message, 'channelId');
  const { by } = message.payload;
  const name = typeof by === 'string' ? await nameOfRep(ctx.db.read, by) : null;
  const use = await findUse(ctx.db.read, channel);
  try {
    const about = use?.place === 'ops' ? 'ops' : 'unclaimed';
    await messenger.post(channel, { kind: 'channel_hello', channel, by: name, about });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!isNotThere(error)) throw error;
    const word = String(error.details.word);
    if (!(await isShownOnCard(ctx, channel))) await noteLoss(ctx, { channelId: channel, word });
    return { reached: true, ...noted(ctx, channel, word) };
  }
  await regainChannel(ctx, { channelId: channel });
  return { reached: true, ...noted(ctx, channel, 'reached') };
};

/** While Baton is set up the card says by itself what came of a channel that was just picked. */
async function isShownOnCard(ctx: Context, channel: string): Promise<boolean> {
  const setUp = await readSetting(ctx.db.read, 'set_up');
  const { managers: picked } = await readPicked(ctx.db.read);
  const isFresh = picked?.channel === channel && picked.state !== 'reached';
  return isFresh && setUp !== null && setUp.closedAt === null;
}

function noted(ctx: Context, channel: string, state: string): Sent {
  return {
    record: async (tx, now) => {
      await ctx.db.mutex(tx, 'channels');
      const picks = Object.entries(await readPicked(tx)).map(([place, pick]) => {
        return [
          place,
          pick?.channel === channel ? { ...pick, state, at: now.toISOString() } : pick,
        ];
      });
      if (picks.length > 0) await writeSetting(tx, 'picked_channels', Object.fromEntries(picks));
    },
  };
}

export const sendLost: Sender = async (ctx, messenger, message) => {
  const channelId = idOf(message, 'channelId');
  const card = await loadLostCard(ctx.db.read, channelId);
  if (!card) return {};
  const path = [...(await adminUsers(ctx.db.read)), ...(await opsPath(ctx.db.read))];
  const place = await postAlong(ctx, messenger, { path: [...new Set(path)], card });
  return kept(ctx, message, { place, subject: channelSubject(channelId) });
};

export const updateLost: Sender = async (ctx, messenger, message) => {
  const channelId = idOf(message, 'channelId');
  const card = mendedCard(channelId, message.payload.cause as LostCause);
  return redrawKept(ctx, messenger, { subject: channelSubject(channelId), kind: LOST_CARD, card });
};
