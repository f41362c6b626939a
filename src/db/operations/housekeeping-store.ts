import { and, eq, inArray, lt, ne } from 'drizzle-orm';
import { SYNTHETIC_SOURCE } from '../../routing/model/lead.ts';
import type { Tx } from '../database.ts';

export async function deleteExpired(
  tx: Tx,
  { now, firedBefore }: { now: Date; firedBefore: Date },
): Promise<void> {
  const { enrichmentFacts, idempotencyKeys, scheduleFires } = tx.t;
  await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.expiresAt, now));
  await tx.delete(enrichmentFacts).where(lt(enrichmentFacts.expiresAt, now));
  await tx.delete(scheduleFires).where(lt(scheduleFires.firedFor, firedBefore));
}

/** More than come in within a week; what is left is cleared an hour later. */
const MOST_SYNTHETIC = 2_500;

/** Synthetic leads that are over, with all that hangs on them, except the last one sent. */
export async function deleteSynthetic(
  tx: Tx,
  { before, keep }: { before: Date; keep: { leadId: string; messageId: string } },
): Promise<void> {
  const { decisions, deliveries, idempotencyKeys, leads, outbox, touches } = tx.t;
  const isOver = and(eq(leads.source, SYNTHETIC_SOURCE), eq(leads.state, 'closed'));
  const rows = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(isOver, lt(leads.receivedAt, before), ne(leads.id, keep.leadId)))
    .limit(MOST_SYNTHETIC);
  const ids = rows.map((row) => row.id);
  await tx.delete(touches).where(inArray(touches.leadId, ids));
  await tx.delete(decisions).where(inArray(decisions.leadId, ids));
  await tx.delete(leads).where(inArray(leads.id, ids));
  await tx
    .delete(deliveries)
    .where(and(eq(deliveries.source, SYNTHETIC_SOURCE), lt(deliveries.receivedAt, before)));
  await tx
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.source, SYNTHETIC_SOURCE), inArray(idempotencyKeys.leadId, ids)));
  await tx
    .delete(outbox)
    .where(
      and(
        eq(outbox.kind, 'probe'),
        inArray(outbox.state, ['done', 'dead']),
        lt(outbox.createdAt, before),
        ne(outbox.id, keep.messageId),
      ),
    );
}
