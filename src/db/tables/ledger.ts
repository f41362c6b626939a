import type { Kit } from '../kit.ts';

/** Who is owed what: one row a rep and fairness queue, and every draw that led there. */
export function defineLedgerTables(k: Kit) {
  const lags = k.table(
    'lags',
    {
      queue: k.text('queue').notNull(),
      repId: k.text('rep_id').notNull(),
      /** In LEAD_UNITS; over one queue these sum to 0 after every operation. */
      lag: k.bigint('lag').notNull(),
      /** What the rep may still catch up on after an absence, in LEAD_UNITS; no part of the sum. */
      catchUp: k.bigint('catch_up').notNull().default(0),
      updatedAt: k.instant('updated_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.queue, t.repId] })],
  );

  const draws = k.table(
    'draws',
    {
      id: k.text('id').primaryKey(),
      queue: k.text('queue').notNull(),
      leadId: k.text('lead_id').notNull(),
      offerId: k.text('offer_id').notNull(),
      repId: k.text('rep_id').notNull(),
      /** What the draw added to each rep's lag; a refund subtracts exactly this. */
      changes: k.json<Record<string, number>>('changes').notNull(),
      /** The same for what is to be caught up on; null where the pool knows no such thing. */
      promised: k.json<Record<string, number>>('promised'),
      drawnAt: k.instant('drawn_at').notNull(),
      refundedAt: k.instant('refunded_at'),
    },
    (t) => [
      k.uniqueIndex('draws_offer').on(t.offerId),
      k.index('draws_queue').on(t.queue, t.drawnAt),
    ],
  );

  const repLoads = k.table('rep_loads', {
    repId: k.text('rep_id').primaryKey(),
    /** Offered, claimed and working leads over all pools. */
    open: k.int('open').notNull(),
    /** The rep's local date and ISO week that the two counters below belong to. */
    dayKey: k.text('day_key').notNull(),
    day: k.int('day').notNull(),
    weekKey: k.text('week_key').notNull(),
    week: k.int('week').notNull(),
    lastAssignedAt: k.instant('last_assigned_at'),
    /** Open work that the CRM counts beside ours, and when it counted it. */
    external: k.int('external').notNull().default(0),
    externalAt: k.instant('external_at'),
  });

  return { lags, draws, repLoads };
}
