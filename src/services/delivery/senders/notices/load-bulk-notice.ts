/** One message for all leads of files that wait for more than room. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { countHeldBulk } from '../../../../db/leads/waiting-store.ts';
import { chained } from '../../../../words/lists.ts';
import { counted } from '../../../../words/numbers.ts';
import { type Phrase, say } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { isForManager } from '../../../steps/placing/drain.ts';
import { isQuietBulk } from '../../../steps/telling/tell-of-bulk.ts';
import { card, managersOf, type Notice } from './notice.ts';

/** Null when nothing of a file waits for people any more. */
export async function loadBulk(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const held = (await countHeldBulk(from)).filter(({ code }) => code && !isQuietBulk(code));
  const waiting = sum(held);
  const forManager = sum(held.filter(({ code }) => code && isForManager(code)));
  const others = waiting - forManager;
  if (waiting === 0) return null;
  const lines: Phrase[] = [];
  if (others > 0) lines.push(say`Nobody who could take ${others} of them did so far.`);
  if (forManager > 0) lines.push(say`Waiting for your decision: ${forManager}.`);
  lines.push(say`They page nobody. Open queue in Home, or /lead queue, lists them.`);
  const title = say`${counted(waiting, 'imported lead')} on hold`;
  const path = await managersOf(ctx, message);
  return { path, card: card(title, chained(lines, '\n')) };
}

function sum(counts: readonly { n: number }[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
