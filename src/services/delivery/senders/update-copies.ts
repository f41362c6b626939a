/** Draws again the copies of a card that stand in Slack: the live ones, or those just overtaken. */
import {
  type CardRecord,
  listCallCards,
  listEscalationCards,
  listOfferCards,
} from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { listQuarantineCards } from '../../../db/leads/quarantine-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { Card } from '../../../routing/model/cards/cards.ts';
import type { EscalationCard } from '../../../routing/model/cards/escalation-cards.ts';
import type { QuarantineCard } from '../../../routing/model/cards/quarantine-cards.ts';
import { loadOfferCard, loadReminderCard } from '../../cards/load-card.ts';
import { loadEscalationCard } from '../../cards/load-escalation.ts';
import type { Context } from '../../context.ts';
import { loadCall } from '../../offer/calling/load-call.ts';
import { loadQuarantineCard } from '../../quarantine/load-quarantine-card.ts';
import { promise } from '../../steps/step.ts';
import { idOf } from '../message-ids.ts';
import type { Sent } from '../send.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

type Draw = (copy: CardRecord) => Promise<Card | null>;

export async function updateOffer(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const offerId = idOf(message, 'offerId');
  const all = await listOfferCards(ctx.db.read, offerId);
  const copies = message.payload.copies === 'older' ? live(all.slice(1)) : live(all);
  return updateCopies({ ctx, messenger, message }, { all, copies }, ({ kind, postedAt }) =>
    kind === 'reminder'
      ? loadReminderCard(ctx, { offerId, postedAt })
      : loadOfferCard(ctx, { offerId }),
  );
}

/** A reminder overtakes everything before it, which then says the same for good. */
function live(newestFirst: CardRecord[]): CardRecord[] {
  return newestFirst[0]?.kind === 'reminder' ? newestFirst.slice(0, 1) : newestFirst;
}

export async function updateCall(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const [assignmentId, leadId] = [idOf(message, 'assignmentId'), idOf(message, 'leadId')];
  const all = await listCallCards(ctx.db.read, { leadId, assignmentId });
  return updateCopies({ ctx, messenger, message }, { all, copies: all }, ({ repeated }) =>
    loadCall(ctx, { assignmentId, repeated }),
  );
}

export async function updateEscalation(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const leadId = idOf(message, 'leadId');
  const all = await listEscalationCards(ctx.db.read, leadId);
  const load = () => loadEscalationCard(ctx, { leadId });
  return updateNewest({ ctx, messenger, message }, { all, load });
}

export async function updateQuarantine(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const leadId = idOf(message, 'leadId');
  const all = await listQuarantineCards(ctx.db.read, leadId);
  const load = () => loadQuarantineCard(ctx, { leadId });
  return updateNewest({ ctx, messenger, message }, { all, load });
}

/** In each place the newest is the live one. */
async function updateNewest(
  by: { ctx: Context; messenger: Messenger; message: OutboxRecord },
  { all, load }: { all: CardRecord[]; load: () => Promise<EscalationCard | QuarantineCard | null> },
): Promise<Sent> {
  const newerThan = (copy: CardRecord) =>
    all.slice(0, all.indexOf(copy)).filter(({ channel }) => channel === copy.channel);
  const rank = by.message.payload.copies === 'older' ? 1 : 0;
  const copies = all.filter((copy) => newerThan(copy).length === rank);
  return updateCopies(by, { all, copies }, async (copy) => {
    const card = await load();
    return card && { ...card, newerAt: newerThan(copy).at(-1)?.postedAt ?? null };
  });
}

/**
 * Several copies are a message each: a message that needs several of Slack's scarce edits at once
 * would start over whenever they run out half-way, and never end.
 */
export async function updateCopies(
  { ctx, messenger, message }: { ctx: Context; messenger: Messenger; message: OutboxRecord },
  { all, copies }: { all: CardRecord[]; copies: CardRecord[] },
  draw: Draw,
): Promise<Sent> {
  const { payload, kind, leadId, stream } = message;
  const chosen = payload.card ? all.filter(({ id }) => id === payload.card) : copies;
  const [copy, ...more] = chosen;
  if (more.length > 0) {
    return {
      record: async (tx, now) => {
        for (const { id } of chosen) {
          const own = { destination: 'slack', kind, leadId, stream } as const;
          const step = { ctx, tx, now, actor: OUTBOX };
          await promise(step, { ...own, payload: { ...payload, card: id } });
        }
      },
    };
  }
  const card = copy && (await draw(copy));
  if (!card) return {};
  await messenger.update({ channel: copy.channel, ts: copy.ts }, card);
  return { reached: true };
}
