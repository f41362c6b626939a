/** Loads the form that snoozes a lead: for how long it may be, and how often still. */
import { countSnoozes } from '../../db/delivery/snooze-store.ts';
import type { Context } from '../context.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { loadSnoozeTerms } from '../steps/snooze/snooze-terms.ts';
import { type FormAsked, openOwnForm } from './open-form.ts';

export type SnoozeForm =
  | {
      outcome: 'open';
      leadId: string;
      company: string;
      mostMs: number;
      /** This one included; null where that does not count. */
      left: number | null;
    }
  | { outcome: 'too_often'; company: string; times: number }
  | { outcome: 'already_closed' | 'not_claimed'; company: string }
  | OwnerRefusal;

export async function loadSnoozeForm(ctx: Context, input: FormAsked): Promise<SnoozeForm> {
  const from = ctx.db.read;
  const found = await openOwnForm(from, input);
  if (found.outcome !== 'permitted') return found;
  const { lead, isManager } = found;
  const { id: leadId, company } = lead;
  const terms = await loadSnoozeTerms(from, lead);
  if (!terms) return { outcome: 'not_claimed', company };
  const { most: mostMs, times } = terms.limits;
  if (isManager || !terms.held) return { outcome: 'open', leadId, company, mostMs, left: null };
  const left = times - (await countSnoozes(from, { leadId, assignmentId: terms.held.id }));
  if (left <= 0) return { outcome: 'too_often', company, times };
  return { outcome: 'open', leadId, company, mostMs, left };
}
