import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or } from 'drizzle-orm';
import type { Reader } from '../database.ts';

export interface IdleLead {
  id: string;
  /** As it was found: a lead that changed since is idle no more. */
  version: number;
}

export interface Idle {
  before: Date;
  /** The id behind which to go on; empty at first. */
  after: string;
  limit: number;
}

/** Leads that somebody has, or should look at, with nothing done about them since `before`. */
export function listStale(from: Reader, { before, after, limit }: Idle): Promise<IdleLead[]> {
  const { leads } = from.t;
  return from
    .select({ id: leads.id, version: leads.version })
    .from(leads)
    .where(
      and(
        gt(leads.id, after),
        inArray(leads.state, ['claimed', 'working', 'quarantined']),
        eq(leads.test, false),
        lte(leads.lastTouchAt, before),
        or(isNull(leads.activeAt), lte(leads.activeAt, before)),
      ),
    )
    .orderBy(asc(leads.id))
    .limit(limit);
}

/** Test leads that came in before then and are not over. */
export function listTestsBefore(from: Reader, { before, after, limit }: Idle): Promise<IdleLead[]> {
  const { leads } = from.t;
  return from
    .select({ id: leads.id, version: leads.version })
    .from(leads)
    .where(
      and(
        gt(leads.id, after),
        eq(leads.test, true),
        notInArray(leads.state, ['closed', 'erased']),
        lte(leads.receivedAt, before),
      ),
    )
    .orderBy(asc(leads.id))
    .limit(limit);
}
