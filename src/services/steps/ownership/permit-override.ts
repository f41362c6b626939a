/** Lets somebody move a lead by hand, or says who may: by the overrides of the live policy. */
import type { Reader } from '../../../db/database.ts';
import { type LeadRecord, lockLead } from '../../../db/leads/lead-store.ts';
import { findRepById, listRepRecords } from '../../../db/workspace/team-store.ts';
import { hasRole } from '../../../routing/model/actor.ts';
import { mayOverride, type Overrider } from '../../../routing/policy/overrides/may-override.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { findPerformer, isOwner, type Performer, type Refusal, whoMay } from '../permission.ts';
import type { Step } from '../step.ts';
import { findOrigin, type Origin } from './find-origin.ts';
import { type OfferedToThem, offeredOr } from './offered-to-them.ts';

interface Permit {
  outcome: 'permitted';
  origin: Origin;
}

export async function permitOverride(
  from: Reader,
  performer: Performer,
  lead: Pick<LeadRecord, 'id' | 'company'>,
): Promise<Permit | Refusal> {
  const origin = await findOrigin(from, lead.id);
  const holder = await findRepById(from, origin.repId ?? '');
  const standing = { ...origin, repManagerId: holder?.profile.manager ?? null };
  const policy = (await loadLivePolicyIn(from))?.compiled.policy ?? null;
  const may = (who: Overrider) => mayOverride(policy, who, standing);
  if (may({ id: performer.rep?.id ?? null, role: performer.role })) {
    return { outcome: 'permitted', origin };
  }
  const people = await listRepRecords(from);
  const allowed = people.filter(({ id, profile: { role } }) => may({ id, role }));
  const isByRole = people.every(
    (one) => allowed.includes(one) === hasRole(one.profile.role, 'manager'),
  );
  const who = whoMay(allowed, performer);
  return { outcome: 'not_permitted', ...who, ...(!isByRole && { about: lead.company }) };
}

type Locked = (Permit & { lead: LeadRecord }) | Refusal;

/** For whoever may override the lead. */
export function lockForOverride(step: Step, leadId: string): Promise<Locked> {
  return lockPermitted(step, leadId, () => false);
}

/** For its owner as well, who gives up what is theirs; whom it is offered to claims it first. */
export async function lockForRelease(step: Step, leadId: string): Promise<Locked | OfferedToThem> {
  const found = await lockPermitted(step, leadId, isOwner);
  return offeredOr(step.tx, { actor: step.actor, leadId }, found);
}

async function lockPermitted(
  step: Step,
  leadId: string,
  isTheirs: (performer: Performer, lead: LeadRecord) => boolean,
): Promise<Locked> {
  const performer = await findPerformer(step.tx, step.actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await lockLead(step.ctx.db, step.tx, leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  if (isTheirs(performer, lead)) {
    return { outcome: 'permitted', lead, origin: await findOrigin(step.tx, leadId) };
  }
  const found = await permitOverride(step.tx, performer, lead);
  return found.outcome === 'permitted' ? { ...found, lead } : found;
}
