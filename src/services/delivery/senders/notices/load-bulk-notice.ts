/** One message for all leads of files that wait for more than room. */
import { countHeldBulk } from '../../../../db/leads/waiting-store.ts';
import type { Context } from '../../../context.ts';
import { isForManager } from '../../../steps/placing/drain.ts';
import { isQuietBulk } from '../../../steps/telling/tell-of-bulk.ts';
import { escalationPath } from '../../../views/escalation/escalation-path.ts';
import type { Notice } from '../load-notice.ts';

/** Null when nothing of a file waits for people any more. */
export async function loadBulk(ctx: Context, poolId: unknown): Promise<Notice | null> {
  const from = ctx.db.read;
  const held = (await countHeldBulk(from)).filter(({ code }) => code && !isQuietBulk(code));
  const waiting = sum(held);
  const forManager = sum(held.filter(({ code }) => code && isForManager(code)));
  const others = waiting - forManager;
  if (waiting === 0) return null;
  const lines = [
    others > 0 && `Nobody who could take ${others} of them did so far.`,
    forManager > 0 && `Waiting for your decision: ${forManager}.`,
    'They page nobody. Open queue in Home, or /lead queue, lists them.',
  ];
  const pool = typeof poolId === 'string' ? poolId : null;
  const title = `${waiting} imported ${waiting === 1 ? 'lead' : 'leads'} on hold`;
  const text = lines.filter((line) => line !== false).join('\n');
  const path = await escalationPath(from, { leadId: null, poolId: pool, repId: null });
  return { path, card: { kind: 'notice', title, text, leadId: null } };
}

function sum(counts: readonly { n: number }[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
