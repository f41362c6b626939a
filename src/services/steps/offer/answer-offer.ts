/** What a person who answers an offer hears when it is not, or no longer, theirs to answer. */

import type { Reader, Tx } from '../../../db/database.ts';
import { findOfferClock } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, lockLead, resolveLead } from '../../../db/leads/lead-store.ts';
import {
  findOffer,
  findOpenAssignment,
  findOpenOffer,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import { findRepById, type RepRecord } from '../../../db/workspace/team-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { OfferState } from '../../../routing/model/offer.ts';
import type { Context } from '../../context.ts';
import { nameOfHolder } from '../../views/names.ts';
import { findPerformer } from '../permission.ts';

export interface OfferOver {
  outcome: 'offer_over';
  company: string;
  state: OfferState;
  endedAt: Date;
  holder: { name: Asked; claimedAt: Date | null; dueAt: Date | null } | null;
  /** Who had been asked, where that is not the person who answers. */
  askedOf?: string;
}
export type OfferRefusal =
  | OfferOver
  | { outcome: 'not_yours'; company: string; heldBy: string }
  | { outcome: 'unknown_offer' }
  | { outcome: 'stranger' };

export type Answerable =
  | { outcome: 'open'; offer: OfferRecord; lead: LeadRecord; rep: RepRecord }
  | { outcome: 'already_yours'; lead: LeadRecord }
  | OfferRefusal;

/** Finds the offer for the person who clicked: the click's user counts, not the card's owner. */
export async function findAnswerable(
  from: Reader,
  { offerId, actor }: { offerId: string; actor: Actor },
  readLead: (id: string) => Promise<LeadRecord | null>,
): Promise<Answerable> {
  const performer = await findPerformer(from, actor);
  if (!performer?.rep) return { outcome: 'stranger' };
  const known = await findOffer(from, offerId);
  const lead = known && (await readLead(known.leadId));
  // Read again: the lead may have been locked by whoever settled this offer.
  const offer = lead && (await findOffer(from, offerId));
  if (!offer) return { outcome: 'unknown_offer' };
  const isTheirs = offer.repId === performer.rep.id;
  if (isTheirs && offer.state === 'claimed' && lead.ownerId === offer.repId) {
    return { outcome: 'already_yours', lead };
  }
  const isOpen = offer.state === 'made';
  if (isTheirs && isOpen) return { outcome: 'open', offer, lead, rep: performer.rep };
  if (isTheirs) return offerOver(from, lead, offer);
  const asked = await findRepById(from, offer.repId);
  const askedOf = asked?.profile.name ?? offer.repId;
  if (isOpen) return { outcome: 'not_yours', company: lead.company, heldBy: askedOf };
  return { ...(await offerOver(from, lead, offer)), askedOf };
}

export function lockAnswerable(
  ctx: Context,
  tx: Tx,
  asked: { offerId: string; actor: Actor },
): Promise<Answerable> {
  return findAnswerable(tx, asked, (id) => lockLead(ctx.db, tx, id));
}

export async function offerOver(
  from: Reader,
  lead: LeadRecord,
  offer: OfferRecord,
): Promise<OfferOver> {
  return {
    outcome: 'offer_over',
    company: lead.company,
    state: offer.state,
    endedAt: offer.settledAt ?? offer.dueAt,
    holder: await holderOf(from, lead),
  };
}

/** Who has the lead now, or what it turned out to be: its owner, or whoever is being asked. */
export async function holderOf(from: Reader, asked: LeadRecord): Promise<OfferOver['holder']> {
  const lead = asked.mergedInto ? await resolveLead(from, asked.mergedInto) : asked;
  const assignment = lead && (await findOpenAssignment(from, lead.id));
  if (!assignment) return null;
  const name = await nameOfHolder(from, assignment);
  if (assignment.claimedAt) return { name, claimedAt: assignment.claimedAt, dueAt: null };
  const offer = await findOpenOffer(from, lead.id);
  const clock = offer && (await findOfferClock(from, offer));
  return { name, claimedAt: null, dueAt: clock?.dueAt ?? offer?.dueAt ?? null };
}
