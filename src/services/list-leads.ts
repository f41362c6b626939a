/** Lists leads for people: by state and age, or those that wait and need somebody. */
import { listBreachedLeads } from '../db/clock-store.ts';
import { findLead, listLeadRecords } from '../db/lead-store.ts';
import type { LeadRow } from '../routing/model/cards.ts';
import type { LeadState } from '../routing/model/lead.ts';
import type { Context } from './context.ts';
import { toLeadRows } from './views/lead-rows.ts';

const MOST = 100;

export async function listLeads(
  ctx: Context,
  filter: { state?: LeadState; since?: Date; limit?: number } = {},
): Promise<LeadRow[]> {
  const from = ctx.db.read;
  const records = await listLeadRecords(from, {
    states: filter.state && [filter.state],
    since: filter.since,
    limit: filter.limit ?? MOST,
  });
  return toLeadRows(from, records);
}

export interface Queue {
  held: LeadRow[];
  quarantined: LeadRow[];
  scheduled: LeadRow[];
  /** Offered, and the rep's time is over. */
  atRisk: LeadRow[];
}

export async function loadQueue(ctx: Context): Promise<Queue> {
  const from = ctx.db.read;
  const inState = async (state: LeadState) =>
    toLeadRows(from, await listLeadRecords(from, { states: [state], counted: true, limit: MOST }));
  return {
    held: await inState('held'),
    quarantined: await inState('quarantined'),
    scheduled: await inState('scheduled'),
    atRisk: await loadAtRisk(ctx),
  };
}

export async function loadAtRisk(ctx: Context): Promise<LeadRow[]> {
  const from = ctx.db.read;
  const ids = await listBreachedLeads(from, MOST);
  const leads = await Promise.all(ids.map((id) => findLead(from, id)));
  return toLeadRows(
    from,
    leads.filter((lead) => lead !== null),
  );
}
