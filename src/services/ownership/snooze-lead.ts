/** Snoozes a lead until an instant, with a reason: for its owner, and on hold for managers. */

import { countSnoozes } from '../../db/delivery/snooze-store.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import { judgeSnooze, type SnoozeVerdict } from '../../routing/sla/judge-snooze.ts';
import type { Context } from '../context.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { findPerformer } from '../steps/permission.ts';
import { beginSnooze } from '../steps/snooze/begin-snooze.ts';
import { loadSnoozeTerms, type SnoozeTerms } from '../steps/snooze/snooze-terms.ts';
import { inStep, type Step } from '../steps/step.ts';

export type SnoozeOutcome =
  | {
      outcome: 'snoozed';
      leadId: string;
      company: string;
      until: Date;
      /** How often its owner may do it again; null for a manager, who may whenever. */
      left: number | null;
    }
  | ({ company: string } & Exclude<SnoozeVerdict, { outcome: 'may' }>)
  | { outcome: 'no_reason' | 'already_closed' | 'not_claimed'; company: string }
  | OwnerRefusal;

export interface SnoozeInput {
  leadId: string;
  until: Date;
  reason: string;
  actor: Actor;
}

export async function snoozeLead(ctx: Context, input: SnoozeInput): Promise<SnoozeOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { company, id: leadId } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const terms = await loadSnoozeTerms(step.tx, lead);
    if (!terms) return { outcome: 'not_claimed', company };
    const reason = input.reason.trim();
    if (reason === '') return { outcome: 'no_reason', company };
    const { until } = input;
    const used = await usedOf(step, lead, terms);
    const { limits } = terms;
    const byManager = await isManager(step);
    const verdict = judgeSnooze({ until, now: step.now, limits, used, byManager });
    if (verdict.outcome !== 'may') return { ...verdict, company };
    await beginSnooze(step, lead, { ...terms, until, reason });
    const left = byManager ? null : limits.times - used - 1;
    return { outcome: 'snoozed', leadId, company, until, left };
  });
}

async function usedOf({ tx }: Step, lead: LeadRecord, { held }: SnoozeTerms): Promise<number> {
  return held ? countSnoozes(tx, { leadId: lead.id, assignmentId: held.id }) : 0;
}

async function isManager({ tx, actor }: Step): Promise<boolean> {
  const performer = await findPerformer(tx, actor);
  return performer !== null && hasRole(performer.role, 'manager');
}
