/** Judges everybody for a lead that is given by hand: who may have it, and what is in the way. */
import { openWork } from '../availability/current-load.ts';
import type { Candidate, CandidateVerdict } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import { chooseFromPool, type PoolRequest } from './choose-from-pool.ts';
import { judgeCandidate } from './eligibility.ts';

/** Where the lead would be drawn from, and what its rule asks for there. */
export type PoolTerms = Pick<
  PoolRequest,
  'pool' | 'queue' | 'lags' | 'catchUps' | 'requireSkills' | 'exclude'
>;

export interface ChoiceTerms
  extends Pick<PoolRequest, 'now' | 'candidates' | 'hotTier' | 'units' | 'waited'> {
  /** Null where the lead belongs to no pool. */
  draw: PoolTerms | null;
  /** Who has the lead now. */
  holderId: string | null;
}

/** One rep whom the lead may be given to. */
export interface Choice {
  repId: string;
  name: string;
  /** Not of the pool that the lead is drawn from. */
  outside: boolean;
  /** In leads, with the credit of this draw; null where the rep is in no draw. */
  owed: number | null;
  /** With the open work of the CRM. */
  open: number;
  cap: number | null;
  /** Both count units, as some leads count for more than one. */
  inUnits: boolean;
  /** Those that the rule asks for and the rep has. */
  skills: string[];
  /** Null for who could be offered it now. */
  obstacle: Reason | null;
}

/**
 * By the code that draws. In order: who of the pool may have it, whose turn it is and then most
 * owed first; who of it may not; the rest of the team. A pause keeps no manager from giving.
 */
export function judgeChoices(terms: ChoiceTerms): Choice[] {
  const verdicts = judgePool(terms);
  const inPool = new Map(verdicts.map((verdict) => [verdict.rep, verdict]));
  const next = verdicts.find(({ eligible }) => eligible)?.rep;
  const rank = ({ repId, owed }: Choice) =>
    repId === next ? Number.NEGATIVE_INFINITY : -(owed ?? Number.NEGATIVE_INFINITY);
  return terms.candidates
    .map((candidate) => choiceOf(terms, candidate, inPool.get(candidate.repId)))
    .toSorted((a, b) => groupOf(a) - groupOf(b) || compare(rank(a), rank(b)) || byName(a, b));
}

function judgePool({ draw, ...terms }: ChoiceTerms): CandidateVerdict[] {
  if (!draw) return [];
  const plain = { paused: false, preferSkills: [], companyReps: [], waitUpToMs: 0 };
  return chooseFromPool({ ...terms, ...draw, ...plain }).verdicts;
}

function choiceOf(
  { draw, holderId, hotTier, units }: ChoiceTerms,
  candidate: Candidate,
  verdict: CandidateVerdict | undefined,
): Choice {
  const { repId, name, load, capacity, skills } = candidate;
  const { requireSkills = [], exclude } = draw ?? {};
  const alone = { weight: null, requireSkills, exclude, ignoreCapacity: false, hotTier, units };
  const judged = verdict ? obstacleIn(verdict) : judgeCandidate(candidate, alone);
  return {
    repId,
    name,
    outside: draw !== null && !verdict,
    owed: verdict?.lag ?? null,
    open: openWork(load),
    cap: capacity.open ?? null,
    inUnits: units !== null,
    skills: requireSkills.filter((skill) => skills.includes(skill)),
    obstacle: repId === holderId ? because('exclusion.has_it') : judged,
  };
}

const obstacleIn = ({ eligible, why }: CandidateVerdict): Reason | null => (eligible ? null : why);

function groupOf({ outside, obstacle }: Choice): number {
  return (outside ? 2 : 0) + (obstacle ? 1 : 0);
}

/** Two may have one name. */
function byName(a: Choice, b: Choice): number {
  return compare(a.name, b.name) || compare(a.repId, b.repId);
}

function compare<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
