/** Ends a test lead that its one rep did not take: nobody else is bothered with it. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { Step } from '../step.ts';
import { endLead } from './end-lead.ts';

const WITH_A_REP = new Set<LeadRecord['state']>(['offered', 'claimed', 'working']);

/** Asked wherever a lead leaves a rep; false for every lead that has to go on. */
export async function endTest(step: Step, lead: LeadRecord): Promise<boolean> {
  if (lead.forRepId === null || !WITH_A_REP.has(lead.state)) return false;
  await endLead(step, lead, { closeAs: 'stale' });
  return true;
}
