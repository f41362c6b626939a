/** Loads one lead with its contact data, how it stands and what happened to it. */
import { resolveLead } from '../db/lead-store.ts';
import { listOffers } from '../db/offer-store.ts';
import { identifyPerson } from '../routing/intake/identify-person.ts';
import type { LeadSummary } from '../routing/model/cards.ts';
import type { CloseOutcome, Fault, LeadState } from '../routing/model/lead.ts';
import type { LeadStanding } from '../routing/model/lead-standing.ts';
import type { OfferState } from '../routing/model/offer.ts';
import type { Context } from './context.ts';
import { summarizeLead } from './views/lead-summary.ts';
import { nameOfRep } from './views/names.ts';
import { standingOf } from './views/standing-of.ts';

export interface LeadDetail {
  lead: LeadSummary;
  state: LeadState;
  standing: LeadStanding;
  source: string;
  ownerName: string | null;
  email: string | null;
  phone: string | null;
  /** The e-mail of who hosts the meeting that is booked. */
  meetingHost: string | null;
  messageFull: string | null;
  faults: Fault[];
  offers: { rep: string; state: OfferState; at: Date }[];
  closeOutcome: CloseOutcome | null;
}

export async function showLead(
  ctx: Context,
  input: { leadId: string; timeZone?: string },
): Promise<LeadDetail | null> {
  const from = ctx.db.read;
  const lead = await resolveLead(from, input.leadId);
  if (!lead) return null;
  const { email, phone } = identifyPerson(lead.submission);
  const offers = await listOffers(from, lead.id);
  return {
    lead: summarizeLead(lead),
    state: lead.state,
    standing: await standingOf(ctx, { lead, askedFor: input.leadId, timeZone: input.timeZone }),
    source: lead.source,
    ownerName: lead.ownerId && (await nameOfRep(from, lead.ownerId)),
    email,
    phone,
    meetingHost: lead.submission.meeting?.host ?? null,
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
