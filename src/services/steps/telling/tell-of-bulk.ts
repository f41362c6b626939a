/** Lets managers hear of leads of files in one message for all, and only where there is news. */
import { lockWaiting } from '../../../db/delivery/outbox-store.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import { promise, type Step } from '../step.ts';

/** What happens within an hour is told in one message. */
const DIGEST_MS = 3_600_000;
const STREAM = 'bulk';
/** Waiting for room is what a file does; nobody has to hear of it. */
const QUIET = new Set<Reason['code']>(['hold.bulk_full', 'hold.paused', 'hold.no_policy']);

export function isQuietBulk(code: Reason['code']): boolean {
  return QUIET.has(code);
}

export async function tellOfBulk(
  step: Step,
  { reason, poolId }: { reason: Reason; poolId: string | null },
): Promise<void> {
  if (isQuietBulk(reason.code)) return;
  if (await lockWaiting(step.ctx.db, step.tx, { stream: STREAM, kind: 'notice' })) return;
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    stream: STREAM,
    payload: { notice: 'bulk', poolId },
    dueAt: new Date(step.now.getTime() + DIGEST_MS),
    urgency: -1,
  });
}
