import type { Fault, Submission } from '../../routing/model/lead.ts';
import type { Kit } from '../kit.ts';

/** What came in, as it came in, and what keeps it from coming in twice. */
export function defineIntakeTables(k: Kit) {
  const deliveries = k.table(
    'deliveries',
    {
      id: k.text('id').primaryKey(),
      source: k.text('source').notNull(),
      contentType: k.text('content_type').notNull(),
      body: k.bytes('body').notNull(),
      receivedAt: k.instant('received_at').notNull(),
    },
    (t) => [k.index('deliveries_received').on(t.receivedAt)],
  );

  const idempotencyKeys = k.table(
    'idempotency_keys',
    {
      source: k.text('source').notNull(),
      key: k.text('key').notNull(),
      bodyHash: k.text('body_hash').notNull(),
      deliveryId: k.text('delivery_id').notNull(),
      leadId: k.text('lead_id').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.source, t.key] }),
      k.index('idempotency_keys_expiry').on(t.expiresAt),
    ],
  );

  const touches = k.table(
    'touches',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id').notNull(),
      deliveryId: k.text('delivery_id').notNull(),
      source: k.text('source').notNull(),
      submission: k.json<Submission>('submission').notNull(),
      faults: k.json<Fault[]>('faults').notNull(),
      receivedAt: k.instant('received_at').notNull(),
    },
    (t) => [k.index('touches_lead').on(t.leadId, t.receivedAt)],
  );

  const people = k.table('people', {
    /** The exact person key; locking its row serialises everything about one person. */
    key: k.text('key').primaryKey(),
    id: k.text('id').notNull(),
    email: k.text('email'),
    phone: k.text('phone'),
    name: k.text('name'),
    createdAt: k.instant('created_at').notNull(),
  });

  return { deliveries, idempotencyKeys, touches, people };
}
