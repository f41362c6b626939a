/** Says whether somebody may work on a lead, for the forms that log a touch or end it. */
import { findLead } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';

export type WorkForm =
  | { outcome: 'open'; leadId: string; company: string }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'not_claimed'; company: string }
  | Refusal;

/** The owner may, and so may managers. */
export async function loadWorkForm(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<WorkForm> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await findLead(from, input.leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const isOwner = performer.rep !== null && performer.rep.id === lead.ownerId;
  if (!isOwner && !hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const { id: leadId, company } = lead;
  if (lead.closedAt) return { outcome: 'already_closed', company };
  return { outcome: lead.ownerId ? 'open' : 'not_claimed', leadId, company };
}
