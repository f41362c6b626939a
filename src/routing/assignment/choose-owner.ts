/**
 * Decides what becomes of a lead whose account has an owner: theirs first, whoever's turn it is.
 */
import type { Candidate, CandidateVerdict } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import { comesOnAt, judgeCandidate, type Terms, type Wait } from './eligibility.ts';

export interface OwnerRequest extends Wait {
  owner: Candidate;
  /** The rep the owner named to stand in; null when none is set. */
  cover: Candidate | null;
  /** `cover`: the cover, then wait; `wait`: wait only; `next_rule`: neither. */
  mode: 'cover' | 'wait' | 'next_rule';
  /** The account's name, for the reason. */
  account: string;
}

export type OwnerAnswer = { verdicts: CandidateVerdict[]; reasons: Reason[] } & (
  | { outcome: 'offered'; repId: string }
  | { outcome: 'scheduled'; until: Date; repId: string }
  | { outcome: 'next_rule' }
);

const OWNER: Terms = { weight: null, requireSkills: [], ignoreCapacity: true };
const COVER: Terms = { ...OWNER, ignoreCapacity: false };

/**
 * An owner ignores capacity, a cover does not; neither uses a turn here. Waiting is for the next
 * shift only: nobody waits for an owner who is Away, gone or excluded.
 */
export function chooseOwner(request: OwnerRequest): OwnerAnswer {
  const { owner, mode, account } = request;
  const obstacle = judgeCandidate(owner, OWNER);
  if (!obstacle) return offered(owner, [], because('owner.own_account', { value: account }));
  const verdicts = [lost(owner, obstacle)];
  const cover = mode === 'cover' ? request.cover : null;
  if (cover) {
    const busy = judgeCandidate(cover, COVER);
    if (!busy) return offered(cover, verdicts, because('owner.cover', { rep: owner.name }));
    verdicts.push(lost(cover, busy));
  }
  const until = mode === 'next_rule' ? null : comesOnAt(owner, OWNER, request);
  if (!until) {
    const reasons = [because('rule.owner_unavailable', { rep: owner.name })];
    return { outcome: 'next_rule', verdicts, reasons };
  }
  const reasons = [because('owner.wait', { rep: owner.name, until: until.toISOString() })];
  return { outcome: 'scheduled', until, repId: owner.repId, verdicts, reasons };
}

function offered({ repId }: Candidate, before: CandidateVerdict[], why: Reason): OwnerAnswer {
  const verdict = { rep: repId, eligible: true, lag: null, why };
  return { outcome: 'offered', repId, verdicts: [verdict, ...before], reasons: [why] };
}

function lost({ repId }: Candidate, why: Reason): CandidateVerdict {
  return { rep: repId, eligible: false, lag: null, why };
}
