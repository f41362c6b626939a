/** Lists what came in about one lead, as it was understood. */
import { listTouchRecords } from '../../db/leads/lead-page-store.ts';
import { resolveLead } from '../../db/leads/lead-store.ts';
import type { Context } from '../context.ts';

/** A person who writes more often than that is no longer read touch by touch. */
const MOST = 200;

/** Null when there is no such lead; a merged one answers with what it turned out to be. */
export async function listTouches(
  ctx: Context,
  input: { leadId: string },
): Promise<Record<string, unknown> | null> {
  const from = ctx.db.read;
  const lead = await resolveLead(from, input.leadId);
  if (!lead) return null;
  const touches = await listTouchRecords(from, { leadId: lead.id, limit: MOST });
  return {
    lead: lead.id,
    ...(lead.id === input.leadId ? {} : { asked_for: input.leadId }),
    touches: touches.map((touch) => ({
      id: touch.id,
      delivery_id: touch.deliveryId,
      source: touch.source,
      received_at: touch.receivedAt,
      submission: touch.submission,
      faults: touch.faults,
    })),
  };
}
