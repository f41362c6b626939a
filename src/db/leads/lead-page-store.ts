import {
  and,
  asc,
  countDistinct,
  desc,
  eq,
  getTableColumns,
  gte,
  isNotNull,
  lt,
  ne,
  sql,
} from 'drizzle-orm';
import type { Slice } from '../../routing/model/cards/standings/listed.ts';
import { type LeadState, SYNTHETIC_SOURCE } from '../../routing/model/lead.ts';
import type { Reader } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';
import { isCounted, type LeadRecord } from './lead-store.ts';
import type { OfferRecord } from './offer-store.ts';

export type TouchRecord = Tables['touches']['$inferSelect'];

export interface LeadPageQuery {
  state: LeadState | null;
  since: Date | null;
  /** The last id of the page before. */
  after: string | null;
  limit: number;
}

/** In the order they came in, newest first: their ids sort like that, and never change. */
export function pageLeads(from: Reader, query: LeadPageQuery): Promise<LeadRecord[]> {
  const { leads } = from.t;
  const { state, since, after, limit } = query;
  return from
    .select()
    .from(leads)
    .where(
      and(
        state === null ? undefined : eq(leads.state, state),
        since === null ? undefined : gte(leads.receivedAt, since),
        after === null ? undefined : lt(leads.id, after),
        ne(leads.source, SYNTHETIC_SOURCE),
      ),
    )
    .orderBy(desc(leads.id))
    .limit(limit);
}

/** Offered leads on which a claim window ran out already, the longest late first; no tests. */
export function pageBreached(from: Reader, { offset, limit }: Slice): Promise<LeadRecord[]> {
  const { leads, slaClocks } = from.t;
  return from
    .select(getTableColumns(leads))
    .from(leads)
    .innerJoin(slaClocks, eq(slaClocks.leadId, leads.id))
    .where(isBreached(from.t))
    .groupBy(leads.id)
    .orderBy(sql`min(${slaClocks.dueAt})`, asc(leads.id))
    .limit(limit)
    .offset(offset);
}

export async function countBreached(from: Reader): Promise<number> {
  const { leads, slaClocks } = from.t;
  const rows = await from
    .select({ n: countDistinct(leads.id) })
    .from(leads)
    .innerJoin(slaClocks, eq(slaClocks.leadId, leads.id))
    .where(isBreached(from.t));
  return firstOf(rows)?.n ?? 0;
}

/** Home is drawn often: what happened to older leads is not worth a look at all of them. */
const NEWEST = 500;

/** Of the newest leads the last that was late and was claimed after all; no tests. */
export async function findLastBreached(from: Reader): Promise<LeadRecord | null> {
  const { leads, slaClocks } = from.t;
  const newest = from.select().from(leads).orderBy(desc(leads.id)).limit(NEWEST).as('newest');
  const isOwned = and(eq(newest.test, false), isNotNull(newest.ownerId));
  const isLate = and(eq(slaClocks.kind, 'claim'), eq(slaClocks.state, 'breached'));
  const [row] = await from
    .select({ lead: newest._.selectedFields })
    .from(newest)
    .innerJoin(slaClocks, eq(slaClocks.leadId, newest.id))
    .where(and(isOwned, isLate))
    .orderBy(desc(newest.id))
    .limit(1);
  return row?.lead ?? null;
}

function isBreached(t: Pick<Tables, 'leads' | 'slaClocks'>) {
  const { leads, slaClocks } = t;
  return and(
    eq(leads.state, 'offered'),
    isCounted(t),
    eq(slaClocks.kind, 'claim'),
    eq(slaClocks.state, 'breached'),
  );
}

/** What a rep has yet to answer, the next to run out first. */
export function pageOpenOffers(
  from: Reader,
  repId: string,
  { offset, limit }: Slice,
): Promise<{ offer: OfferRecord; lead: LeadRecord }[]> {
  const { leads, offers } = from.t;
  return from
    .select({ offer: offers, lead: leads })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(isOpenOf(from.t, repId))
    .orderBy(asc(offers.dueAt), asc(offers.id))
    .limit(limit)
    .offset(offset);
}

export function countOpenOffers(from: Reader, repId: string): Promise<number> {
  return from.$count(from.t.offers, isOpenOf(from.t, repId));
}

function isOpenOf({ offers }: Pick<Tables, 'offers'>, repId: string) {
  return and(eq(offers.repId, repId), eq(offers.state, 'made'));
}

export function listTouchRecords(
  from: Reader,
  { leadId, limit }: { leadId: string; limit: number },
): Promise<TouchRecord[]> {
  const { touches } = from.t;
  return from
    .select()
    .from(touches)
    .where(eq(touches.leadId, leadId))
    .orderBy(asc(touches.receivedAt), asc(touches.id))
    .limit(limit);
}
