import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type RepRecord = Tables['reps']['$inferSelect'];
export type RepStateRecord = Tables['repStates']['$inferSelect'];

/** Everybody on the roster, by id. */
const present: Question<RepRecord> = (from) => {
  const { reps } = from.t;
  return from.select().from(reps).where(isNull(reps.removedAt)).orderBy(reps.id);
};

const byId: Question<RepRecord> = (from) => {
  const { reps } = from.t;
  return from
    .select()
    .from(reps)
    .where(and(eq(reps.id, sql.placeholder('id')), isNull(reps.removedAt)));
};

const bySlackUser: Question<RepRecord> = (from) => {
  const { reps } = from.t;
  return from
    .select()
    .from(reps)
    .where(and(eq(reps.slackUserId, sql.placeholder('userId')), isNull(reps.removedAt)));
};

export function listRepRecords(from: Reader): Promise<RepRecord[]> {
  return from.ask(present);
}

/** Those too who left the roster. */
export function listEverybody(from: Reader): Promise<RepRecord[]> {
  const { reps } = from.t;
  return from.select().from(reps).orderBy(reps.id);
}

export async function findRepById(from: Reader, id: string): Promise<RepRecord | null> {
  return firstOf(await from.ask(byId, { id }));
}

export async function findRepBySlackUser(from: Reader, userId: string): Promise<RepRecord | null> {
  return firstOf(await from.ask(bySlackUser, { userId }));
}

export async function findRepByEmail(from: Reader, email: string): Promise<RepRecord | null> {
  const { reps } = from.t;
  return firstOf(
    await from
      .select()
      .from(reps)
      .where(and(eq(reps.email, email.toLowerCase()), isNull(reps.removedAt))),
  );
}

/** People the roster names by e-mail alone, whom nobody has looked up in Slack yet. */
export function listUnlinkedReps(from: Reader): Promise<RepRecord[]> {
  const { reps } = from.t;
  return from
    .select()
    .from(reps)
    .where(and(isNull(reps.slackUserId), isNotNull(reps.email), isNull(reps.removedAt)))
    .orderBy(reps.id);
}

export async function linkSlackUser(tx: Tx, id: string, slackUserId: string | null): Promise<void> {
  await tx.update(tx.t.reps).set({ slackUserId }).where(eq(tx.t.reps.id, id));
}

const allStates: Question<RepStateRecord> = (from) => from.select().from(from.t.repStates);

export async function loadRepStates(from: Reader): Promise<Map<string, RepStateRecord>> {
  const rows = await from.ask(allStates);
  return new Map(rows.map((row) => [row.repId, row]));
}

const stateOf: Question<RepStateRecord> = (from) => {
  const { repStates } = from.t;
  return from
    .select()
    .from(repStates)
    .where(eq(repStates.repId, sql.placeholder('repId')));
};

export async function findRepState(from: Reader, repId: string): Promise<RepStateRecord | null> {
  return firstOf(await from.ask(stateOf, { repId }));
}

export async function saveRepState(tx: Tx, state: RepStateRecord): Promise<void> {
  const { repId: _, ...set } = state;
  await tx
    .insert(tx.t.repStates)
    .values(state)
    .onConflictDoUpdate({ target: tx.t.repStates.repId, set });
}

const allHolidays: Question<{ region: string; date: string }> = (from) =>
  from.select().from(from.t.holidays);

/** Holiday dates by region, as `2026-12-25`. */
export async function loadHolidays(from: Reader): Promise<Map<string, Set<string>>> {
  const rows = await from.ask(allHolidays);
  const regions = new Map<string, Set<string>>();
  for (const { region, date } of rows) {
    const dates = regions.get(region) ?? new Set();
    regions.set(region, dates.add(date));
  }
  return regions;
}

/** What a region celebrates on a local date such as `2026-12-25`; null for a day like any other. */
export async function findHoliday(
  from: Reader,
  { region, date }: { region: string; date: string },
): Promise<string | null> {
  const { holidays } = from.t;
  const isThatDay = and(eq(holidays.region, region), eq(holidays.date, date));
  return firstOf(await from.select().from(holidays).where(isThatDay))?.name ?? null;
}

/** Who left the roster or Slack before `before`, by id. */
export async function listRepsGoneSince(from: Reader, before: Date): Promise<string[]> {
  const { reps, repStates } = from.t;
  const rows = await from
    .select({ id: reps.id })
    .from(reps)
    .leftJoin(repStates, eq(repStates.repId, reps.id))
    .where(or(lt(reps.removedAt, before), lt(repStates.deactivatedAt, before)))
    .orderBy(reps.id);
  return rows.map((row) => row.id);
}

/** Did this rep leave the roster or Slack? */
export async function isRepGone(from: Reader, id: string): Promise<boolean> {
  const { reps, repStates } = from.t;
  const rows = await from
    .select({ id: reps.id })
    .from(reps)
    .leftJoin(repStates, eq(repStates.repId, reps.id))
    .where(and(eq(reps.id, id), or(isNotNull(reps.removedAt), isNotNull(repStates.deactivatedAt))));
  return rows.length > 0;
}
