import { and, asc, desc, eq, gt, gte, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import { insertRow } from '../orders.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export interface AuditEvent {
  id: string;
  at: Date;
  /** As `actorName` writes it: `slack:U1`, `cli:root`, `system:sla`. */
  actor: string;
  /** `noun.verb`, e.g. `policy.published`. */
  action: string;
  subject: string;
  leadId: string | null;
  /** Ids and codes; never free text, never personal data. */
  data: Record<string, string | number | boolean | null>;
}

/** What an outside system told of carries the time at which it was, beside the row's own. */
export function happenedAt({ at, data }: Pick<AuditEvent, 'at' | 'data'>): Date {
  return typeof data.happened_at === 'string' ? new Date(data.happened_at) : at;
}

/** Rows are only ever added: the store itself refuses to change or delete one. */
export async function appendAudit(tx: Tx, event: AuditEvent): Promise<void> {
  await insertRow(tx, 'auditEvents', event);
}

export type SealRecord = Tables['auditSeals']['$inferSelect'];
export interface SealedEvent extends SealRecord {
  event: AuditEvent | null;
}

export async function lastSeal(from: Reader): Promise<SealRecord | null> {
  const { auditSeals } = from.t;
  return firstOf(await from.select().from(auditSeals).orderBy(desc(auditSeals.position)).limit(1));
}

export async function insertSeals(tx: Tx, seals: SealRecord[]): Promise<void> {
  if (seals.length > 0) await tx.insert(tx.t.auditSeals).values(seals);
}

/** Committed events that no seal covers yet, in the order they are to be chained. */
export function listUnsealed(
  from: Reader,
  range: { since: Date; limit: number },
): Promise<AuditEvent[]> {
  const { auditEvents, auditSeals } = from.t;
  const sealed = from
    .select({ one: sql`1` })
    .from(auditSeals)
    .where(eq(auditSeals.eventId, auditEvents.id));
  return from
    .select()
    .from(auditEvents)
    .where(and(gte(auditEvents.at, range.since), notExists(sealed)))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
    .limit(range.limit);
}

/** A stretch of the chain with the rows it covers; a row that is gone reads null. */
export async function listSealed(
  from: Reader,
  range: { after: number; limit: number },
): Promise<SealedEvent[]> {
  const { auditEvents, auditSeals } = from.t;
  const rows = await from
    .select()
    .from(auditSeals)
    .leftJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .where(gt(auditSeals.position, range.after))
    .orderBy(asc(auditSeals.position))
    .limit(range.limit);
  return rows.map((row) => ({ ...row.audit_seals, event: row.audit_events }));
}

export async function countUnsealed(from: Reader): Promise<number> {
  const { auditEvents, auditSeals } = from.t;
  const sealed = from
    .select({ one: sql`1` })
    .from(auditSeals)
    .where(eq(auditSeals.eventId, auditEvents.id));
  return from.$count(auditEvents, notExists(sealed));
}

/** What an event is about: a lead or, where that is null, something else; and its subject. */
interface About {
  leadId: string | null;
  /** An offer or a clock of the lead; whoever it was done to where there is no lead. */
  subject?: string;
  action: string;
}

/** The last time that was done. */
export async function findLatestEvent(
  from: Reader,
  { leadId, subject, action }: About,
): Promise<AuditEvent | null> {
  const { auditEvents } = from.t;
  // No index knows a subject: of all that ever was done the lead leaves a few rows.
  const isAbout = leadId === null ? isNull(auditEvents.leadId) : eq(auditEvents.leadId, leadId);
  const isOf = subject === undefined ? undefined : eq(auditEvents.subject, subject);
  return firstOf(
    await from
      .select()
      .from(auditEvents)
      .where(and(isAbout, isOf, eq(auditEvents.action, action)))
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(1),
  );
}

/** The latest of these about somebody or something that is no lead, oldest first. */
export async function listSubjectEvents(
  from: Reader,
  asked: { subject: string; actions: string[]; limit: number },
): Promise<AuditEvent[]> {
  const { auditEvents } = from.t;
  const latest = await from
    .select()
    .from(auditEvents)
    .where(
      and(
        // Few events concern no lead, and an index finds them by that.
        isNull(auditEvents.leadId),
        eq(auditEvents.subject, asked.subject),
        inArray(auditEvents.action, asked.actions),
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(asked.limit);
  return latest.toReversed();
}

/** The latest `limit` events, oldest first. */
export async function listAuditEvents(
  from: Reader,
  filter: { leadId?: string | undefined; limit: number },
): Promise<AuditEvent[]> {
  const { auditEvents } = from.t;
  const latest = await from
    .select()
    .from(auditEvents)
    .where(filter.leadId === undefined ? undefined : eq(auditEvents.leadId, filter.leadId))
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(filter.limit);
  return latest.toReversed();
}
