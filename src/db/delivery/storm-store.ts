import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database, Question, Reader, Tx } from '../database.ts';
import type { LeadRecord } from '../leads/lead-store.ts';
import { firstOf } from '../rows.ts';

/**
 * Adds a lead to the message for many that waits in the stream, held until the transaction ends;
 * false where none waits or it is full.
 */
export async function addToMessage(
  db: Database,
  tx: Tx,
  joining: { stream: string; kind: string; leadId: string; most: number },
): Promise<boolean> {
  const { outbox } = tx.t;
  const { stream, kind, leadId, most } = joining;
  const waiting = and(eq(outbox.stream, stream), eq(outbox.kind, kind), eq(outbox.state, 'ready'));
  const found = firstOf(await db.lock(tx.select().from(outbox).where(waiting).limit(1)));
  const leads = listJoined(found?.payload ?? {});
  if (!found || leads.length >= most) return false;
  if (leads.includes(leadId)) return true;
  const payload = { ...found.payload, leads: [...leads, leadId].join(' ') };
  await tx.update(outbox).set({ payload }).where(eq(outbox.id, found.id));
  return true;
}

/** In the order in which they joined. */
export function listJoined({ leads }: Record<string, string | number | null>): string[] {
  return String(leads ?? '')
    .split(' ')
    .filter((id) => id !== '');
}

/** Of which leads the message told when it was posted. */
export async function insertStorm(
  tx: Tx,
  { stormId, leadIds }: { stormId: string; leadIds: readonly string[] },
): Promise<void> {
  await tx.insert(tx.t.stormLeads).values(leadIds.map((leadId) => ({ stormId, leadId })));
}

const stormsOfLead: Question<{ stormId: string }> = (from) => {
  const { stormLeads } = from.t;
  return from
    .select({ stormId: stormLeads.stormId })
    .from(stormLeads)
    .where(eq(stormLeads.leadId, sql.placeholder('leadId')));
};

/** The messages about many that a lead stands in. */
export async function listStormsOf(from: Reader, leadId: string): Promise<string[]> {
  return (await from.ask(stormsOfLead, { leadId })).map(({ stormId }) => stormId);
}

/** All of which it told, what is settled too; the oldest first. */
export function listStormLeads(from: Reader, stormId: string): Promise<LeadRecord[]> {
  return leadsOf(from, stormId);
}

/** The same, held until the transaction ends. */
export function lockStormLeads(db: Database, tx: Tx, stormId: string): Promise<LeadRecord[]> {
  return db.lock(leadsOf(tx, stormId));
}

function leadsOf(from: Reader, stormId: string) {
  const { leads, stormLeads } = from.t;
  const told = from
    .select({ leadId: stormLeads.leadId })
    .from(stormLeads)
    .where(eq(stormLeads.stormId, stormId));
  return from
    .select()
    .from(leads)
    .where(inArray(leads.id, told))
    .orderBy(asc(leads.receivedAt), asc(leads.id));
}
