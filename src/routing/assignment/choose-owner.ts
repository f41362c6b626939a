/**
 * Decides what becomes of a lead whose account has an owner: theirs first, whoever's turn it is.
 */
import type { Candidate, CandidateVerdict } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import { comesOnAt, judgeCandidate, type Terms, type Wait, whyOffShift } from './eligibility.ts';
import { isBulkFull } from './waiting/why-wait.ts';

export interface OwnerRequest extends Wait {
  owner: Candidate;
  /** The rep the owner named to stand in; null when none is set. */
  cover: Candidate | null;
  /** `cover`: the cover, then wait; `wait`: wait only; `next_rule`: neither. */
  mode: 'cover' | 'wait' | 'next_rule';
  as: keyof typeof OWNERS;
  /** Whose owner, for the reason: the account's name, or `this person`. */
  of: string;
  hotTier: Terms['hotTier'];
  units: Terms['units'];
}

export type OwnerAnswer = { verdicts: CandidateVerdict[]; reasons: Reason[] } & (
  | { outcome: 'offered'; repId: string }
  | { outcome: 'scheduled'; until: Date; repId: string }
  | { outcome: 'next_rule' }
);

/** Who has the account may be full and has it all the same; who had it once has a cap to keep. */
const OWNERS = {
  account_owner: {
    ignoreCapacity: true,
    own: 'owner.own_account',
    wait: 'owner.wait',
    out: 'rule.owner_unavailable',
  },
  previous_owner: {
    ignoreCapacity: false,
    own: 'owner.previous',
    wait: 'owner.previous_wait',
    out: 'rule.previous_owner_unavailable',
  },
} as const;
const TERMS = { weight: null, requireSkills: [], ignoreCapacity: false };

/**
 * The owner of an account ignores capacity, nobody else does; none uses a turn here. Waiting is for
 * the next shift only: nobody waits for an owner who is Away, gone or excluded.
 */
export function chooseOwner(request: OwnerRequest): OwnerAnswer {
  const { owner, mode, of, hotTier, units } = request;
  const { ignoreCapacity, ...codes } = OWNERS[request.as];
  const terms = { ...TERMS, ignoreCapacity, hotTier, units };
  const obstacle = judgeCandidate(owner, terms);
  if (!obstacle) {
    const why = because(codes.own, { value: of });
    return offered(owner, [], [why, ...whyOffShift(owner, hotTier)]);
  }
  const verdicts = [lost(owner, obstacle)];
  // Who has enough of a file for now is here: the lead waits, and nobody stands in.
  const cover = mode === 'cover' && !isBulkFull(verdicts) ? request.cover : null;
  if (cover) {
    const busy = judgeCandidate(cover, { ...TERMS, hotTier, units });
    if (!busy) {
      const why = because('owner.cover', { rep: owner.name });
      return offered(cover, verdicts, [why, ...whyOffShift(cover, hotTier)]);
    }
    verdicts.push(lost(cover, busy));
  }
  const until =
    mode === 'next_rule' ? null : comesOnAt(owner, terms, { ...request, nobodyIsHere: true });
  if (!until) {
    const reasons = [because(codes.out, { rep: owner.name })];
    return { outcome: 'next_rule', verdicts, reasons };
  }
  const reasons = [because(codes.wait, { rep: owner.name, until: until.toISOString() })];
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
