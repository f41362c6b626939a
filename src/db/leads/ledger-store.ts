import { and, eq, gt, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { EXTERNAL_LASTS_MS } from '../../routing/availability/current-load.ts';
import { lagOf, reverseChanges } from '../../routing/fairness/ledger.ts';
import type { CatchUps, Draw, Lags } from '../../routing/model/decision.ts';
import { CALLED_BAD } from '../../routing/model/offer.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type LoadRecord = Tables['repLoads']['$inferSelect'];

const allLags: Question<Tables['lags']['$inferSelect']> = (from) => from.select().from(from.t.lags);

export interface Ledger {
  /** Lags of every fairness queue, in LEAD_UNITS. */
  lags: Record<string, Lags>;
  /** What is to be caught up on, where it is not nothing. */
  catchUps: Record<string, CatchUps>;
}

export async function loadLedger(from: Reader): Promise<Ledger> {
  const rows = await from.ask(allLags);
  const lags: Ledger['lags'] = {};
  const catchUps: Ledger['catchUps'] = {};
  for (const { queue, repId, lag, catchUp } of rows) {
    lags[queue] ??= {};
    lags[queue][repId] = lag;
    if (catchUp === 0) continue;
    catchUps[queue] ??= {};
    catchUps[queue][repId] = catchUp;
  }
  return { lags, catchUps };
}

/** The same of one queue. */
export async function loadQueue(
  from: Reader,
  queue: string,
): Promise<{ lags: Lags; catchUps: CatchUps }> {
  const { lags, catchUps } = await loadLedger(from);
  return { lags: lags[queue] ?? {}, catchUps: catchUps[queue] ?? {} };
}

export async function loadLags(from: Reader): Promise<Ledger['lags']> {
  return (await loadLedger(from)).lags;
}

/** Stores the draw and moves every lag it touches. */
export async function recordDraw(
  tx: Tx,
  draw: Draw & { id: string; leadId: string; offerId: string },
  at: Date,
): Promise<void> {
  await insertRow(tx, 'draws', {
    id: draw.id,
    queue: draw.queue,
    leadId: draw.leadId,
    offerId: draw.offerId,
    repId: draw.repId,
    changes: draw.changes,
    promised: draw.promised ?? null,
    drawnAt: at,
  });
  await moveLags(tx, draw, at);
}

/** Gives the turn back by subtracting exactly what the draw added; a second refund does nothing. */
export async function refundDraw(tx: Tx, offerId: string, at: Date): Promise<boolean> {
  const { draws } = tx.t;
  const draw = firstOf(
    await tx
      .update(draws)
      .set({ refundedAt: at })
      .where(and(eq(draws.offerId, offerId), isNull(draws.refundedAt)))
      .returning(),
  );
  if (!draw) return false;
  const changes = reverseChanges(draw.changes);
  const promised = reverseChanges(draw.promised ?? {});
  await moveLags(tx, { queue: draw.queue, changes, promised }, at);
  return true;
}

export interface LedgerMove extends Pick<Draw, 'queue' | 'changes'> {
  promised?: Draw['promised'] | null;
}

/**
 * Adds to the lags of a queue, which has to sum to 0, and to what is to be caught up on, which need
 * not.
 */
export async function moveLags(tx: Tx, move: LedgerMove, at: Date): Promise<void> {
  const { lags } = tx.t;
  const { queue, changes } = move;
  const promised = move.promised ?? {};
  const rows = [...new Set([...Object.keys(changes), ...Object.keys(promised)])]
    .toSorted()
    .map((repId) => {
      const [lag, catchUp] = [lagOf(changes, repId), lagOf(promised, repId)];
      return { queue, repId, lag, catchUp, updatedAt: at };
    });
  if (rows.length === 0) return;
  await tx
    .insert(lags)
    .values(rows)
    .onConflictDoUpdate({
      target: [lags.queue, lags.repId],
      set: {
        lag: sql`${lags.lag} + excluded.lag`,
        catchUp: sql`${lags.catchUp} + excluded.catch_up`,
        updatedAt: at,
      },
    });
}

const allLoads: Question<LoadRecord> = (from) => from.select().from(from.t.repLoads);

export async function loadLoads(from: Reader): Promise<Map<string, LoadRecord>> {
  const rows = await from.ask(allLoads);
  return new Map(rows.map((row) => [row.repId, row]));
}

export interface Reservation {
  repId: string;
  dayKey: string;
  weekKey: string;
  at: Date;
  /** How many ordinary leads the lead fills the rep by. */
  units: number;
  /** Null where nothing limits the rep, as for an owner's own accounts. */
  caps: { open: number | null; day: number | null; week: number | null };
}

/**
 * Takes the places of one lead at the rep, or false when the caps do not leave as many. Conditional
 * on the row itself, because a rep may be drawn from two pools at once.
 */
export async function reservePlace(tx: Tx, wanted: Reservation): Promise<boolean> {
  const { repLoads } = tx.t;
  const { repId, dayKey, weekKey, at, units, caps } = wanted;
  const day = sql`case when ${repLoads.dayKey} = ${dayKey} then ${repLoads.day} else 0 end`;
  const week = sql`case when ${repLoads.weekKey} = ${weekKey} then ${repLoads.week} else 0 end`;
  await tx
    .insert(repLoads)
    .values({ repId, open: 0, dayKey, day: 0, weekKey, week: 0 })
    .onConflictDoNothing();
  const taken = await tx
    .update(repLoads)
    .set({
      open: sql`${repLoads.open} + ${units}`,
      day: sql`${day} + ${units}`,
      week: sql`${week} + ${units}`,
      dayKey,
      weekKey,
      lastAssignedAt: at,
    })
    .where(
      and(
        eq(repLoads.repId, repId),
        fits(openWith(repLoads, at), units, caps.open),
        fits(day, units, caps.day),
        fits(week, units, caps.week),
      ),
    )
    .returning({ repId: repLoads.repId });
  return taken.length === 1;
}

function fits(taken: SQL, units: number, cap: number | null): SQL | undefined {
  return cap === null ? undefined : sql`${taken} + ${units} <= ${cap}`;
}

type LoadColumns = Tables['repLoads'];

/** The same figure that a decision goes by: what the CRM counts beside ours, while it is fresh. */
function openWith({ open, external, externalAt }: LoadColumns, at: Date): SQL {
  const since = new Date(at.getTime() - EXTERNAL_LASTS_MS);
  return sql`${open} + case when ${gt(externalAt, since)} then ${external} else 0 end`;
}

/** Who had a lead, and by how much it filled them; nobody while several are asked at once. */
export type Occupied = Pick<Tables['assignments']['$inferSelect'], 'repId' | 'units'>;

/**
 * Frees what an assignment took; `uncounted` also takes it off today's and this week's counters.
 */
export async function releasePlace(
  tx: Tx,
  { repId, units }: Occupied,
  { uncounted }: { uncounted: boolean },
): Promise<void> {
  if (repId === null) return;
  const { repLoads } = tx.t;
  const less = uncounted ? units : 0;
  await tx
    .update(repLoads)
    .set({
      open: floorAtZero(repLoads.open, units),
      day: floorAtZero(repLoads.day, less),
      week: floorAtZero(repLoads.week, less),
    })
    .where(eq(repLoads.repId, repId));
}

function floorAtZero(column: LoadColumns['open' | 'day' | 'week'], less: number) {
  return sql`case when ${column} > ${less} then ${column} - ${less} else 0 end`;
}

export type DrawRecord = Tables['draws']['$inferSelect'];

/** The turn an offer used; null where it used none. */
export async function findDraw(from: Reader, offerId: string): Promise<DrawRecord | null> {
  const { draws } = from.t;
  return firstOf(await from.select().from(draws).where(eq(draws.offerId, offerId)));
}

/**
 * How many turns of these queues, taken since then, a rep's declines gave back. What a manager gave
 * back stands outside the limit.
 */
export async function countRefunds(
  from: Reader,
  { repId, queues, since }: { repId: string; queues: readonly string[]; since: Date },
): Promise<number> {
  const { draws, offers } = from.t;
  const rows = await from
    .select({ id: draws.id })
    .from(draws)
    .innerJoin(offers, and(eq(offers.id, draws.offerId), eq(offers.state, 'declined')))
    .where(
      and(
        inArray(draws.queue, [...queues]),
        gt(draws.drawnAt, since),
        eq(draws.repId, repId),
        isNotNull(draws.refundedAt),
        ne(offers.reason, CALLED_BAD),
      ),
    );
  return rows.length;
}
