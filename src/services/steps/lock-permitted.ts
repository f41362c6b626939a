/** Locks a lead for the person who wants to act on it, or says why that person may not. */
import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { hasRole } from '../../routing/model/actor.ts';
import { managerOf } from '../views/escalation/escalation-path.ts';
import { type OfferedToThem, offeredOr } from './ownership/offered-to-them.ts';
import { findPerformer, isOwner, type Performer, type Refusal, refuse } from './permission.ts';
import type { Step } from './step.ts';

type IsSpecial = (performer: Performer, lead: LeadRecord) => boolean | Promise<boolean>;

type Permitted = { outcome: 'permitted'; lead: LeadRecord } | Refusal;

/** For managers and admins. */
export function lockForManager(step: Step, leadId: string): Promise<Permitted> {
  return lockPermitted(step, leadId, () => false);
}

/** For the lead's owner, and for managers and admins; whom it is offered to claims it first. */
export async function lockForOwner(step: Step, leadId: string): Promise<Permitted | OfferedToThem> {
  const found = await lockPermitted(step, leadId, isOwner);
  return offeredOr(step.tx, { actor: step.actor, leadId }, found);
}

/** For managers and admins, and for whoever manages the lead's pool or rep, whatever their role. */
export function lockForManagerOf(step: Step, leadId: string): Promise<Permitted> {
  return lockPermitted(step, leadId, async ({ rep }, lead) => {
    return rep !== null && rep.id === (await managerOf(step.tx, lead.id))?.id;
  });
}

async function lockPermitted(step: Step, leadId: string, isSpecial: IsSpecial): Promise<Permitted> {
  const performer = await findPerformer(step.tx, step.actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await lockLead(step.ctx.db, step.tx, leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  if (hasRole(performer.role, 'manager') || (await isSpecial(performer, lead))) {
    return { outcome: 'permitted', lead };
  }
  return refuse(step.tx, 'manager', performer);
}
