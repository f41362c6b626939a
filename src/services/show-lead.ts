/** Loads one lead with its contact data and what happened to it. */
import { findLead } from '../db/lead-store.ts';
import { listOffers } from '../db/offer-store.ts';
import { identifyPerson } from '../routing/intake/identify-person.ts';
import type { LeadSummary } from '../routing/model/cards.ts';
import type { CloseOutcome, Fault, LeadState } from '../routing/model/lead.ts';
import type { OfferState } from '../routing/model/offer.ts';
import type { Context } from './context.ts';
import { summarizeLead } from './views/lead-summary.ts';
import { nameOfRep } from './views/names.ts';

export interface LeadDetail {
  lead: LeadSummary;
  state: LeadState;
  source: string;
  ownerName: string | null;
  email: string | null;
  phone: string | null;
  messageFull: string | null;
  faults: Fault[];
  offers: { rep: string; state: OfferState; at: Date }[];
  closeOutcome: CloseOutcome | null;
}

export async function showLead(
  ctx: Context,
  input: { leadId: string },
): Promise<LeadDetail | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, input.leadId);
  if (!lead) return null;
  const { email, phone } = identifyPerson(lead.submission);
  const offers = await listOffers(from, lead.id);
  return {
    lead: summarizeLead(lead),
    state: lead.state,
    source: lead.source,
    ownerName: lead.ownerId && (await nameOfRep(from, lead.ownerId)),
    email,
    phone,
    messageFull: lead.submission.request.message ?? null,
    faults: lead.faults,
    offers: await Promise.all(
      offers.map(async (offer) => ({
        rep: await nameOfRep(from, offer.repId),
        state: offer.state,
        at: offer.settledAt ?? offer.madeAt,
      })),
    ),
    closeOutcome: lead.closeOutcome,
  };
}
