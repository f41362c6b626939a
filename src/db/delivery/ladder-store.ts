import { and, desc, eq, gte, inArray, lte, ne, or, sql } from 'drizzle-orm';
import { OUTBOX_STATES } from '../../routing/model/offer.ts';
import type { Reader } from '../database.ts';
import { isCounted } from '../leads/lead-store.ts';
import { firstOf } from '../rows.ts';
import type { ClockRecord } from './clock-store.ts';

/** The ladder that a lead climbs now; it has at most one. */
export async function findLadder(from: Reader, leadId: string): Promise<ClockRecord | null> {
  const ladder = await findLastLadder(from, leadId);
  return ladder?.state === 'running' ? ladder : null;
}

/** The lead's latest ladder, over or not. */
export async function findLastLadder(from: Reader, leadId: string): Promise<ClockRecord | null> {
  const { slaClocks } = from.t;
  const rows = await from
    .select()
    .from(slaClocks)
    .where(and(eq(slaClocks.leadId, leadId), eq(slaClocks.kind, 'ladder')))
    .orderBy(desc(slaClocks.startedAt), desc(slaClocks.id))
    .limit(1);
  return firstOf(rows);
}

/** Leads of which the last level was told and that nobody has answered for; no tests. */
export async function countUnanswered(
  from: Reader,
  now: Date,
): Promise<{ n: number; oldest: Date | null }> {
  const { leads, slaClocks } = from.t;
  const rows = await from
    .select({
      n: sql<number>`count(*)`.mapWith(Number),
      oldest: sql<Date | null>`min(${slaClocks.startedAt})`.mapWith(slaClocks.startedAt),
    })
    .from(leads)
    .innerJoin(slaClocks, eq(slaClocks.leadId, leads.id))
    .where(
      and(
        inArray(leads.state, ['offered', 'held']),
        isCounted(from.t),
        eq(slaClocks.kind, 'ladder'),
        eq(slaClocks.state, 'running'),
        lte(slaClocks.dueAt, now),
      ),
    );
  return firstOf(rows) ?? { n: 0, oldest: null };
}

/**
 * How many other leads are told of within the same moment: those whose clocks say so by `to`, and
 * those whose message was promised since `from`. Counts no further than `most`.
 */
export async function countTold(
  reader: Reader,
  moment: { leadId: string; from: Date; to: Date; most: number },
): Promise<number> {
  const { leads, outbox, slaClocks } = reader.t;
  const { leadId, from, to, most } = moment;
  const due = await reader
    .selectDistinct({ id: slaClocks.leadId })
    .from(slaClocks)
    .innerJoin(leads, eq(leads.id, slaClocks.leadId))
    .where(
      and(
        lte(slaClocks.nextEventAt, to),
        or(
          and(eq(slaClocks.kind, 'claim'), lte(slaClocks.dueAt, to)),
          eq(slaClocks.kind, 'ladder'),
        ),
        ne(slaClocks.leadId, leadId),
        isCounted(reader.t),
        eq(leads.bulk, false),
      ),
    )
    .limit(most);
  const told = await reader
    .selectDistinct({ id: outbox.leadId })
    .from(outbox)
    .where(
      and(
        inArray(outbox.state, OUTBOX_STATES),
        gte(outbox.createdAt, from),
        eq(outbox.kind, 'escalation'),
        ne(outbox.leadId, leadId),
      ),
    )
    .limit(most);
  return new Set([...due, ...told].map(({ id }) => id)).size;
}
