import { and, asc, desc, eq, gte, lt, ne } from 'drizzle-orm';
import { type LeadState, SYNTHETIC_SOURCE } from '../../routing/model/lead.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables/index.ts';
import type { LeadRecord } from './lead-store.ts';

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
