/**
 * Keeps the CRM's owner right while a lead is only offered, where the policy has it written then:
 * whoever is asked, and nobody once nobody is.
 */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findAssignment, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import type { Timing } from '../../../routing/model/policy/timing.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { wasAskedAtOnce } from '../offer/at-once.ts';
import type { Step } from '../step.ts';
import { hearsOf, tellCrm } from './tell-crm.ts';

type Asked = Pick<OfferRecord, 'assignmentId' | 'repId'> & { offerId: string };

/** `at`: a write that leaves when somebody else is asked already is not worth sending. */
export async function tellOfferedOwner(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test'>,
  { assignmentId, offerId, repId }: Asked,
): Promise<void> {
  const payload = { assignmentId, offerId, repId, at: 'offer' };
  await tellCrm(step, lead, { kind: 'crm.owner_set', payload });
}

/** Call it with the lead as it was before it went where it waits without a rep. */
export async function clearOfferedOwner(
  step: Step,
  lead: Pick<LeadRecord, 'id' | 'test' | 'state'>,
): Promise<void> {
  if (lead.state !== 'offered' || !hearsOf(step, lead)) return;
  const last = (await listOffers(step.tx, lead.id)).at(-1);
  if (!last || !(await isWrittenAtOffer(step, last))) return;
  const { assignmentId, id: offerId } = last;
  await tellCrm(step, lead, { kind: 'crm.owner_cleared', payload: { assignmentId, offerId } });
}

/** By the policy version that the offer was made under; never where several were asked at once. */
export async function isWrittenAtOffer(
  step: Step,
  { assignmentId }: Pick<OfferRecord, 'assignmentId'>,
): Promise<boolean> {
  if ((await timingOf(step, assignmentId))?.crmOwnerAt !== 'offer') return false;
  return !(await wasAskedAtOnce(step.tx, assignmentId));
}

async function timingOf({ tx }: Step, assignmentId: string): Promise<Timing | null> {
  const assignment = await findAssignment(tx, assignmentId);
  const policy = assignment && (await loadPolicyVersion(tx, assignment.policyVersion));
  return policy?.timing ?? null;
}
