/** Judges every member of a pool for one lead: what they weigh today, and what is in the way. */
import type { Share } from '../fairness/ledger.ts';
import { rampStepOf, type Weighing, weightsAt } from '../fairness/weights.ts';
import type { Candidate } from '../model/decision.ts';
import type { Pool } from '../model/policy/policy.ts';
import { because, type Reason } from '../model/reasons.ts';
import { isGone, judgeCandidate, type Terms } from './eligibility.ts';

export interface MemberTerms
  extends Pick<Terms, 'requireSkills' | 'exclude' | 'hotTier' | 'units'> {
  now: Date;
  pool: Weighing & { id: string } & Partial<Pick<Pool, 'backlog_at_once'>>;
  /** Any reps; those outside the pool are passed over. */
  candidates: readonly Candidate[];
  paused: boolean;
  /** Reps who have the lead's company already, who has the best claim first. */
  companyReps?: readonly string[];
  /** It waited: reps who have enough to answer are spared until they have answered. */
  waited?: boolean | undefined;
}

/** A member with the terms of this pool and the obstacle, null for who is in play. */
export interface Judged {
  candidate: Candidate;
  terms: Terms & { weight: number };
  obstacle: Reason | null;
}

/** By id, so that the order of the candidates changes nothing. */
export function judgeMembers(request: MemberTerms): Judged[] {
  const { pool, candidates, now } = request;
  const { requireSkills, exclude, hotTier, units } = request;
  const weights = weightsAt(pool, now);
  const judged: Judged[] = [];
  for (const candidate of byId(candidates)) {
    const weight = weights.get(candidate.repId);
    if (weight === undefined) continue;
    const atOnce = atOnceOf(request, candidate);
    const terms = {
      weight,
      requireSkills,
      exclude,
      ignoreCapacity: false,
      hotTier,
      units,
      atOnce,
    };
    judged.push({ candidate, terms, obstacle: obstacleOf(request, candidate, terms) });
  }
  return judged;
}

/** The store gives them in this order already, and sorting a thousand takes its time. */
function byId(candidates: readonly Candidate[]): readonly Candidate[] {
  let last = '';
  for (const { repId } of candidates) {
    if (repId < last) return candidates.toSorted((a, b) => (a.repId < b.repId ? -1 : 1));
    last = repId;
  }
  return candidates;
}

/** Two people of one company hear from one rep, who is not spared that. */
function atOnceOf(
  { pool, waited = false, companyReps = [] }: MemberTerms,
  { repId }: Candidate,
): number | undefined {
  return waited && !companyReps.includes(repId) ? pool.backlog_at_once : undefined;
}

function obstacleOf(
  { pool, now, paused }: MemberTerms,
  candidate: Candidate,
  terms: Judged['terms'],
): Reason | null {
  if (paused) return because('pool.paused', { pool: pool.id });
  const obstacle = judgeCandidate(candidate, terms);
  if (obstacle?.code !== 'pool.weight_zero') return obstacle;
  const step = rampStepOf(pool, candidate.repId, now);
  return step?.percent === 0 ? because('pool.starts', { date: step.until }) : obstacle;
}

/**
 * Members who share in a lead that they could not get now: those who are there, in a pool that
 * counts the load; and those who would share in it, had they not been absent.
 */
export function listAside(
  judged: readonly Judged[],
  { count }: Pick<Pool, 'count'>,
): { bystanders: Share[]; absent: Share[] } {
  const bystanders: Share[] = [];
  const absent: Share[] = [];
  for (const { candidate, terms, obstacle } of judged) {
    if (obstacle === null) continue;
    const wishes = count === 'load' ? { requireSkills: [], exclude: [] } : {};
    const shares = { ...terms, ...wishes };
    const share = { repId: candidate.repId, weight: terms.weight };
    if (count === 'load' && judgeCandidate(candidate, shares) === null) bystanders.push(share);
    else if (isAbsent(candidate, shares)) absent.push(share);
  }
  return { bystanders, absent };
}

/** Away and the like, and nothing else in the way: whoever is off shift or gone misses nothing. */
function isAbsent(candidate: Candidate, terms: Terms): boolean {
  const { shift } = candidate;
  if (shift.state !== 'unavailable' || isGone(shift)) return false;
  return judgeCandidate({ ...candidate, shift: { state: 'on_shift' } }, terms) === null;
}
