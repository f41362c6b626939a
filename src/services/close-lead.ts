/** Ends a lead with an outcome: its offer is taken back, its clocks stop, its place is freed. */
import { stopClocks } from '../db/clock-store.ts';
import { type LeadRecord, updateLead } from '../db/lead-store.ts';
import { releasePlace } from '../db/ledger-store.ts';
import { endOpenAssignment, findOpenOffer } from '../db/offer-store.ts';
import { findOfferOf } from '../db/reopen-store.ts';
import type { Actor } from '../routing/model/actor.ts';
import type { CloseOutcome } from '../routing/model/lead.ts';
import type { Context } from './context.ts';
import { drainForPlace } from './steps/drain.ts';
import { endOffer, redrawEscalation, redrawOffer } from './steps/end-offer.ts';
import { keepText } from './steps/keep-text.ts';
import { lockForOwner } from './steps/lock-permitted.ts';
import type { Refusal } from './steps/permission.ts';
import { audit, inStep, lockLedger, type Step } from './steps/step.ts';
import { tellCrm } from './steps/tell-crm.ts';

export type CloseResult =
  | { outcome: 'closed'; leadId: string; company: string; closeAs: CloseOutcome }
  | { outcome: 'already_closed'; company: string; closeAs: CloseOutcome }
  | Refusal;

export interface Close {
  leadId: string;
  closeAs: CloseOutcome;
  reason: string | null;
  actor: Actor;
}

/** The owner may close, and so may managers. */
export async function closeLead(ctx: Context, input: Close): Promise<CloseResult> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { company } = lead;
    if (lead.closedAt) {
      return { outcome: 'already_closed', company, closeAs: lead.closeOutcome ?? 'stale' };
    }
    await end(step, lead, input);
    return { outcome: 'closed', leadId: lead.id, company, closeAs: input.closeAs };
  });
}

async function end(step: Step, lead: LeadRecord, { closeAs, reason }: Close): Promise<void> {
  await lockLedger(step);
  const open = await findOpenOffer(step.tx, lead.id);
  if (open) {
    await endOffer(step, open, {
      lead,
      end: { state: 'withdrawn', reason: 'closed', refund: true, assignment: 'closed' },
    });
  }
  const held = await endOpenAssignment(step.tx, lead.id, { state: 'closed', at: step.now });
  if (held && !lead.test) await releasePlace(step.tx, held.repId, { uncounted: false });
  await stopClocks(step.tx, { leadId: lead.id }, 'cancelled');
  await updateLead(step.tx, lead.id, {
    state: 'closed',
    routeAt: null,
    closedAt: step.now,
    closeOutcome: closeAs,
    closeReason: null,
  });
  const words = reason?.trim();
  const kept = words ? await keepText(step, { leadId: lead.id, kind: 'close', body: words }) : null;
  await audit(step, {
    action: 'lead.closed',
    subject: lead.id,
    leadId: lead.id,
    data: { outcome: closeAs, note: kept?.id ?? null, note_commitment: kept?.commitment ?? null },
  });
  const claimed = held && (await findOfferOf(step.tx, held.id));
  if (claimed) await redrawOffer(step, claimed);
  await redrawEscalation(step, lead.id);
  await tellCrm(step, lead, { kind: 'lead.closed', payload: { outcome: closeAs } });
  await drainForPlace(step);
}
