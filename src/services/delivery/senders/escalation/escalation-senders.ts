/** Sends what people above the reps hear of a lead: a card, then lines in its thread. */
import { insertCard, listEscalationCards } from '../../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { findOffer } from '../../../../db/leads/offer-store.ts';
import { toAppError } from '../../../../errors.ts';
import type { CardPlace, Messenger } from '../../../../ports.ts';
import type {
  EscalationCard,
  EscalationReply,
} from '../../../../routing/model/cards/escalation-cards.ts';
import { loadEscalationCard } from '../../../cards/load-escalation.ts';
import type { Context } from '../../../context.ts';
import { redrawEscalation } from '../../../steps/offer/end-offer.ts';
import { THREAD_NEWS } from '../../../steps/telling/tell-thread.ts';
import { type Level, levelPath, personAt } from '../../../views/escalation/escalation-levels.ts';
import { findThread } from '../../../views/escalation/escalation-thread.ts';
import { idOf } from '../../message-ids.ts';
import type { Sent } from '../../send.ts';
import { isNotThere, postAlong } from '../post-along.ts';
import { readEscalation } from './read-escalation.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** The first is a card; what follows while the lead waits is a line in its thread. */
export async function sendEscalation(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const leadId = idOf(message, 'leadId');
  const { poolId, level, again } = readEscalation(message);
  const known = await loadEscalationCard(ctx, { leadId });
  if (!known || known.settled) return {};
  const card = level ? await calling(ctx, known, level) : known;
  const path = await levelPath(ctx.db.read, level, { leadId, poolId, repId: card.repId });
  const says = level === null ? 'missed' : again ? 'again' : 'climbed';
  const root = await findThread(ctx.db.read, { leadId, level, place: path[0] });
  const reply = { kind: 'escalation_reply', card, says } as const;
  if (root && (await answered(messenger, root, reply))) return redrawn(ctx, leadId);
  const place = await postAlong(ctx, messenger, { path, card });
  return {
    reached: true,
    record: async (tx, at) => {
      await insertCard(tx, {
        id: ctx.newId('crd'),
        kind: message.kind,
        leadId,
        offerId: null,
        bundleId: null,
        channel: place.channel,
        ts: place.ts,
        repeated: false,
        postedAt: at,
      });
      const copies = await listEscalationCards(tx, leadId);
      if (copies.length > 1) {
        await redrawEscalation({ ctx, tx, now: at, actor: OUTBOX }, leadId, 'older');
      }
    },
  };
}

/** What became of it since; nothing where it has become something else meanwhile. */
export async function sendEscalationNews(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const leadId = idOf(message, 'leadId');
  const { offerId } = message.payload;
  const says = THREAD_NEWS.find((one) => one === message.payload.news);
  const card = await loadEscalationCard(ctx, { leadId });
  const root = await findThread(ctx.db.read, { leadId, level: 'managers', place: undefined });
  if (!card || !root || !says || (says === 'settled') !== (card.settled !== null)) return {};
  if (says === 'on_it' && !card.onIt) return {};
  const offer = says === 'went_on' ? await findOffer(ctx.db.read, String(offerId)) : null;
  if (says === 'went_on' && offer?.state !== 'made') return {};
  await answered(messenger, root, { kind: 'escalation_reply', card, says });
  return { reached: true };
}

/** A level calls the one person there, also while a rep is asked. */
async function calling(ctx: Context, card: EscalationCard, level: Level): Promise<EscalationCard> {
  const person = await personAt(ctx.db.read, level, card.lead.leadId);
  return { ...card, mention: card.isToRep ? null : (person?.slackUserId ?? card.mention) };
}

/** False where the message that it answers is gone. */
async function answered(
  messenger: Messenger,
  { channel, ts }: CardPlace,
  reply: EscalationReply,
): Promise<boolean> {
  try {
    await messenger.post(channel, reply, ts);
    return true;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (isNotThere(error)) return false;
    throw error;
  }
}

/** The message above says what is true now; an edit calls nobody. */
function redrawn(ctx: Context, leadId: string): Sent {
  return {
    reached: true,
    record: (tx, now) => redrawEscalation({ ctx, tx, now, actor: OUTBOX }, leadId),
  };
}
