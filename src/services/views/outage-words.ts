/** Puts an outage into words: since when, for how long, and what it means for the CRM. */
import { countWaiting } from '../../db/delivery/outbox-store.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { printedSpan } from '../../words/time.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../outage/find-outage.ts';

const MINUTE_MS = 60_000;

/** Readers of pages sit in several zones, so it is the same for all of them. */
export function momentWords(at: unknown): Phrase {
  return say`${new Date(String(at)).toISOString().slice(11, 16)} UTC`;
}

/** `1 minute`, `59 minutes`, `2 h 5 min`. */
export function lastedWords(ms: unknown): Phrase {
  const minutes = Math.max(1, Math.round(Number(ms) / MINUTE_MS));
  return minutes < 60 ? counted(minutes, 'minute') : printedSpan(minutes * MINUTE_MS);
}

/** `since 10:00 UTC. 4 writes wait; …`; null while the CRM answers, or none is set. */
export async function crmOutageWords(ctx: Context): Promise<Phrase | null> {
  const outage = await findOutage(ctx.db.read, 'crm');
  if (!outage) return null;
  const waiting = await countWaiting(ctx.db.read, 'crm');
  const wait = counted(waiting, 'write waits', 'writes wait');
  return say`since ${momentWords(outage.since)}. ${wait}; claims are safe.`;
}
