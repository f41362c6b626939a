/** Decides whether what a CRM tells of is a touch by the lead's owner, and for which claim. */
import { because, type Reason } from '../model/reasons.ts';

/** A lead in somebody's hands: an assignment, as it stands now. */
export interface Holding {
  id: string;
  /** Null while several are asked at once. */
  repId: string | null;
  /** Null where it was not claimed, or the claim was taken back. */
  claimedAt: Date | null;
  endedAt: Date | null;
}

export interface Happened {
  at: Date;
  /** Null where nobody is named. */
  owner: string | null;
  /** Null where the roster does not know whom it names. */
  repId: string | null;
}

/**
 * By the instants alone, so that when and in which order it is told changes nothing: a touch is the
 * owner's, from the claim on until the lead went elsewhere or was closed.
 */
export function judgeActivity<T extends Holding>(
  { at, owner, repId }: Happened,
  holdings: readonly T[],
): { for: T } | { why: Reason } {
  if (owner === null) return { why: because('crm.no_owner') };
  if (repId === null) return { why: because('crm.unknown_owner') };
  const claimed = holdings.filter((one) => one.claimedAt !== null);
  const own = claimed.filter((one) => one.repId === repId);
  const held = own.findLast((one) => isWithin(at, one));
  if (held) return { for: held };
  if (claimed.length === 0) return { why: because('crm.not_claimed') };
  const isEarly = own.length > 0 && own.every(({ claimedAt }) => claimedAt && at < claimedAt);
  return { why: because(isEarly ? 'crm.before_claim' : 'crm.not_theirs') };
}

function isWithin(at: Date, { claimedAt, endedAt }: Holding): boolean {
  return claimedAt !== null && claimedAt <= at && (endedAt === null || at <= endedAt);
}
