/** Ends a lead whatever it was doing: its offer is taken back, clocks stop, its place is freed. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { releasePlace } from '../../../db/leads/ledger-store.ts';
import { endOpenAssignment } from '../../../db/leads/offer-store.ts';
import { findOfferOf } from '../../../db/leads/reopen-store.ts';
import type { CloseOutcome } from '../../../routing/model/lead.ts';
import { engagementAtEnd } from '../../../routing/model/working/engagement.ts';
import type { Money } from '../../../routing/model/working/money.ts';
import type { KeptText } from '../keep-text.ts';
import { endOffers, redrawEscalation, redrawOffer } from '../offer/end-offer.ts';
import { drainForPlace } from '../placing/drain.ts';
import { redrawQuarantine } from '../quarantine/redraw-quarantine.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { tellThread } from '../telling/tell-thread.ts';

export interface LeadEnd {
  closeAs: CloseOutcome;
  /** Why, in a word: kept beside the outcome. */
  reason?: string;
  /** What whoever closed it wrote. */
  note?: KeptText | null;
  /** What a converted one brought. */
  amount?: Money | null;
  /** The lead it turned out to be. */
  mergedInto?: string;
  /** Of a CRM that says so: which event said it, and when it was. */
  told?: Record<string, string>;
}

/** Call it with the lead locked. */
export async function endLead(step: Step, lead: LeadRecord, end: LeadEnd): Promise<void> {
  await lockLedger(step);
  await takeAway(step, lead, end);
  const { closeAs, reason = null, mergedInto = null, amount = null } = end;
  await updateLead(step.tx, lead.id, {
    state: 'closed',
    routeAt: null,
    closedAt: step.now,
    closeOutcome: closeAs,
    closeReason: reason,
    closeAmount: amount,
    engagement: engagementAtEnd(lead.engagement),
    mergedInto,
  });
  await note(step, lead, end);
  await redrawEscalation(step, lead.id);
  if (lead.ownerId === null) await tellThread(step, lead.id, { news: 'settled' });
  if (lead.state === 'quarantined') await redrawQuarantine(step, lead.id);
  const payload = { outcome: closeAs, ...(mergedInto === null ? {} : { mergedInto }), ...amount };
  await tellCrm(step, lead, { kind: 'lead.closed', payload });
  await drainForPlace(step);
}

async function note(step: Step, lead: LeadRecord, end: LeadEnd): Promise<void> {
  const { closeAs, note: kept = null, reason, amount, told } = end;
  await audit(step, {
    action: 'lead.closed',
    subject: lead.id,
    leadId: lead.id,
    data: {
      outcome: closeAs,
      ...(reason === undefined ? {} : { reason }),
      ...amount,
      ...told,
      note: kept?.id ?? null,
      note_commitment: kept?.commitment ?? null,
    },
  });
}

/** From whoever is asked, or has it. */
async function takeAway(step: Step, lead: LeadRecord, { mergedInto }: LeadEnd): Promise<void> {
  const reason = mergedInto === undefined ? 'closed' : 'merged';
  const end = { state: 'withdrawn', reason, refund: true, assignment: 'closed' } as const;
  await endOffers(step, lead, end);
  const held = await endOpenAssignment(step.tx, lead.id, { state: 'closed', at: step.now });
  await stopClocks(step.tx, { leadId: lead.id }, 'cancelled');
  if (!held) return;
  if (!lead.test) await releasePlace(step.tx, held, { uncounted: false });
  const claimed = await findOfferOf(step.tx, held.id);
  if (claimed) await redrawOffer(step, claimed);
}
