import { and, asc, eq, inArray } from 'drizzle-orm';
import { TOUCH_PROMISES } from '../../routing/model/offer.ts';
import type { Reader } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { ClockRecord } from './clock-store.ts';

/** What a lead is snoozed by; null while it is not. */
export async function findSnooze(from: Reader, leadId: string): Promise<ClockRecord | null> {
  const { slaClocks: t } = from.t;
  const isIt = and(eq(t.leadId, leadId), eq(t.kind, 'snooze'), eq(t.state, 'running'));
  return firstOf(await from.select().from(t).where(isIt));
}

/** How often a lead was snoozed while somebody had it. */
export function countSnoozes(
  from: Reader,
  { leadId, assignmentId }: { leadId: string; assignmentId: string },
): Promise<number> {
  const { slaClocks: t } = from.t;
  const isOne = and(eq(t.leadId, leadId), eq(t.assignmentId, assignmentId), eq(t.kind, 'snooze'));
  return from.$count(t, isOne);
}

/** Until when each lead is snoozed that is. */
export async function loadSnoozeEnds(from: Reader): Promise<Map<string, Date>> {
  const { slaClocks: t } = from.t;
  const rows = await from
    .select({ leadId: t.leadId, until: t.dueAt })
    .from(t)
    .where(and(eq(t.kind, 'snooze'), eq(t.state, 'running')));
  return new Map(rows.map(({ leadId, until }) => [leadId, until]));
}

/** The promises of its owner that still have something ahead. */
export function listTouchesAhead(from: Reader, leadId: string): Promise<ClockRecord[]> {
  const { slaClocks: t } = from.t;
  const isAhead = and(eq(t.leadId, leadId), inArray(t.kind, [...TOUCH_PROMISES]));
  return from
    .select()
    .from(t)
    .where(and(isAhead, inArray(t.state, ['running', 'breached'])))
    .orderBy(asc(t.id))
    .then((rows) => rows.filter(({ nextEventAt }) => nextEventAt !== null));
}
