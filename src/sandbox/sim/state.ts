import { inArray, sql } from 'drizzle-orm';
import type { Context } from '../../services/context.ts';

export type State = Awaited<ReturnType<typeof readState>>;

/** What the invariants look at: everything that is promised, held or owed at this instant. */
export async function readState(ctx: Context, accepted: readonly string[]) {
  const { read } = ctx.db;
  const { leads, assignments, offers, outbox, slaClocks, lags, repLoads } = read.t;
  const { id, leadId, state, repId, bundleId, deliveredAt } = offers;
  return {
    accepted,
    leads: await read
      .select({
        id: leads.id,
        state: leads.state,
        ownerId: leads.ownerId,
        routeAt: leads.routeAt,
        test: leads.test,
      })
      .from(leads),
    assignments: await read
      .select({
        id: assignments.id,
        leadId: assignments.leadId,
        repId: assignments.repId,
        state: assignments.state,
        claimedAt: assignments.claimedAt,
      })
      .from(assignments),
    offers: await read
      .select({
        id,
        leadId,
        state,
        repId,
        bundleId,
        deliveredAt,
        assignmentId: offers.assignmentId,
      })
      .from(offers),
    /** The messages that carry offers: each on its own, or several of one rep. */
    carriers: await read
      .select({ id: outbox.id, state: outbox.state, payload: outbox.payload })
      .from(outbox)
      .where(inArray(outbox.kind, ['offer', 'bundle'])),
    clocks: await read
      .select({
        id: slaClocks.id,
        kind: slaClocks.kind,
        leadId: slaClocks.leadId,
        offerId: slaClocks.offerId,
        state: slaClocks.state,
        nextEventAt: slaClocks.nextEventAt,
      })
      .from(slaClocks),
    lags: await read.select({ queue: lags.queue, lag: lags.lag }).from(lags),
    loads: await read.select({ repId: repLoads.repId, open: repLoads.open }).from(repLoads),
  };
}

export type History = Awaited<ReturnType<typeof readHistory>>;

/**
 * The audit rows in the order in which they were written: they are never changed, so the end is
 * early enough to read them.
 */
export function readHistory({ db }: Context) {
  const { auditEvents } = db.t;
  const { action, subject, leadId, data, at } = auditEvents;
  const columns = { at, action, subject, leadId, data };
  return db.read.select(columns).from(auditEvents).orderBy(sql`rowid`);
}
