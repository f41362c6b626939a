import { expect } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { loadLags } from '../../src/db/leads/ledger-store.ts';
import { findOpenOffer, listOffers } from '../../src/db/leads/offer-store.ts';
import { AppError } from '../../src/errors.ts';
import type { Actor } from '../../src/routing/model/actor.ts';
import type { World } from './world.ts';

const USERS: Record<string, string> = { ana: 'U0ANA', ben: 'U0BEN', cleo: 'U0CLEO' };

export const bySlack = (userId: string): Actor => ({ kind: 'slack', userId });
/** A rep of the world's roster as the one who clicks. */
export const rep = (repId: string): Actor => bySlack(USERS[repId] ?? `U0${repId.toUpperCase()}`);
export const MIA = rep('mia');
export const GUEST = bySlack('U0GUEST');

export interface Asked {
  leadId: string;
  offerId: string;
  repId: string;
  actor: Actor;
}

/** Who is being asked about a lead now. */
export async function askedAbout(world: Pick<World, 'db'>, leadId: string): Promise<Asked> {
  const offer = await findOpenOffer(world.db.read, leadId);
  if (!offer) throw new Error(`Nobody is asked about ${leadId}.`);
  return { leadId, offerId: offer.id, repId: offer.repId, actor: rep(offer.repId) };
}

/** A new lead, routed, its card delivered. */
export async function offeredLead(world: World, email = 'dana@globex.test'): Promise<Asked> {
  const leadId = await world.submit(email);
  await world.settle();
  return askedAbout(world, leadId);
}

export async function offerStates(world: Pick<World, 'db'>, leadId: string): Promise<string[]> {
  return (await listOffers(world.db.read, leadId)).map((offer) => offer.state);
}

/** What the audit log says was done, oldest first. */
export async function auditActions(world: Pick<World, 'db'>, leadId?: string): Promise<string[]> {
  const { auditEvents } = world.db.t;
  const rows = await world.db.read.select().from(auditEvents).orderBy(auditEvents.id);
  return rows.filter((row) => !leadId || row.leadId === leadId).map((row) => row.action);
}

/** Everything the store holds, as one text. */
export async function dump(db: Database): Promise<string> {
  const tables = Object.entries(db.t);
  const rows = await Promise.all(
    tables.map(async ([name, table]) => [name, await db.read.select().from(table)]),
  );
  return JSON.stringify(rows);
}

/** Asserts that an attempt changes not one row, and hands on what it answered. */
export async function withoutTrace<T>({ db }: World, attempt: () => Promise<T>): Promise<T> {
  const before = await dump(db);
  const answer = await attempt();
  expect(await dump(db)).toBe(before);
  return answer;
}

/** The sum of lags of each queue; every one of them has to be 0. */
export async function lagSums(db: Database): Promise<number[]> {
  const queues = Object.values(await loadLags(db.read));
  return queues.map((lags) => Object.values(lags).reduce((sum, lag) => sum + lag, 0));
}

/** How Slack fails, as the messenger reports it. */
export const slackFault = {
  unreachable: () => new AppError('upstream.unreachable', 'no connection', { retryable: true }),
  uncertain: () => new AppError('upstream.uncertain', 'answer lost', { retryable: true }),
  rateLimited: (retryAfterMs: number) =>
    new AppError('upstream.rate_limited', 'wait', { retryable: true, details: { retryAfterMs } }),
  refused: (word: string) => new AppError('upstream.refused', word, { details: { word } }),
};
