/** Loads by which terms a lead may be snoozed: those it was given under, on hold those of today. */
import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { type AssignmentRecord, findOpenAssignment } from '../../../db/leads/offer-store.ts';
import { DEFAULT_SNOOZE, type SnoozeLimits } from '../../../routing/model/policy/sla.ts';
import { loadLivePolicyIn, loadPolicyVersion } from '../../workspace/load-policy.ts';

export interface SnoozeTerms {
  limits: SnoozeLimits;
  /** Null for a lead on hold, which is nobody's. */
  held: AssignmentRecord | null;
  tier: string;
  policyVersion: number;
}

/** Null for a lead that nobody has and that is not on hold: it has clocks of its own. */
export async function loadSnoozeTerms(
  from: Reader,
  lead: Pick<LeadRecord, 'id' | 'state' | 'tier' | 'ownerId'>,
): Promise<SnoozeTerms | null> {
  if (lead.state === 'held') {
    const live = await loadLivePolicyIn(from);
    const limits = live?.compiled.tier(lead.tier).snooze ?? DEFAULT_SNOOZE;
    return { limits, held: null, tier: lead.tier, policyVersion: live?.version ?? 0 };
  }
  if (lead.state !== 'claimed' && lead.state !== 'working') return null;
  const held = await findOpenAssignment(from, lead.id);
  if (!held) return null;
  const { tier, policyVersion } = held;
  const policy = await loadPolicyVersion(from, policyVersion);
  return { limits: policy?.tier(tier).snooze ?? DEFAULT_SNOOZE, held, tier, policyVersion };
}
