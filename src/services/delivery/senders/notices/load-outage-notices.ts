/** Words and addressees of what is said when a system outside fails, and when it is back. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { chained } from '../../../../words/lists.ts';
import { counted } from '../../../../words/numbers.ts';
import { say } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { adminUsers, opsPath } from '../../../views/escalation/escalation-path.ts';
import { fetchDeniedWords } from '../../../views/fetch-words.ts';
import { crmOutageWords, lastedWords } from '../../../views/outage-words.ts';
import { card, type Notice, numberOf, textOf } from './notice.ts';

/** Null once the CRM answers again: that is told on its own. */
export async function loadCrmDown(ctx: Context): Promise<Notice | null> {
  const words = await crmOutageWords(ctx);
  if (words === null) return null;
  const title = say`The CRM does not answer`;
  return { path: await opsPath(ctx.db.read), card: card(title, say`Silent ${words}`) };
}

export async function loadCrmUp(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const lasted = lastedWords(message.payload.lastedMs);
  const written = counted(numberOf(message, 'waiting'), 'write');
  const text = say`It answers again after ${lasted}. What waited leaves now: ${written}.`;
  return { path: await opsPath(ctx.db.read), card: card(say`The CRM is back`, text) };
}

/** Null once it lets us ask again. */
export async function loadFetchDenied(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const words = await fetchDeniedWords(ctx.db.read, textOf(message, 'system'));
  if (words === null) return null;
  return { path: await opsPath(ctx.db.read), card: card(words.title, words.text) };
}

/** Slack lets us in again, after our access was taken away. */
export async function loadAccessBack(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const from = ctx.db.read;
  const lasted = lastedWords(message.payload.lastedMs);
  const waited = counted(numberOf(message, 'waiting'), 'lead');
  const sentences = [
    say`Somebody removed the app or revoked its token, and I had no access for ${lasted}.`,
    say`Clocks stood still. What waited leaves now: ${waited}.`,
  ];
  const path = [...new Set([...(await adminUsers(from)), ...(await opsPath(from))])];
  return { path, card: card(say`I have access to Slack again`, chained(sentences, ' ')) };
}
