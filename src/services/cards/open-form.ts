/** Opens a form about a lead: for somebody known, who may, while the lead is not closed. */
import type { Reader } from '../../db/database.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import { type OfferedToThem, offeredOr } from '../steps/ownership/offered-to-them.ts';
import {
  findPerformer,
  isOwner,
  type Performer,
  type Refusal,
  refuse,
} from '../steps/permission.ts';

export interface FormAsked {
  leadId: string;
  actor: Actor;
}

interface Permit {
  outcome: 'permitted';
}

export type NotOpened = { outcome: 'already_closed'; company: string } | Refusal;

/** `permit` is asked who may; what it finds out goes with the lead. */
export async function openForm<Found extends Permit>(
  from: Reader,
  { leadId, actor }: FormAsked,
  permit: (performer: Performer, lead: LeadRecord) => Promise<Found | Refusal>,
): Promise<(Found & { lead: LeadRecord }) | NotOpened> {
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await findLead(from, leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const permitted = await permit(performer, lead);
  if (permitted.outcome !== 'permitted') return permitted;
  if (lead.closedAt) return { outcome: 'already_closed', company: lead.company };
  return { ...permitted, lead };
}

/** For its owner, and for managers and admins; whom it is offered to claims it first. */
export async function openOwnForm(
  from: Reader,
  asked: FormAsked,
): Promise<(Permit & { lead: LeadRecord; isManager: boolean }) | OfferedToThem | NotOpened> {
  const found = await openForm(from, asked, async (performer, lead) => {
    const isManager = hasRole(performer.role, 'manager');
    if (!isManager && !isOwner(performer, lead)) return refuse(from, 'manager', performer);
    return { outcome: 'permitted' as const, isManager };
  });
  return offeredOr(from, asked, found);
}
