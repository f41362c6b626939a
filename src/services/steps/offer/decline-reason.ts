/** Finds what a reason to decline means for an offer: under the policy the offer began with. */
import type { Reader } from '../../../db/database.ts';
import { listDeclined } from '../../../db/leads/at-once-store.ts';
import { countRefunds, findDraw } from '../../../db/leads/ledger-store.ts';
import {
  type AssignmentRecord,
  findAssignment,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import {
  givesTurnBack,
  isRefundSpent,
  REFUNDS_WITHIN_MS,
} from '../../../routing/fairness/refund.ts';
import type { DeclineReason, Pool } from '../../../routing/model/policy/policy.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import type { Step } from '../step.ts';

type Declined = Pick<OfferRecord, 'id' | 'assignmentId' | 'repId'>;

export interface FoundReason {
  /** With the pool's own word on refunds; undefined where the policy has no such reason. */
  reason: DeclineReason | undefined;
  poolId: string | null;
}

export async function findDeclineReason(
  from: Reader,
  offer: Pick<Declined, 'assignmentId'>,
  reasonId: string,
): Promise<FoundReason> {
  const { assignment, compiled } = await termsOf(from, offer);
  const reason = compiled?.policy.reasons.find((one) => one.id === reasonId);
  const pool = compiled?.pools.get(assignment?.poolId ?? '');
  const found = reason && { ...reason, refund: givesTurnBack(pool, reason) };
  return { reason: found, poolId: assignment?.poolId ?? null };
}

/**
 * What waits for a manager's word where nobody of several who were asked at once is left: one of
 * them declined for a reason that no other rep is asked after. Null where none did.
 */
export async function findManagersWord(
  { tx }: Pick<Step, 'tx'>,
  assignmentId: string,
): Promise<Reason | null> {
  for (const { reason: id } of await listDeclined(tx, assignmentId)) {
    const { reason } = await findDeclineReason(tx, { assignmentId }, id ?? '');
    if (reason?.next === 'manager') {
      return because('hold.declined_to_manager', { value: reason.label });
    }
  }
  return null;
}

/** All reasons of that policy, each with the pool's own word on refunds. */
export async function listDeclineReasons(from: Reader, offer: Declined): Promise<DeclineReason[]> {
  const { assignment, compiled } = await termsOf(from, offer);
  const pool = compiled?.pools.get(assignment?.poolId ?? '');
  const reasons = compiled?.policy.reasons ?? [];
  // Where several are asked at once no turn hangs on anybody's answer but the claim.
  const isFree = assignment !== null && assignment.repId === null;
  return reasons.map((reason) => ({ ...reason, refund: isFree || givesTurnBack(pool, reason) }));
}

/**
 * The limit of the pool where so many turns came back to the rep within a day that this one would
 * not; null where it would, and where the offer uses no turn. Exact under the ledger's lock.
 */
export async function findSpentLimit(
  from: Reader,
  offer: Declined,
  now: Date,
): Promise<number | null> {
  const drawn = await findDrawnPool(from, offer);
  if (!drawn) return null;
  const { pool, queues } = drawn;
  const since = new Date(now.getTime() - REFUNDS_WITHIN_MS);
  const cameBack = await countRefunds(from, { repId: offer.repId, queues, since });
  return isRefundSpent(pool, cameBack) ? pool.refund_limit : null;
}

/** The pool whose turn an offer uses, with all queues that it is drawn by. */
export async function findDrawnPool(
  from: Reader,
  offer: Declined,
): Promise<{ pool: Pool; queues: string[] } | null> {
  const draw = await findDraw(from, offer.id);
  const { assignment, compiled } = await termsOf(from, offer);
  const pool = draw && compiled?.pools.get(assignment?.poolId ?? draw.queue);
  return pool && compiled ? { pool, queues: queuesOf(compiled, pool.id) } : null;
}

function queuesOf({ policy }: CompiledPolicy, poolId: string): string[] {
  const named = policy.rules.flatMap(({ assign }) =>
    'pool' in assign && assign.pool === poolId ? (assign.queue ?? []) : [],
  );
  return [...new Set([poolId, ...named])];
}

interface Terms {
  assignment: AssignmentRecord | null;
  compiled: CompiledPolicy | null;
}

async function termsOf(
  from: Reader,
  { assignmentId }: Pick<Declined, 'assignmentId'>,
): Promise<Terms> {
  const assignment = await findAssignment(from, assignmentId);
  const compiled = assignment && (await loadPolicyVersion(from, assignment.policyVersion));
  return { assignment, compiled };
}
