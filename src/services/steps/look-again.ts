/** Lets the router look at a waiting lead whose person has written again. */
import type { LeadRecord } from '../../db/lead-store.ts';

type Waiting = Pick<LeadRecord, 'state' | 'routeAt'>;

/**
 * More urgent than it was: its priority, and with it its place in the queue, is found anew. Other
 * states have nothing to look for: quarantine waits for a person, and a rep keeps their time.
 */
export function lookAgain({ state, routeAt }: Waiting, now: Date): { routeAt?: Date } {
  const isWaiting = state === 'held' || state === 'scheduled';
  return isWaiting && (routeAt === null || routeAt > now) ? { routeAt: now } : {};
}

/** A repeat sets both at once; whatever else wakes a lead leaves its last touch alone. */
export function isWokenByRepeat({
  routeAt,
  lastTouchAt,
}: Pick<LeadRecord, 'routeAt' | 'lastTouchAt'>): boolean {
  return routeAt?.getTime() === lastTouchAt.getTime();
}
