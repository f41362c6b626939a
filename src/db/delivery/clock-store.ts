import { and, asc, eq, gt, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import { CLOCK_KINDS, type ClockEvent, type ClockState } from '../../routing/model/offer.ts';
import type { Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type ClockRecord = Tables['slaClocks']['$inferSelect'];

export async function insertClock(tx: Tx, clock: ClockRecord): Promise<void> {
  await insertRow(tx, 'slaClocks', clock);
}

/** Clocks with an event to fire, in due order. */
export async function listDueClocks(from: Reader, now: Date, limit: number): Promise<string[]> {
  const { slaClocks } = from.t;
  const rows = await from
    .select({ id: slaClocks.id })
    .from(slaClocks)
    .where(lte(slaClocks.nextEventAt, now))
    .orderBy(asc(slaClocks.nextEventAt), asc(slaClocks.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

export async function nextClockEventAt(from: Reader): Promise<Date | null> {
  const { slaClocks } = from.t;
  const rows = await from
    .select({ at: slaClocks.nextEventAt })
    .from(slaClocks)
    .where(sql`${slaClocks.nextEventAt} is not null`)
    .orderBy(asc(slaClocks.nextEventAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

export async function findClock(from: Reader, id: string): Promise<ClockRecord | null> {
  const { slaClocks } = from.t;
  return firstOf(await from.select().from(slaClocks).where(eq(slaClocks.id, id)));
}

/** Clocks with something to do by then, of one rep or of everybody, in due order. */
export function listClocksUntil(
  from: Reader,
  { until, repId }: { until: Date; repId: string | null },
): Promise<ClockRecord[]> {
  const { slaClocks, offers } = from.t;
  const asked = from
    .select({ id: offers.assignmentId })
    .from(offers)
    .where(and(eq(offers.repId, repId ?? ''), eq(offers.state, 'made')));
  const isOfRep =
    repId === null
      ? undefined
      : or(eq(slaClocks.repId, repId), inArray(slaClocks.assignmentId, asked));
  return from
    .select()
    .from(slaClocks)
    .where(and(lte(slaClocks.nextEventAt, until), isOfRep))
    .orderBy(asc(slaClocks.nextEventAt), asc(slaClocks.id));
}

export interface ClockStep {
  fired: number;
  nextEventAt: Date | null;
  state?: ClockState;
  /** A new plan of what lies ahead, and when that is due. */
  events?: ClockEvent[];
  dueAt?: Date;
}

/** Moves the clock on, if nobody moved it since it was read: `fired` is its fencing version. */
export async function advanceClock(
  tx: Tx,
  clock: Pick<ClockRecord, 'id' | 'fired'>,
  step: ClockStep,
): Promise<boolean> {
  const { slaClocks } = tx.t;
  const moved = await tx
    .update(slaClocks)
    .set(step)
    .where(and(eq(slaClocks.id, clock.id), eq(slaClocks.fired, clock.fired)))
    .returning({ id: slaClocks.id });
  return moved.length === 1;
}

/** Looks at the clock again later without firing anything. */
export async function postponeClock(tx: Tx, id: string, until: Date): Promise<void> {
  const { slaClocks } = tx.t;
  await tx.update(slaClocks).set({ nextEventAt: until }).where(eq(slaClocks.id, id));
}

/** Clocks with something ahead, in order of their ids. */
export function listRunningClocks(
  from: Reader,
  page: { after: string; limit: number },
): Promise<ClockRecord[]> {
  const { slaClocks } = from.t;
  return from
    .select()
    .from(slaClocks)
    .where(and(isNotNull(slaClocks.nextEventAt), gt(slaClocks.id, page.after)))
    .orderBy(asc(slaClocks.id))
    .limit(page.limit);
}

/** Moves what lies ahead; false when the clock went on or stopped since it was read. */
export async function shiftClock(
  tx: Tx,
  clock: Pick<ClockRecord, 'id' | 'fired'>,
  shifted: Pick<ClockRecord, 'dueAt' | 'events' | 'nextEventAt'>,
): Promise<boolean> {
  const { slaClocks } = tx.t;
  const same = and(
    eq(slaClocks.id, clock.id),
    eq(slaClocks.fired, clock.fired),
    isNotNull(slaClocks.nextEventAt),
  );
  const moved = await tx.update(slaClocks).set(shifted).where(same).returning({ id: slaClocks.id });
  return moved.length === 1;
}

export interface Replan {
  startedAt?: Date;
  dueAt: Date;
  events: ClockEvent[];
  nextEventAt: Date | null;
}

/** A new plan for a running clock: its window restarted, or a manager gave more time. */
export async function replanClock(tx: Tx, id: string, plan: Replan): Promise<void> {
  const { slaClocks } = tx.t;
  await tx
    .update(slaClocks)
    .set({ ...plan, fired: 0, state: 'running' })
    .where(eq(slaClocks.id, id));
}

/** Ends a clock as it turned out; nothing comes due on it any more. */
export async function settleClock(tx: Tx, id: string, state: ClockState): Promise<void> {
  const { slaClocks } = tx.t;
  await tx.update(slaClocks).set({ state, nextEventAt: null }).where(eq(slaClocks.id, id));
}

/**
 * Stops what still runs or climbs for a lead: a claim met it, or something else ended it. Without
 * `kinds` all of it.
 */
export async function stopClocks(
  tx: Tx,
  { leadId, kinds = CLOCK_KINDS }: { leadId: string; kinds?: readonly ClockRecord['kind'][] },
  as: 'met' | 'cancelled',
): Promise<void> {
  const { slaClocks } = tx.t;
  const ofLead = and(eq(slaClocks.leadId, leadId), inArray(slaClocks.kind, kinds));
  await tx
    .update(slaClocks)
    .set({
      nextEventAt: null,
      state: sql`case when ${slaClocks.state} = 'running' then ${as} else ${slaClocks.state} end`,
    })
    .where(
      and(ofLead, sql`(${slaClocks.state} = 'running' or ${slaClocks.nextEventAt} is not null)`),
    );
}

export function listClocks(from: Reader, leadId: string): Promise<ClockRecord[]> {
  const { slaClocks } = from.t;
  return from
    .select()
    .from(slaClocks)
    .where(eq(slaClocks.leadId, leadId))
    .orderBy(asc(slaClocks.startedAt), asc(slaClocks.id));
}

/** The clock that runs for an offer, alone or with others, or that still climbs its ladder. */
export async function findOfferClock(
  from: Reader,
  { leadId, assignmentId }: { leadId: string; assignmentId: string },
): Promise<ClockRecord | null> {
  const { slaClocks } = from.t;
  const isOfIt = and(eq(slaClocks.assignmentId, assignmentId), eq(slaClocks.kind, 'claim'));
  const ofLead = and(eq(slaClocks.leadId, leadId), isOfIt);
  return firstOf(await from.select().from(slaClocks).where(ofLead));
}
