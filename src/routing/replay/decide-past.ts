/** Decides a lead of the past under a policy, through the night it may have to wait. */

import { decideLead } from '../decide-lead.ts';
import { applyChanges } from '../fairness/ledger.ts';
import type { Decision, Draw, Lags } from '../model/decision.ts';
import { NOTHING_STANDING } from '../model/facts/standing.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { PastLead } from './past-lead.ts';
import type { PastTeam } from './past-team.ts';

export interface Past {
  decision: Decision;
  /** The shift it waited for before it was decided; null where it did not wait. */
  waitsUntil: Date | null;
}

/** What everybody is owed by the draws of one replay, which begins with nobody owed anything. */
export class PastLedger {
  readonly lags: Record<string, Lags> = {};

  take({ queue, changes }: Pick<Draw, 'queue' | 'changes'>): void {
    this.lags[queue] = applyChanges(this.lags[queue] ?? {}, changes);
  }
}

/** A lead that waits for a shift is decided once more when that begins, as a real one is. */
export function decidePast(
  policy: CompiledPolicy,
  lead: PastLead,
  { team, lags }: { team: PastTeam; lags: PastLedger['lags'] },
): Past {
  const facts = factsUnder(policy, lead);
  const decideAt = (now: Date, waited: boolean) =>
    decideLead(policy, {
      now,
      waited,
      receivedAt: lead.receivedAt,
      facts,
      account: lead.account,
      enrichment: lead.enrichment,
      touches: lead.facts.touches ?? 1,
      candidates: team.candidatesAt(now),
      lags,
      paused: [],
    });
  const first = decideAt(lead.at, false);
  if (first.placement.outcome !== 'scheduled') return { decision: first, waitsUntil: null };
  const waitsUntil = first.placement.until;
  const then = decideAt(waitsUntil, true);
  return { decision: then.placement.outcome === 'scheduled' ? first : then, waitsUntil };
}

/**
 * Who had the company then is known; a policy that does not ask for that does not get it. The clock
 * on the wall is that of the policy which decides, at the instant at which it does.
 */
function factsUnder({ stickyMs }: CompiledPolicy, lead: PastLead): PastLead['facts'] {
  const { time: _, ...facts } = lead.facts;
  const { standing = NOTHING_STANDING } = facts;
  return stickyMs === 0 ? { ...facts, standing: { ...standing, companyReps: [] } } : facts;
}
