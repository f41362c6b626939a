import type { Kit } from '../kit.ts';

/** What several processes share: leases, schedule fires, tokens. */
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

  return { leases, scheduleFires, tokens };
}
