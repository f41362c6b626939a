/** Says whose turn it is in a pool: who would get an ordinary lead now, and why nobody else. */

import { chooseFromPool, type PoolRequest } from '../assignment/choose-from-pool.ts';
import type { CandidateVerdict } from '../model/decision.ts';
import type { Reason } from '../model/reasons.ts';

/** `units`: 1, or null where all leads are ordinary ones. */
export type OrdinaryLead = Pick<
  PoolRequest,
  'pool' | 'candidates' | 'lags' | 'paused' | 'now' | 'units'
>;

/** How the turn stands for one member. */
export type Turn =
  | { as: 'own' }
  /** Somebody else is asked first; `why` is what decided. */
  | { as: 'other'; repId: string; why: Reason }
  /** Is passed over, whoever else there is. */
  | { as: 'out'; why: Reason };

/**
 * Who would be asked, and of every member whether they are in play. An ordinary lead asks for no
 * skill, is of no company that somebody has already, is no hot one, and has no objectives that
 * settle ties. It is drawn by the code that draws real ones, so that people are told what happens.
 */
export function whoIsNext(lead: OrdinaryLead): {
  next: string | null;
  verdicts: CandidateVerdict[];
} {
  const answer = chooseFromPool({
    ...lead,
    queue: lead.pool.id,
    // What is caught up on is paid with a turn and decides none.
    catchUps: {},
    requireSkills: [],
    preferSkills: [],
    companyReps: [],
    hotTier: null,
    waitUpToMs: null,
  });
  const { outcome, verdicts } = answer;
  return { next: outcome === 'offered' ? answer.repId : null, verdicts };
}

/** Null for who is no member of the pool. */
export function turnOf({ next, verdicts }: ReturnType<typeof whoIsNext>, id: string): Turn | null {
  const verdictOf = (repId: string | null) => verdicts.find(({ rep }) => rep === repId);
  const own = verdictOf(id);
  const first = verdictOf(next);
  if (!own) return null;
  if (!own.eligible) return { as: 'out', why: own.why };
  return !first || first === own
    ? { as: 'own' }
    : { as: 'other', repId: first.rep, why: first.why };
}
