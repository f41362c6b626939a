/** Lets waiting leads try again when what they waited for may have come. */
import { type LeadRecord, rerouteWaiting, wakeNextWaiting } from '../../db/lead-store.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import type { Step } from './step.ts';

/**
 * What a waiting lead waits for: a free place at anybody; somebody who was not asked in vain
 * already; or a manager's word. It stands as the route trigger of the lead.
 */
export const WAITS_FOR = { place: 'drain', person: 'fresh', manager: 'manager' } as const;

const FOR_MANAGER = new Set<Reason['code']>(['hold.declined_to_manager', 'hold.rule']);
const FOR_PERSON = new Set<Reason['code']>([
  'hold.all_declined',
  'hold.max_reroutes',
  'hold.deadline',
  'hold.delivery_failed',
]);

export function waitsFor({ code }: Reason): (typeof WAITS_FOR)[keyof typeof WAITS_FOR] {
  if (FOR_MANAGER.has(code)) return WAITS_FOR.manager;
  return FOR_PERSON.has(code) ? WAITS_FOR.person : WAITS_FOR.place;
}

/**
 * A place came free at somebody: the most urgent lead that waits for one gets the chance. One that
 * cannot use it (`after`) passes it on to the next.
 */
export async function drainForPlace(step: Step, after: LeadRecord | null = null): Promise<void> {
  const chance = { waitingFor: WAITS_FOR.place, at: step.now, after };
  await wakeNextWaiting(step.ctx.db, step.tx, chance);
}

/** People, pauses or rules changed: everything but what waits for a manager is decided anew. */
export async function drainForChange(step: Step): Promise<void> {
  const waitingFor = [WAITS_FOR.place, WAITS_FOR.person, 'shift'];
  await rerouteWaiting(step.tx, { states: ['held', 'scheduled'], waitingFor, at: step.now });
}
