/** One message for all leads of files that wait for more than room. */
import { countWaitingBulk } from '../../db/bulk-store.ts';
import type { Context } from '../context.ts';
import { WAITS_FOR } from '../steps/drain.ts';
import { escalationPath } from '../views/escalation-path.ts';
import type { Notice } from './load-notice.ts';

/** Null when nothing of a file waits for people any more. */
export async function loadBulk(ctx: Context, poolId: unknown): Promise<Notice | null> {
  const from = ctx.db.read;
  const counts = await countWaitingBulk(from);
  const forManager = counts.get(WAITS_FOR.manager) ?? 0;
  const forPerson = counts.get(WAITS_FOR.person) ?? 0;
  const waiting = forManager + forPerson;
  if (waiting === 0) return null;
  const lines = [
    forPerson > 0 && `${forPerson} were offered, and nobody who could take them did.`,
    forManager > 0 && `${forManager} wait for your decision.`,
    'They page nobody. Open queue in Home, or /lead queue, lists them.',
  ];
  const pool = typeof poolId === 'string' ? poolId : null;
  const title = `${waiting} imported ${waiting === 1 ? 'lead' : 'leads'} on hold`;
  const text = lines.filter((line) => line !== false).join('\n');
  const path = await escalationPath(from, { leadId: null, poolId: pool, repId: null });
  return { path, card: { kind: 'notice', title, text, leadId: null } };
}
