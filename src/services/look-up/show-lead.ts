/** Loads one lead with its contact data, how it stands and what happened to it. */
import { latestDecision } from '../../db/leads/decision-store.ts';
import { resolveLead } from '../../db/leads/lead-store.ts';
import { listOffers } from '../../db/leads/offer-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Contact, LeadSummary, MissingData } from '../../routing/model/cards/cards.ts';
import type { LeadStanding } from '../../routing/model/cards/standings/lead-standing.ts';
import type { Enrichment } from '../../routing/model/enrichment.ts';
import {
  bookedMeeting,
  type CloseOutcome,
  type Fault,
  type LeadState,
} from '../../routing/model/lead.ts';
import type { OfferState } from '../../routing/model/offer.ts';
import type { Engagement } from '../../routing/model/working/engagement.ts';
import type { Money } from '../../routing/model/working/money.ts';
import type { Context } from '../context.ts';
import { loadCompanyData } from '../views/lead/company-data.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { standingOf } from '../views/lead/standing-of.ts';
import { nameOfRep } from '../views/names.ts';
import { contactOf } from './contact-of.ts';

export interface LeadDetail extends Contact {
  lead: LeadSummary;
  state: LeadState;
  standing: LeadStanding;
  source: string;
  /** The providers whose facts are believed; whether those that failed are asked again. */
  companyData: { sources: string[]; missing: MissingData | null };
  ownerName: string | null;
  /** The e-mail of who hosts the meeting that is booked. */
  meetingHost: string | null;
  messageFull: string | null;
  faults: Fault[];
  offers: { rep: string; state: OfferState; at: Date }[];
  closeOutcome: CloseOutcome | null;
  closeAmount: Money | null;
  engagement: Engagement;
}

export async function showLead(
  ctx: Context,
  input: { leadId: string; actor: Actor; timeZone?: string },
): Promise<LeadDetail | null> {
  const from = ctx.db.read;
  const lead = await resolveLead(from, input.leadId);
  if (!lead) return null;
  const { email, phone } = await contactOf(from, lead, input.actor);
  const offers = await listOffers(from, lead.id);
  const decision = await latestDecision(from, lead.id);
  const account = decision?.account.account ?? null;
  const { facts, enrichment, missing } = await loadCompanyData(from, {
    lead,
    account,
    now: ctx.clock.now(),
  });
  return {
    lead: { ...summarizeLead(lead), facts },
    companyData: { sources: sourcesOf(enrichment), missing },
    state: lead.state,
    standing: await standingOf(ctx, { lead, askedFor: input.leadId, timeZone: input.timeZone }),
    source: lead.source,
    ownerName: lead.ownerId && (await nameOfRep(from, lead.ownerId)),
    email,
    phone,
    meetingHost: bookedMeeting(lead.submission)?.host ?? null,
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
    closeAmount: lead.closeAmount,
    engagement: lead.engagement,
  };
}

function sourcesOf({ fields, providers }: Enrichment): string[] {
  const believed = new Set(fields.map(({ source }) => source));
  return providers.map(({ provider }) => provider).filter((id) => believed.has(id));
}
