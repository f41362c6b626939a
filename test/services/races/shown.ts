import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOpenOffer } from '../../../src/db/leads/offer-store.ts';
import type { Card } from '../../../src/routing/model/cards/cards.ts';
import type { Scene } from './scene.ts';

/** What stands in Slack and in the CRM that the lead's state does not bear out. */
export async function contradictionsShown(scene: Scene): Promise<string[]> {
  const { read } = scene.world.db;
  const lead = await findLead(read, scene.leadId);
  const open = await findOpenOffer(read, scene.leadId);
  const live = drawn(scene).flatMap((card) => offersToAnswer(card, scene.leadId));
  const wanted = open?.deliveredAt ? [open.id] : [];
  const owner = lastOwner(scene);
  // Until whom it was given to has claimed it, the CRM keeps who had it.
  const isGiven = open !== null && open.givenBy !== null;
  const isOver = lead?.ownerId !== null || lead.state === 'closed';
  return [
    ...(live.join() === wanted.join()
      ? []
      : [`${live.length} cards with buttons, ${wanted.length} to answer`]),
    ...(isOver && drawn(scene).some((card) => isLiveEscalation(card, scene.leadId))
      ? ['a live escalation of what somebody has']
      : []),
    ...(lead?.state === 'closed' || isGiven || owner === lead?.ownerId
      ? []
      : [`the CRM has ${owner}`]),
  ];
}

function drawn({ world, since }: Scene): Card[] {
  const last = new Map(world.posts.slice(since.posts).map(({ ts, card }) => [ts, card]));
  for (const { place, card } of world.updates.slice(since.updates)) last.set(place.ts, card);
  return [...last.values()];
}

/** Each copy that asks for an answer: one too many is one to press in vain. */
function offersToAnswer(card: Card, leadId: string): string[] {
  if (card.kind === 'bundle' && !card.remindedAt) {
    const rows = card.rows.filter(({ lead, settled }) => lead.leadId === leadId && !settled);
    return rows.map(({ offerId }) => offerId);
  }
  if (card.kind !== 'offer' && card.kind !== 'reminder') return [];
  const isLive = card.lead.leadId === leadId && !card.settled && !card.remindedAt;
  return isLive ? [card.offerId] : [];
}

const isLiveEscalation = (card: Card, leadId: string) =>
  card.kind === 'escalation' && card.lead.leadId === leadId && !card.settled && !card.newerAt;

/** Whom the CRM has as the owner. */
function lastOwner({ world, since, leadId }: Scene): string | null {
  const about = world.events.slice(since.events).filter((event) => event.lead_id === leadId);
  const last = about.findLast(({ type }) => type.startsWith('crm.owner_'));
  const owner = last?.data.owner as { rep_id: string } | undefined;
  return last?.type === 'crm.owner_set' ? (owner?.rep_id ?? null) : null;
}
