/** Notes that the CRM names another owner: whose a lead is changes by a person's word alone. */
import { findOpenAssignment } from '../../../db/leads/offer-store.ts';
import { because } from '../../../routing/model/reasons.ts';
import type { Step } from '../step.ts';
import { tellManagers } from '../telling/tell-managers.ts';
import { record, type Taken, type Told } from './told.ts';

export async function noteOwner(step: Step, told: Told): Promise<Taken> {
  const { lead, repId, event, at, system } = told;
  if ((event.owner ?? null) === null) return record(step, told, because('crm.no_owner'));
  const held = await findOpenAssignment(step.tx, lead.id);
  if (!held?.claimedAt) return record(step, told, because('crm.not_claimed'));
  if (held.repId === repId) return record(step, told, because('crm.same_owner'));
  if (at < held.claimedAt) return record(step, told, because('crm.before_claim'));
  const { poolId } = held;
  await tellManagers(step, lead, {
    kind: 'notice',
    stream: `crm_owner:${lead.id}`,
    payload: { notice: 'crm_owner', leadId: lead.id, repId, poolId, system },
  });
  return record(step, told, because('crm.other_owner'));
}
