/**
 * Ends a lead with the outcome that its owner or a manager names; where a rep calls it bad, a
 * manager is asked first.
 */
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { CloseOutcome } from '../../routing/model/lead.ts';
import type { Money } from '../../routing/model/working/money.ts';
import type { Context } from '../context.ts';
import { askWhetherBad, giveTurnBack } from '../steps/closing/bad-lead.ts';
import { endLead } from '../steps/closing/end-lead.ts';
import { keepText } from '../steps/keep-text.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { findPerformer } from '../steps/permission.ts';
import { inStep, type Step } from '../steps/step.ts';

export type CloseResult =
  | {
      outcome: 'closed';
      leadId: string;
      company: string;
      closeAs: CloseOutcome;
      amount: Money | null;
      /** Whose turn came back, by name; null where none did. */
      cameBack: string | null;
    }
  /** It waits for a manager who agrees that it is a bad lead. */
  | { outcome: 'asked'; leadId: string; company: string }
  | { outcome: 'already_closed'; company: string; closeAs: CloseOutcome }
  /** Only what was converted brought anything. */
  | { outcome: 'amount_unfit'; company: string; closeAs: CloseOutcome }
  | OwnerRefusal;

export interface Close {
  leadId: string;
  closeAs: CloseOutcome;
  reason: string | null;
  /** What a converted lead brought. */
  amount?: Money | null;
  actor: Actor;
}

/** The owner may close, and so may managers. */
export async function closeLead(ctx: Context, input: Close): Promise<CloseResult> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    const { closeAs, amount = null } = input;
    if (lead.closedAt) {
      return { outcome: 'already_closed', company, closeAs: lead.closeOutcome ?? 'stale' };
    }
    if (amount && closeAs !== 'converted') return { outcome: 'amount_unfit', company, closeAs };
    if (closeAs === 'bad' && !lead.test && !(await isManager(step))) {
      await askWhetherBad(step, lead, await wordsOf(step, input, 'called_bad'));
      return { outcome: 'asked', leadId, company };
    }
    const cameBack = await end(step, lead, input);
    return { outcome: 'closed', leadId, company, closeAs, amount, cameBack };
  });
}

async function isManager({ tx, actor }: Step): Promise<boolean> {
  const performer = await findPerformer(tx, actor);
  return performer !== null && hasRole(performer.role, 'manager');
}

/** Returns whose turn came back: a manager who closes it as bad has agreed that it is. */
async function end(step: Step, lead: LeadRecord, input: Close): Promise<string | null> {
  const { closeAs, amount = null } = input;
  const note = await wordsOf(step, input, 'close');
  const cameBack = closeAs === 'bad' ? await giveTurnBack(step, lead) : null;
  await endLead(step, lead, { closeAs, amount, note });
  return cameBack;
}

async function wordsOf(step: Step, { leadId, reason }: Close, kind: 'close' | 'called_bad') {
  const body = reason?.trim();
  return body ? keepText(step, { leadId, kind, body }) : null;
}
