/** Puts an outage into words: since when, for how long, and what it means for the CRM. */
import { countWaiting } from '../../db/delivery/outbox-store.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../outage/find-outage.ts';

const MINUTE_MS = 60_000;

/** Readers of pages sit in several zones, so it is the same for all of them. */
export function momentWords(at: unknown): string {
  return `${new Date(String(at)).toISOString().slice(11, 16)} UTC`;
}

export function lastedWords(ms: unknown): string {
  const minutes = Math.max(1, Math.round(Number(ms) / MINUTE_MS));
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `1 write waits`, `4 writes wait`. */
export function waitWords(count: unknown, noun: string): string {
  return Number(count) === 1 ? `1 ${noun} waits` : `${Number(count)} ${noun}s wait`;
}

/** `1 lead`, `4 leads`. */
export function countWords(count: unknown, noun: string): string {
  return Number(count) === 1 ? `1 ${noun}` : `${Number(count)} ${noun}s`;
}

/** `since 10:00 UTC. 4 writes wait; …`; null while the CRM answers, or none is set. */
export async function crmOutageWords(ctx: Context): Promise<string | null> {
  const outage = await findOutage(ctx.db.read, 'crm');
  if (!outage) return null;
  const waiting = await countWaiting(ctx.db.read, 'crm');
  const since = momentWords(outage.since);
  return `since ${since}. ${waitWords(waiting, 'write')}; claims are safe.`;
}
