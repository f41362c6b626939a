/** Loads the form that logs a touch, with the time by which the next one is promised. */
import { findOpenAssignment } from '../../db/leads/offer-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { planTouchClock } from '../../routing/sla/plan-clock.ts';
import type { Context } from '../context.ts';
import { loadTouchTerms } from '../steps/sla/touch-terms.ts';
import { loadWorkForm, type WorkForm } from './load-work-form.ts';

export type TouchForm =
  | {
      outcome: 'open';
      leadId: string;
      company: string;
      /** By the tier; null where it promises no next touch. */
      nextBy: Date | null;
    }
  | Exclude<WorkForm, { outcome: 'open' }>;

export async function loadTouchForm(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<TouchForm> {
  const form = await loadWorkForm(ctx, input);
  return form.outcome === 'open' ? { ...form, nextBy: await nextBy(ctx, form.leadId) } : form;
}

async function nextBy(ctx: Context, leadId: string): Promise<Date | null> {
  const now = ctx.clock.now();
  const held = await findOpenAssignment(ctx.db.read, leadId);
  if (!held?.repId) return null;
  const whose = { assignmentId: held.id, repId: held.repId, now };
  const terms = await loadTouchTerms(ctx.db.read, whose);
  const by = terms?.tier.next_touch;
  if (!terms || by === undefined) return null;
  return planTouchClock({ by, calendar: terms.calendar, startedAt: now }).dueAt;
}
