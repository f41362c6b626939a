/**
 * Decides what becomes of a lead whose account has an owner: theirs first, whoever's turn it is.
 */
import type { Candidate, CandidateVerdict } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import {
  comesOnAt,
  isBulkFull,
  judgeCandidate,
  type Terms,
  type Wait,
  whyOffShift,
} from './eligibility.ts';

export interface OwnerRequest extends Wait {
  owner: Candidate;
  /** The rep the owner named to stand in; null when none is set. */
  cover: Candidate | null;
  /** `cover`: the cover, then wait; `wait`: wait only; `next_rule`: neither. */
  mode: 'cover' | 'wait' | 'next_rule';
  /** The account's name, for the reason. */
  account: string;
  hotTier: Terms['hotTier'];
}

export type OwnerAnswer = { verdicts: CandidateVerdict[]; reasons: Reason[] } & (
  | { outcome: 'offered'; repId: string }
  | { outcome: 'scheduled'; until: Date; repId: string }
  | { outcome: 'next_rule' }
);

const OWNER = { weight: null, requireSkills: [], ignoreCapacity: true };
const COVER = { ...OWNER, ignoreCapacity: false };

/**
 * An owner ignores capacity, a cover does not; neither uses a turn here. Waiting is for the next
 * shift only: nobody waits for an owner who is Away, gone or excluded.
 */
export function chooseOwner(request: OwnerRequest): OwnerAnswer {
  const { owner, mode, account, hotTier } = request;
  const terms = { ...OWNER, hotTier };
  const obstacle = judgeCandidate(owner, terms);
  if (!obstacle) {
    const why = because('owner.own_account', { value: account });
    return offered(owner, [], [why, ...whyOffShift(owner, hotTier)]);
  }
  const verdicts = [lost(owner, obstacle)];
  // Who has enough of a file for now is here: the lead waits, and nobody stands in.
  const cover = mode === 'cover' && !isBulkFull(verdicts) ? request.cover : null;
  if (cover) {
    const busy = judgeCandidate(cover, { ...COVER, hotTier });
    if (!busy) {
      const why = because('owner.cover', { rep: owner.name });
      return offered(cover, verdicts, [why, ...whyOffShift(cover, hotTier)]);
    }
    verdicts.push(lost(cover, busy));
  }
  const until =
    mode === 'next_rule' ? null : comesOnAt(owner, terms, { ...request, nobodyIsHere: true });
  if (!until) {
    const reasons = [because('rule.owner_unavailable', { rep: owner.name })];
    return { outcome: 'next_rule', verdicts, reasons };
  }
  const reasons = [because('owner.wait', { rep: owner.name, until: until.toISOString() })];
  return { outcome: 'scheduled', until, repId: owner.repId, verdicts, reasons };
}

function offered(
  { repId }: Candidate,
  before: CandidateVerdict[],
  reasons: [Reason, ...Reason[]],
): OwnerAnswer {
  const verdict = { rep: repId, eligible: true, lag: null, why: reasons[0] };
  return { outcome: 'offered', repId, verdicts: [verdict, ...before], reasons };
}

function lost({ repId }: Candidate, why: Reason): CandidateVerdict {
  return { rep: repId, eligible: false, lag: null, why };
}
