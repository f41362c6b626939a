/** Groups the leads of the past that a policy finds nobody for, by what they have in common. */
import type { Decision } from '../model/decision.ts';
import type { Reason } from '../model/reasons.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import { decidePast } from './decide-past.ts';
import type { PastLead } from './past-lead.ts';
import type { PastTeam } from './past-team.ts';

export interface Gap {
  /** The fallback takes them, or they wait on hold. */
  kind: 'fallback' | 'held';
  /** The first rule that matches, and nobody can take it by; null where none matches. */
  rule: string | null;
  /** Why not, of the first of them. */
  why: Reason | null;
  segment: string | null;
  territory: string | null;
  country: string | null;
  leads: number;
  /** The newest of them. */
  example: string;
}

export interface Gaps {
  leads: number;
  /** The largest first. */
  gaps: Gap[];
}

/** Turns do not matter here: who is asked changes nothing for whether somebody can be. */
const NO_LAGS = {};

export class GapTally {
  private leads = 0;
  private readonly gaps = new Map<string, Gap>();

  constructor(
    private readonly policy: CompiledPolicy,
    private readonly team: PastTeam,
  ) {}

  add(lead: PastLead): void {
    const { decision } = decidePast(this.policy, lead, { team: this.team, lags: NO_LAGS });
    this.leads += 1;
    const kind = kindOf(decision);
    if (kind === null) return;
    const failed = decision.rules.find(({ matched }) => matched);
    const { segment, territory } = decision;
    const country = lead.facts.company.country ?? null;
    const rule = failed?.rule ?? null;
    const key = JSON.stringify([kind, rule, segment, territory, country]);
    const known = this.gaps.get(key);
    const why = known?.why ?? (failed ? whyNot(decision, failed.why) : null);
    const leads = (known?.leads ?? 0) + 1;
    const example = lead.leadId;
    this.gaps.set(key, { kind, rule, why, segment, territory, country, leads, example });
  }

  result(): Gaps {
    const gaps = [...this.gaps.values()].toSorted((a, b) => b.leads - a.leads);
    return { leads: this.leads, gaps };
  }
}

const FOR_LACK: ReadonlySet<Reason['code']> = new Set(['hold.nobody', 'hold.full']);

/** What a rule sends to hold was meant so, and so was what a segment that is off holds. */
function kindOf({ placement, reasons }: Decision): Gap['kind'] | null {
  if (reasons.some(({ code }) => code === 'fallback.used')) return 'fallback';
  const isForLack = reasons.some(({ code }) => FOR_LACK.has(code));
  return placement.outcome === 'held' && isForLack ? 'held' : null;
}

/** What is in the way of most, where everybody has been asked about; else what the rule came to. */
function whyNot({ candidates }: Decision, ruled: Reason): Reason {
  if (candidates.length === 0 || candidates.some(({ eligible }) => eligible)) return ruled;
  const counts = new Map<string, { why: Reason; times: number }>();
  for (const { why } of candidates) {
    const times = (counts.get(why.code)?.times ?? 0) + 1;
    counts.set(why.code, { why, times });
  }
  const [most] = [...counts.values()].toSorted((a, b) => b.times - a.times);
  return most?.why ?? ruled;
}
