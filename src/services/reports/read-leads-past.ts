/** Reads leads with all that happened to them in batches: there may be a million of them. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Reader } from '../../db/database.ts';
import {
  listBeginnings,
  listDecisionTimes,
  listPastOffers,
  listTouchClocks,
  listTouchTimes,
  pageReceived,
  type ReceivedLead,
  type Span,
} from '../../db/delivery/past-promise-store.ts';
import type { LeadPast } from '../../routing/sla/past/past-promises.ts';

const BATCH = 500;

/** Batch by batch in the order in which they came; the server goes on between two batches. */
export async function* readLeadsPast(
  from: Reader,
  span: Span,
): AsyncGenerator<(LeadPast & ReceivedLead)[]> {
  let after = '';
  for (let page: ReceivedLead[] | null = null; page === null || page.length === BATCH; ) {
    page = await pageReceived(from, { ...span, after, limit: BATCH });
    yield await withPast(from, page);
    after = page.at(-1)?.id ?? after;
    await turn();
  }
}

async function withPast(
  from: Reader,
  leads: readonly ReceivedLead[],
): Promise<(LeadPast & ReceivedLead)[]> {
  if (leads.length === 0) return [];
  const ids = leads.map(({ id }) => id);
  const decisions = byLead(await listDecisionTimes(from, ids));
  const began = await listBeginnings(from, ids);
  const made = await listPastOffers(from, ids);
  const offers = byLead(made.map((one) => ({ ...one, deliveredAt: askedAt(one, began) })));
  const touchClocks = byLead(await listTouchClocks(from, ids));
  const touches = byLead(await listTouchTimes(from, ids));
  return leads.map((lead) => ({
    ...lead,
    decisions: decisions.get(lead.id) ?? [],
    offers: offers.get(lead.id) ?? [],
    touchClocks: touchClocks.get(lead.id) ?? [],
    touches: touches.get(lead.id)?.map(({ at }) => at) ?? [],
  }));
}

/** A rep whose time waits for the CRM is asked once it begins: until then the system is slow. */
function askedAt(
  { id, deliveredAt }: { id: string; deliveredAt: Date | null },
  began: ReadonlyMap<string, Date>,
): Date | null {
  const at = began.get(id);
  return deliveredAt && at && at > deliveredAt ? at : deliveredAt;
}

function byLead<T extends { leadId: string }>(rows: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const own = grouped.get(row.leadId);
    if (own) own.push(row);
    else grouped.set(row.leadId, [row]);
  }
  return grouped;
}
