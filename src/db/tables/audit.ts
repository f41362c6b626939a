import type { Kit } from '../kit.ts';

/** What was done by whom: appended once, chained by the sealer, never changed. */
export function defineAuditTables(k: Kit) {
  const auditEvents = k.table(
    'audit_events',
    {
      id: k.text('id').primaryKey(),
      at: k.instant('at').notNull(),
      actor: k.text('actor').notNull(),
      action: k.text('action').notNull(),
      /** What it was done to, e.g. `lead_…`, `ana`, `policy:v3`. */
      subject: k.text('subject').notNull(),
      leadId: k.text('lead_id'),
      /** Ids and codes; free text is kept in `texts` and stands here as its commitment. */
      data: k.json<Record<string, string | number | boolean | null>>('data').notNull(),
    },
    (t) => [k.index('audit_events_at').on(t.at, t.id), k.index('audit_events_lead').on(t.leadId)],
  );

  const auditSeals = k.table(
    'audit_seals',
    {
      position: k.bigint('position').primaryKey(),
      eventId: k.text('event_id').notNull(),
      eventAt: k.instant('event_at').notNull(),
      /** SHA-256 over the previous hash and the event's canonical text. */
      hash: k.text('hash').notNull(),
      sealedAt: k.instant('sealed_at').notNull(),
    },
    (t) => [k.uniqueIndex('audit_seals_event').on(t.eventId)],
  );

  /** Erasable free text (notes, override reasons) with the salt of its commitment. */
  const texts = k.table(
    'texts',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id'),
      kind: k.text('kind').notNull(),
      salt: k.text('salt').notNull(),
      body: k.text('body').notNull(),
      writtenAt: k.instant('written_at').notNull(),
    },
    (t) => [k.index('texts_lead').on(t.leadId)],
  );

  return { auditEvents, auditSeals, texts };
}
