import type { Kit } from '../kit.ts';

/** What several processes share: leases, schedule fires, tokens, receipts of things done once. */
export function defineOperationsTables(k: Kit) {
  const leases = k.table('leases', {
    name: k.text('name').primaryKey(),
    holder: k.text('holder').notNull(),
    /** Grows with every change of holder; a stale holder's write is refused by it. */
    token: k.bigint('token').notNull(),
    expiresAt: k.instant('expires_at').notNull(),
  });

  const scheduleFires = k.table(
    'schedule_fires',
    {
      schedule: k.text('schedule').notNull(),
      firedFor: k.instant('fired_for').notNull(),
      by: k.text('by').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.schedule, t.firedFor] })],
  );

  const tokens = k.table('tokens', {
    id: k.text('id').primaryKey(),
    name: k.text('name').notNull(),
    scope: k.text('scope').notNull(),
    hash: k.text('hash').notNull().unique(),
    createdAt: k.instant('created_at').notNull(),
    revokedAt: k.instant('revoked_at'),
  });

  /** Slack requests already served, so that a repeated delivery does nothing. */
  const receipts = k.table(
    'receipts',
    { key: k.text('key').primaryKey(), seenAt: k.instant('seen_at').notNull() },
    (t) => [k.index('receipts_seen').on(t.seenAt)],
  );

  return { leases, scheduleFires, tokens, receipts };
}
