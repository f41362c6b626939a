/** Ends a lead with the outcome that its owner or a manager names. */
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { CloseOutcome } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { endLead } from '../steps/closing/end-lead.ts';
import { keepText } from '../steps/keep-text.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import type { Refusal } from '../steps/permission.ts';
import { inStep, type Step } from '../steps/step.ts';

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
  const body = reason?.trim();
  const note = body ? await keepText(step, { leadId: lead.id, kind: 'close', body }) : null;
  await endLead(step, lead, { closeAs, note });
}
