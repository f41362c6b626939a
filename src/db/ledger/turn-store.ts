import { and, asc, count, eq, gt, gte, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Changes } from '../../routing/fairness/ledger.ts';
import { firstIdAt } from '../../routing/model/ids.ts';
import type { Reader } from '../database.ts';
import { isCounted } from '../leads/lead-store.ts';
import type { Tables } from '../tables/index.ts';

export type LagRecord = Tables['lags']['$inferSelect'];

/** Who is owed what, and may catch up on what, of one queue or of all. */
export function listLagRecords(from: Reader, queue?: string): Promise<LagRecord[]> {
  const { lags } = from.t;
  return from
    .select()
    .from(lags)
    .where(queue === undefined ? undefined : eq(lags.queue, queue))
    .orderBy(asc(lags.queue), asc(lags.repId));
}

/** The queues that anybody ever had a turn in, by name. */
export async function listLagQueues(from: Reader): Promise<string[]> {
  const { lags } = from.t;
  const rows = await from.selectDistinct({ queue: lags.queue }).from(lags).orderBy(asc(lags.queue));
  return rows.map(({ queue }) => queue);
}

export type TurnRecord = Pick<
  Tables['draws']['$inferSelect'],
  'id' | 'repId' | 'changes' | 'drawnAt' | 'refundedAt'
>;

/** Of one queue in the order in which they were drawn, from `after` on. */
export function pageTurns(
  from: Reader,
  page: { queue: string; after: { drawnAt: Date; id: string }; limit: number },
): Promise<TurnRecord[]> {
  const { draws } = from.t;
  const { drawnAt, id } = page.after;
  return from
    .select({
      id: draws.id,
      repId: draws.repId,
      changes: draws.changes,
      drawnAt: draws.drawnAt,
      refundedAt: draws.refundedAt,
    })
    .from(draws)
    .where(
      and(
        eq(draws.queue, page.queue),
        gte(draws.drawnAt, drawnAt),
        or(gt(draws.drawnAt, drawnAt), gt(draws.id, id)),
      ),
    )
    .orderBy(asc(draws.drawnAt), asc(draws.id))
    .limit(page.limit);
}

/** Leads of a queue that used a turn within the span, whoever had it. */
export function countTurns(
  from: Reader,
  { queue, since, until }: { queue: string; since: Date; until: Date },
): Promise<number> {
  const { draws } = from.t;
  const isWithin = and(gte(draws.drawnAt, since), lt(draws.drawnAt, until));
  return from.$count(draws, and(eq(draws.queue, queue), isWithin, isNull(draws.refundedAt)));
}

/** Leads that became somebody's within the span without a turn; test leads are not counted. */
export function countWithoutTurn(
  from: Reader,
  span: { since: Date; until: Date },
): Promise<{ repId: string; poolId: string | null; leads: number }[]> {
  const { assignments, draws, leads, offers } = from.t;
  return (
    from
      .select({ repId: offers.repId, poolId: assignments.poolId, leads: count() })
      .from(assignments)
      .innerJoin(leads, eq(leads.id, assignments.leadId))
      // Of several who were asked at once whoever claimed it, and nobody else.
      .innerJoin(
        offers,
        and(eq(offers.assignmentId, assignments.id), eq(offers.repId, assignments.repId)),
      )
      .leftJoin(draws, eq(draws.offerId, offers.id))
      .where(
        and(
          // No index knows when they were opened, and the key sorts by it.
          gte(assignments.id, firstIdAt('asg', span.since.getTime())),
          gte(assignments.openedAt, span.since),
          lt(assignments.openedAt, span.until),
          isNotNull(assignments.claimedAt),
          isNull(draws.id),
          isCounted(from.t),
        ),
      )
      .groupBy(offers.repId, assignments.poolId)
  );
}

export interface Settlement {
  queue: string;
  changes: Changes;
  at: Date;
}

/** What leavers were owed and others took over since then. */
export async function listSettlements(from: Reader, since: Date): Promise<Settlement[]> {
  const { auditEvents } = from.t;
  const rows = await from
    .select({ at: auditEvents.at, data: auditEvents.data })
    .from(auditEvents)
    .where(
      and(
        // It concerns no lead, as few events do: that is what the index finds them by.
        isNull(auditEvents.leadId),
        eq(auditEvents.action, 'ledger.settled'),
        gte(auditEvents.at, since),
      ),
    );
  return rows.flatMap(({ at, data: { queue, changes } }) =>
    typeof queue === 'string' && typeof changes === 'string'
      ? [{ queue, changes: JSON.parse(changes) as Changes, at }]
      : [],
  );
}
