/** Judges by the objectives of a segment whether a new policy serves its leads better. */

import type { Objective, Segment } from '../model/policy/policy.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { ComparedLead } from './compare-lead.ts';
import { SideFigures } from './side-figures.ts';

export type Verdict = 'better' | 'worse' | 'same' | 'unknown';

export interface ObjectiveVerdict {
  objective: Objective;
  verdict: Verdict;
  /** Shares, 0..1 with three decimals; null where no lead says anything about it. */
  before: number | null;
  after: number | null;
  /** The median time to claim, of whoever is asked; only for the speed to lead. */
  claimMs: { before: number | null; after: number | null };
}

export interface SegmentVerdict {
  segment: string | null;
  leads: number;
  moved: number;
  /** What counts most first. */
  objectives: ObjectiveVerdict[];
}

/** What a segment without objectives of its own is judged by. */
const DEFAULT_OBJECTIVES: readonly Objective[] = ['speed_to_lead', 'fairness'];

interface Sides {
  leads: number;
  moved: number;
  before: SideFigures;
  after: SideFigures;
}

/** The leads of each segment of the new policy, by the objectives it states. */
export class ObjectiveJudge {
  private readonly segments = new Map<string | null, Sides>();
  private readonly policies: { before: CompiledPolicy; after: CompiledPolicy };

  constructor(policies: { before: CompiledPolicy; after: CompiledPolicy }) {
    this.policies = policies;
  }

  add({ lead, before, after, change, value }: ComparedLead): void {
    const sides = this.sidesOf(after.segment);
    sides.leads += 1;
    sides.moved += change === 'moved' ? 1 : 0;
    sides.before.add(before, { value, at: before.waitsUntil ?? lead.at });
    sides.after.add(after, { value, at: after.waitsUntil ?? lead.at });
  }

  /** The segment with most leads first. */
  result(): SegmentVerdict[] {
    const { policy } = this.policies.after;
    return [...this.segments]
      .map(([segment, sides]) => ({
        segment,
        leads: sides.leads,
        moved: sides.moved,
        objectives: objectivesOf(policy.segments, segment).map((one) => judge(one, sides)),
      }))
      .toSorted((a, b) => b.leads - a.leads);
  }

  private sidesOf(segment: string | null): Sides {
    const found = this.segments.get(segment);
    if (found) return found;
    const { before, after } = this.policies;
    const made = {
      leads: 0,
      moved: 0,
      before: new SideFigures(before),
      after: new SideFigures(after),
    };
    this.segments.set(segment, made);
    return made;
  }
}

/** The first objective of the segment in which most leads move; null before any lead. */
export function headlineOf(
  verdicts: readonly SegmentVerdict[],
): { segment: string | null; verdict: ObjectiveVerdict } | null {
  const [most] = verdicts.toSorted((a, b) => b.moved - a.moved || b.leads - a.leads);
  const verdict = most?.objectives[0];
  return most && verdict ? { segment: most.segment, verdict } : null;
}

function objectivesOf(segments: readonly Segment[], id: string | null): readonly Objective[] {
  const stated = segments.find((one) => one.id === id)?.objectives ?? [];
  return stated.length > 0 ? stated : DEFAULT_OBJECTIVES;
}

function judge(objective: Objective, { before, after }: Sides): ObjectiveVerdict {
  const figures = { before: before.figure(objective), after: after.figure(objective) };
  const isSpeed = objective === 'speed_to_lead';
  const claimMs = {
    before: isSpeed ? before.claimMs() : null,
    after: isSpeed ? after.claimMs() : null,
  };
  // Of a gap between what people get and what they are entitled to, less is better.
  const byShare = compare(figures, objective === 'fairness');
  const byWindow = isSpeed && byShare === 'same' ? compare(claimMs, true) : byShare;
  const verdict = byWindow === 'unknown' ? byShare : byWindow;
  return { objective, verdict, ...figures, claimMs };
}

function compare(
  { before, after }: { before: number | null; after: number | null },
  lessIsBetter: boolean,
): Verdict {
  if (before === null || after === null) return 'unknown';
  if (before === after) return 'same';
  return after > before === lessIsBetter ? 'worse' : 'better';
}
