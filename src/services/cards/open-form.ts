/** Opens a form about a lead: for somebody known, who may, while the lead is not closed. */
import type { Reader } from '../../db/database.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { findPerformer, type Performer, type Refusal } from '../steps/permission.ts';

export interface FormAsked {
  leadId: string;
  actor: Actor;
}

export type NotOpened = { outcome: 'already_closed'; company: string } | Refusal;

/** `permit` is asked who may; what it finds out goes with the lead. */
export async function openForm<Permit extends { outcome: 'permitted' }>(
  from: Reader,
  { leadId, actor }: FormAsked,
  permit: (performer: Performer, lead: LeadRecord) => Promise<Permit | Refusal>,
): Promise<(Permit & { lead: LeadRecord }) | NotOpened> {
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await findLead(from, leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const permitted = await permit(performer, lead);
  if (permitted.outcome !== 'permitted') return permitted;
  if (lead.closedAt) return { outcome: 'already_closed', company: lead.company };
  return { ...permitted, lead };
}
