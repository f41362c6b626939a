/** Loads the form that snoozes a lead: for how long it may be, and how often still. */
import { countSnoozes } from '../../db/delivery/snooze-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { type OwnerRefusal, offeredOr } from '../steps/ownership/offered-to-them.ts';
import { findPerformer, refuse } from '../steps/permission.ts';
import { loadSnoozeTerms } from '../steps/snooze/snooze-terms.ts';

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

/** The owner may, and so may managers. */
export async function loadSnoozeForm(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<SnoozeForm> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await findLead(from, input.leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const isManager = hasRole(performer.role, 'manager');
  const isOwner = performer.rep !== null && performer.rep.id === lead.ownerId;
  if (!isManager && !isOwner) {
    return offeredOr(from, input, await refuse(from, 'manager'));
  }
  const { id: leadId, company } = lead;
  if (lead.closedAt) return { outcome: 'already_closed', company };
  const terms = await loadSnoozeTerms(from, lead);
  if (!terms) return { outcome: 'not_claimed', company };
  const { most: mostMs, times } = terms.limits;
  if (isManager || !terms.held) return { outcome: 'open', leadId, company, mostMs, left: null };
  const left = times - (await countSnoozes(from, { leadId, assignmentId: terms.held.id }));
  if (left <= 0) return { outcome: 'too_often', company, times };
  return { outcome: 'open', leadId, company, mostMs, left };
}
