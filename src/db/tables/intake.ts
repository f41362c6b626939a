import { sql } from 'drizzle-orm';
import {
  DELIVERY_OUTCOMES,
  type Fault,
  FETCH_STATES,
  type Submission,
} from '../../routing/model/lead.ts';
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
      /** What was found in it: leads, notices of leads to ask for, or nothing that is a lead. */
      outcome: k.enumText('outcome', DELIVERY_OUTCOMES).notNull().default('taken'),
      /** Why nothing was taken from it, as a reason code; null where something was. */
      note: k.text('note'),
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

  const people = k.table(
    'people',
    {
      /** The exact person key; locking its row serialises everything about one person. */
      key: k.text('key').primaryKey(),
      id: k.text('id').notNull(),
      email: k.text('email'),
      phone: k.text('phone'),
      name: k.text('name'),
      /** The mailbox behind the address: without tags, nor dots where its host ignores them. */
      mailbox: k.text('mailbox'),
      createdAt: k.instant('created_at').notNull(),
    },
    (t) => [
      k.index('people_mailbox').on(t.mailbox).where(sql`${t.mailbox} is not null`),
      k.index('people_phone').on(t.phone).where(sql`${t.phone} is not null`),
    ],
  );

  /** Leads a provider only named: they are asked for by their id, and then taken in. */
  const fetches = k.table(
    'fetches',
    {
      id: k.text('id').primaryKey(),
      deliveryId: k.text('delivery_id').notNull(),
      source: k.text('source').notNull(),
      /** The provider's id of what is to be asked for; text, for ids beyond 2^53. */
      objectId: k.text('object_id').notNull(),
      /** The provider's id of the notice: the same notice again is a duplicate. */
      key: k.text('key').notNull(),
      state: k.enumText('state', FETCH_STATES).notNull(),
      attempts: k.int('attempts').notNull(),
      receivedAt: k.instant('received_at').notNull(),
      /** Null once it is over. */
      dueAt: k.instant('due_at'),
      leadId: k.text('lead_id'),
      lastError: k.text('last_error'),
    },
    (t) => [
      k.index('fetches_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
      k.index('fetches_delivery').on(t.deliveryId),
    ],
  );

  /** One file of leads being taken in, so that a second run goes on where the first stopped. */
  const imports = k.table(
    'imports',
    {
      id: k.text('id').primaryKey(),
      source: k.text('source').notNull(),
      /** SHA-256 of the file. */
      fileHash: k.text('file_hash').notNull(),
      fileName: k.text('file_name').notNull(),
      /** The last line that is done. */
      line: k.int('line').notNull(),
      accepted: k.int('accepted').notNull(),
      attached: k.int('attached').notNull(),
      duplicates: k.int('duplicates').notNull(),
      rejected: k.int('rejected').notNull(),
      by: k.text('by').notNull(),
      startedAt: k.instant('started_at').notNull(),
      finishedAt: k.instant('finished_at'),
    },
    (t) => [k.uniqueIndex('imports_file').on(t.source, t.fileHash)],
  );

  return { deliveries, idempotencyKeys, touches, people, fetches, imports };
}
