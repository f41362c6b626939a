/** Lists leads for people: by state and age, or those that wait and need somebody. */
import { countBreached, findLastBreached, pageBreached } from '../../db/leads/lead-page-store.ts';
import { countLeads, listLeadRecords } from '../../db/leads/lead-store.ts';
import { listOffers } from '../../db/leads/offer-store.ts';
import { listQuarantined } from '../../db/leads/quarantine-store.ts';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { QuarantineSummary } from '../../routing/model/cards/quarantine-cards.ts';
import type { LateLead } from '../../routing/model/cards/standings/late-lead.ts';
import type { Part, Slice } from '../../routing/model/cards/standings/listed.ts';
import type { CloseOutcome, LeadState } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { summarize } from '../quarantine/load-quarantine.ts';
import { toLeadRows } from '../views/lead/lead-rows.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';

export const MOST_LISTED = 100;
/** As many as an answer shows. */
const FIRST: Slice = { offset: 0, limit: 10 };

export async function listLeads(
  ctx: Context,
  filter: { state?: LeadState; outcome?: CloseOutcome; since?: Date; limit?: number } = {},
): Promise<LeadRow[]> {
  const from = ctx.db.read;
  const records = await listLeadRecords(from, {
    states: filter.state && [filter.state],
    since: filter.since,
    outcome: filter.outcome,
    limit: filter.limit ?? MOST_LISTED,
  });
  return toLeadRows(from, records);
}

export interface Queue {
  held: Part<LeadRow>;
  quarantined: LeadRow[];
  quarantine: QuarantineSummary;
  scheduled: LeadRow[];
  /** Offered, and the rep's time is over. */
  atRisk: Part<LeadRow>;
}

export async function loadQueue(ctx: Context): Promise<Queue> {
  const from = ctx.db.read;
  const inState = async (state: LeadState) =>
    toLeadRows(from, await listLeadRecords(from, { states: [state], counted: true, ...FIRST }));
  return {
    held: await loadHeld(ctx, FIRST),
    quarantined: await inState('quarantined'),
    quarantine: summarize(await listQuarantined(from)),
    scheduled: await inState('scheduled'),
    atRisk: await loadAtRisk(ctx, FIRST),
  };
}

/** The most urgent first. */
export async function loadHeld(ctx: Context, slice: Slice): Promise<Part<LeadRow>> {
  const from = ctx.db.read;
  const filter = { states: ['held' as const], counted: true };
  const rows = await toLeadRows(from, await listLeadRecords(from, { ...filter, ...slice }));
  return { rows, total: await countLeads(from, filter) };
}

/** The longest late first. */
export async function loadAtRisk(ctx: Context, slice: Slice): Promise<Part<LeadRow>> {
  const from = ctx.db.read;
  const rows = await toLeadRows(from, await pageBreached(from, slice));
  return { rows, total: await countBreached(from) };
}

/** The last that was late, for where none is now; null where none was lately. */
export async function loadLastRisk(ctx: Context): Promise<LateLead | null> {
  const from = ctx.db.read;
  const lead = await findLastBreached(from);
  const claim =
    lead && (await listOffers(from, lead.id)).findLast((one) => one.state === 'claimed');
  if (!lead || !claim?.settledAt) return null;
  const { company, person } = summarizeLead(lead);
  const tookMs = claim.settledAt.getTime() - lead.receivedAt.getTime();
  return { company, person, at: lead.receivedAt, tookMs };
}

const LATELY_MS = 7 * 86_400_000;

/** What rules said is not for sales, the newest first: managers look whether they were right. */
export async function loadUnrouted(ctx: Context, slice: Slice): Promise<Part<LeadRow>> {
  const filter = { outcome: 'no_route' as const, since: lately(ctx) };
  const records = await listLeadRecords(ctx.db.read, { ...filter, ...slice });
  return { rows: await toLeadRows(ctx.db.read, records), total: await countUnrouted(ctx) };
}

export function countUnrouted(ctx: Context): Promise<number> {
  return countLeads(ctx.db.read, { outcome: 'no_route', since: lately(ctx) });
}

function lately({ clock }: Context): Date {
  return new Date(clock.now().getTime() - LATELY_MS);
}
