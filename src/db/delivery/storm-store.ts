import { and, eq } from 'drizzle-orm';
import type { Database, Tx } from '../database.ts';
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
