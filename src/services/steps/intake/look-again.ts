/** Lets the router look at a lead whose person has written again: it is more urgent than it was. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { WAITS_FOR } from '../placing/drain.ts';

/** Its priority, and with it its place in a queue, is found anew, whatever state it is in. */
export function lookAgain(
  { state, routeAt }: Pick<LeadRecord, 'state' | 'routeAt'>,
  now: Date,
): { routeAt?: Date } {
  const isLiving = state !== 'closed' && state !== 'erased';
  return isLiving && (routeAt === null || routeAt > now) ? { routeAt: now } : {};
}

const FOR_A_HAND: ReadonlySet<string> = new Set([WAITS_FOR.manager, WAITS_FOR.snooze]);

/** Quarantine and a manager's hold wait for a person, and a rep keeps the lead and their time. */
export function mayBePlaced({
  state,
  routeTrigger,
}: Pick<LeadRecord, 'state' | 'routeTrigger'>): boolean {
  if (state === 'held') return !FOR_A_HAND.has(routeTrigger);
  return state === 'received' || state === 'scheduled';
}

/** What somebody asks again is never less urgent for other words than the first time. */
export function raised(lead: Pick<LeadRecord, 'priority'>, found: number): number {
  return Math.max(lead.priority, found);
}
