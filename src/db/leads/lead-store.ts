import { and, asc, desc, eq, gte, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { AppError } from '../../errors.ts';
import {
  type CloseOutcome,
  LEAD_STATES,
  type LeadState,
  SYNTHETIC_SOURCE,
  statesBefore,
} from '../../routing/model/lead.ts';
import type { Database, Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type LeadRecord = Tables['leads']['$inferSelect'];
type LeadPatch = Partial<Omit<LeadRecord, 'id' | 'version'>>;

const byId: Question<LeadRecord> = (from) => {
  const { leads } = from.t;
  return from
    .select()
    .from(leads)
    .where(eq(leads.id, sql.placeholder('id')));
};

export async function findLead(from: Reader, id: string): Promise<LeadRecord | null> {
  return firstOf(await from.ask(byId, { id }));
}

/** More than anybody merges in a row. */
const MOST_HOPS = 100;

/** The lead of that id, or the one it turned out to be: a merged id stays valid. */
export async function resolveLead(from: Reader, id: string): Promise<LeadRecord | null> {
  let lead = await findLead(from, id);
  for (let hop = 0; lead?.mergedInto && hop < MOST_HOPS; hop++) {
    lead = await findLead(from, lead.mergedInto);
  }
  return lead;
}

/** The lead, held until the transaction ends: all that happens to one lead happens in a row. */
export async function lockLead(db: Database, tx: Tx, id: string): Promise<LeadRecord | null> {
  const { leads } = tx.t;
  return firstOf(await db.lock(tx.select().from(leads).where(eq(leads.id, id))));
}

/**
 * Changes the lead and counts its version up; outgoing writes carry that version.
 *
 * @throws AppError `bug.lead_life` when the lead may not come to that state from where it is
 */
export async function updateLead(tx: Tx, id: string, patch: LeadPatch): Promise<LeadRecord> {
  const { leads } = tx.t;
  const [row] = await tx
    .update(leads)
    .set({ ...patch, ...leavingQuarantine(patch), version: sql`${leads.version} + 1` })
    .where(and(eq(leads.id, id), patch.state && inArray(leads.state, statesBefore(patch.state))))
    .returning();
  if (row) return row;
  throw new AppError('bug.lead_life', `Lead ${id} may not become ${patch.state} from here.`);
}

/** Nobody is called to look at what waits elsewhere. */
function leavingQuarantine({ state }: LeadPatch): LeadPatch {
  return state === undefined || state === 'quarantined' ? {} : { reviewAt: null };
}

/** So many leads of files are routed in one go; then those that just came are looked for again. */
const BULK_IN_A_TURN = 10;

/** Leads the router should look at now: most urgent first, then oldest; those of files last. */
export async function listRoutable(from: Reader, now: Date, limit: number): Promise<string[]> {
  const live = await listDue(from, { now, bulk: false, limit });
  const rest = Math.min(BULK_IN_A_TURN, limit - live.length);
  return rest > 0 ? [...live, ...(await listDue(from, { now, bulk: true, limit: rest }))] : live;
}

async function listDue(
  from: Reader,
  { now, bulk, limit }: { now: Date; bulk: boolean; limit: number },
): Promise<string[]> {
  const { leads } = from.t;
  const rows = await from
    .select({ id: leads.id })
    .from(leads)
    .where(and(lte(leads.routeAt, now), eq(leads.bulk, bulk)))
    .orderBy(desc(leads.priority), asc(leads.receivedAt), asc(leads.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

const MOST_PATIENCE_MS = 60_000;

/** After a failure: the second try after two seconds, then four, at most a minute apart. */
export async function postponeRoute(tx: Tx, id: string, now: Date): Promise<void> {
  const { leads } = tx.t;
  const [row] = await tx
    .update(leads)
    .set({ routeAttempts: sql`${leads.routeAttempts} + 1` })
    .where(and(eq(leads.id, id), lte(leads.routeAt, now)))
    .returning({ attempts: leads.routeAttempts });
  if (!row) return;
  const waitMs = Math.min(MOST_PATIENCE_MS, 1_000 * 2 ** row.attempts);
  const routeAt = new Date(now.getTime() + waitMs);
  await tx.update(leads).set({ routeAt }).where(eq(leads.id, id));
}

/** When the router has to wake up next; null when no lead waits. */
export async function nextRouteAt(from: Reader): Promise<Date | null> {
  const { leads } = from.t;
  const rows = await from
    .select({ at: leads.routeAt })
    .from(leads)
    .where(sql`${leads.routeAt} is not null`)
    .orderBy(asc(leads.routeAt))
    .limit(1);
  return firstOf(rows)?.at ?? null;
}

/** Lets the router look again now at the leads that wait in these states for these triggers. */
export async function rerouteWaiting(
  tx: Tx,
  which: { states: LeadState[]; waitingFor: string[]; at: Date },
): Promise<void> {
  const { leads } = tx.t;
  await tx
    .update(leads)
    .set({ routeAt: which.at })
    .where(and(inArray(leads.state, which.states), inArray(leads.routeTrigger, which.waitingFor)));
}

/** Leads that Baton sends itself to see whether it is alive are nobody's business. */
function isShown({ leads }: Pick<Tables, 'leads'>) {
  return ne(leads.source, SYNTHETIC_SOURCE);
}

/** Enough to find whoever has a company; a large one may have thousands of leads. */
const COMPANY_LEADS = 50;

/**
 * Who has a company by its other leads: first the owners, then those who are being asked, the
 * latest lead first.
 */
export async function findCompanyReps(
  from: Reader,
  company: { accountKeys: string[]; besides: string; since: Date },
): Promise<string[]> {
  const { leads, assignments } = from.t;
  const rows = await from
    .select({ ownerId: leads.ownerId, askedId: assignments.repId, as: leads.closeOutcome })
    .from(leads)
    .leftJoin(assignments, and(eq(assignments.leadId, leads.id), eq(assignments.state, 'open')))
    .where(
      and(
        inArray(leads.accountKey, company.accountKeys),
        ne(leads.id, company.besides),
        isNull(leads.mergedInto),
        isCounted(from.t),
        gte(leads.lastTouchAt, company.since),
      ),
    )
    .orderBy(desc(leads.lastTouchAt), desc(leads.id))
    .limit(COMPANY_LEADS);
  const told = rows.filter((row) => row.as !== 'bad' && row.as !== 'no_route');
  const repIds = [...told.map((row) => row.ownerId), ...told.map((row) => row.askedId)];
  return [...new Set(repIds.filter((id) => id !== null))];
}

export interface LeadFilter {
  states?: readonly LeadState[] | undefined;
  since?: Date | undefined;
  ownerId?: string | undefined;
  /** Leaves out what no figure counts. */
  counted?: boolean;
  outcome?: CloseOutcome | undefined;
  limit: number;
  offset?: number;
}

/** Newest first, except that waiting leads are read by priority and then by age. */
export function listLeadRecords(from: Reader, filter: LeadFilter): Promise<LeadRecord[]> {
  const { leads } = from.t;
  const waiting = filter.states?.every((state) => state === 'held' || state === 'scheduled');
  const order = waiting
    ? [desc(leads.priority), asc(leads.receivedAt), asc(leads.id)]
    : [desc(leads.receivedAt), desc(leads.id)];
  return from
    .select()
    .from(leads)
    .where(isAsked(from.t, filter))
    .orderBy(...order)
    .limit(filter.limit)
    .offset(filter.offset ?? 0);
}

/** How many the filter finds, on all pages. */
export async function countLeads(from: Reader, filter: Which): Promise<number> {
  const { leads } = from.t;
  const rows = await from
    .select({ n: sql<number>`count(*)` })
    .from(leads)
    .where(isAsked(from.t, filter));
  return firstOf(rows)?.n ?? 0;
}

type Which = Omit<LeadFilter, 'limit' | 'offset'>;

function isAsked(t: Pick<Tables, 'leads'>, filter: Which) {
  const { leads } = t;
  return and(
    filter.states && inArray(leads.state, filter.states),
    filter.since && gte(leads.receivedAt, filter.since),
    filter.ownerId === undefined ? undefined : eq(leads.ownerId, filter.ownerId),
    filter.counted ? isCounted(t) : undefined,
    filter.outcome && and(eq(leads.state, 'closed'), eq(leads.closeOutcome, filter.outcome)),
    isShown(t),
  );
}

/** Real leads first, then living ones: the text may be part of an id, an e-mail or a company. */
export function searchLeads(from: Reader, text: string, limit: number): Promise<LeadRecord[]> {
  const { leads } = from.t;
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return from
    .select()
    .from(leads)
    .where(
      and(
        or(eq(leads.id, text), sql`${leads.searchText} like ${pattern} escape '\\'`),
        isShown(from.t),
      ),
    )
    .orderBy(asc(leads.test), sql`${leads.closedAt} is not null`, desc(leads.receivedAt))
    .limit(limit);
}

/** What figures and queues are made of: a test lead is in none of them. */
export function isCounted({ leads }: Pick<Tables, 'leads'>) {
  return eq(leads.test, false);
}

/** Named one by one they are found without a look at all that ever closed. */
const LIVING_STATES = LEAD_STATES.filter((state) => state !== 'closed' && state !== 'erased');

/** Living leads; test leads are not counted. */
export async function countByState(from: Reader): Promise<Record<string, number>> {
  const { leads } = from.t;
  const rows = await from
    .select({ state: leads.state, n: sql<number>`count(*)` })
    .from(leads)
    .where(and(inArray(leads.state, LIVING_STATES), isCounted(from.t)))
    .groupBy(leads.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}
