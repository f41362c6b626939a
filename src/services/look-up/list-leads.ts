/** Lists leads for people: by state and age, or those that wait and need somebody. */
import { listBreachedLeads } from '../../db/delivery/clock-store.ts';
import { countClosedAs, findLead, listLeadRecords } from '../../db/leads/lead-store.ts';
import { listQuarantined } from '../../db/leads/quarantine-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { QuarantineSummary } from '../../routing/model/cards/quarantine-cards.ts';
import type { CloseOutcome, LeadState } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { summarize } from '../quarantine/load-quarantine.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { toLeadRows } from '../views/lead/lead-rows.ts';

const MOST = 100;

export async function listLeads(
  ctx: Context,
  filter: { state?: LeadState; outcome?: CloseOutcome; since?: Date; limit?: number } = {},
): Promise<LeadRow[]> {
  const from = ctx.db.read;
  const records = await listLeadRecords(from, {
    states: filter.state && [filter.state],
    since: filter.since,
    outcome: filter.outcome,
    limit: filter.limit ?? MOST,
  });
  return toLeadRows(from, records);
}

export interface Queue {
  held: LeadRow[];
  quarantined: LeadRow[];
  quarantine: QuarantineSummary;
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
    quarantine: summarize(await listQuarantined(from)),
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

const LATELY_MS = 7 * 86_400_000;

export interface Unrouted {
  /** The newest first. */
  leads: LeadRow[];
  /** How many there are in all; they came in within a week. */
  total: number;
}

/** What rules said is not for sales: managers look whether they were right. */
export async function loadUnrouted(
  ctx: Context,
  input: { actor: Actor },
): Promise<({ outcome: 'listed' } & Unrouted) | Refusal> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  if (!hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const since = new Date(ctx.clock.now().getTime() - LATELY_MS);
  const leads = await listLeads(ctx, { outcome: 'no_route', since });
  return { outcome: 'listed', leads, total: await countUnrouted(ctx) };
}

export function countUnrouted(ctx: Context): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - LATELY_MS);
  return countClosedAs(ctx.db.read, { outcome: 'no_route', since });
}
