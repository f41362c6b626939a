/** Loads by what its owner promised to be in touch about a lead: the tier, and whose hours. */
import type { Reader } from '../../../db/database.ts';
import { type AssignmentRecord, findAssignment } from '../../../db/leads/offer-store.ts';
import type { Calendar } from '../../../routing/availability/calendar.ts';
import type { NamedTier } from '../../../routing/model/policy/sla.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { loadTeam } from '../placing/load-team.ts';
import { calendarOf } from './window/calendar-of.ts';

export interface TouchTerms {
  assignment: AssignmentRecord;
  tier: NamedTier;
  calendar: Calendar;
}

/** Null where the policy it was given under is not known, or the rep is not on the roster. */
export async function loadTouchTerms(
  from: Reader,
  { assignmentId, repId, now }: { assignmentId: string; repId: string; now: Date },
): Promise<TouchTerms | null> {
  const assignment = await findAssignment(from, assignmentId);
  const policy = assignment && (await loadPolicyVersion(from, assignment.policyVersion));
  const member = (await loadTeam(from, now)).get(repId);
  if (!policy || !member) return null;
  const tier = policy.tier(assignment.tier);
  const pool = policy.pools.get(assignment.poolId ?? '') ?? null;
  return { assignment, tier, calendar: await calendarOf(from, tier.hours, { member, pool }) };
}
