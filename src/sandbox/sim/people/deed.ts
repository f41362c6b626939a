import type { Actor } from '../../../routing/model/actor.ts';
import { repOf } from '../world/company.ts';
import type { Posted } from '../world/outside.ts';
import type { World } from '../world/world.ts';

/** Something a person does; the words are for the trace of a failure. */
export type Deed = (world: World) => Promise<string>;

/** People look at what is new; now and then they press a button of long ago. */
export const FRESH = 6;

const slackUser = (userId: string): Actor => ({ kind: 'slack', userId });

/** A card somebody can still see, most likely a new one; late clicks find the old ones. */
export function offerCard({ outside, random }: World) {
  const cards = outside.posted.flatMap(answerable);
  const at = random.pick(random.chance(0.85) ? cards.slice(-FRESH) : cards);
  return at && { ...at, who: repOf(at.userId), actor: slackUser(at.userId) };
}

function answerable({ to, card }: Posted) {
  if (card.kind === 'bundle') {
    return card.rows.map(({ offerId, lead }) => ({ userId: to, offerId, leadId: lead.leadId }));
  }
  if (card.kind !== 'offer' && card.kind !== 'reminder') return [];
  return [{ userId: to, offerId: card.offerId, leadId: card.lead.leadId }];
}
