/** Lets waiting leads try again when what they waited for may have come. */
import { wakeBulk } from '../../../db/leads/bulk-store.ts';
import { type LeadRecord, rerouteWaiting, wakeNextWaiting } from '../../../db/leads/lead-store.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import type { Step } from '../step.ts';

/**
 * What a waiting lead waits for: a free place at anybody; somebody who was not asked in vain
 * already; or a manager's word. It stands as the route trigger of the lead.
 */
export const WAITS_FOR = {
  place: 'drain',
  person: 'fresh',
  manager: 'manager',
  /** A place as well, behind all that did not come in by a file. */
  bulk: 'bulk',
} as const;

const FOR_MANAGER = new Set<Reason['code']>([
  'hold.declined_to_manager',
  'hold.declined_to_giver',
  'hold.rule',
]);
const FOR_PERSON = new Set<Reason['code']>([
  'hold.all_declined',
  'hold.max_reroutes',
  'hold.deadline',
  'hold.delivery_failed',
]);

export function isForManager(code: Reason['code']): boolean {
  return FOR_MANAGER.has(code);
}

export function waitsFor(
  { code }: Reason,
  { bulk }: Pick<LeadRecord, 'bulk'>,
): (typeof WAITS_FOR)[keyof typeof WAITS_FOR] {
  if (FOR_MANAGER.has(code)) return WAITS_FOR.manager;
  if (FOR_PERSON.has(code)) return WAITS_FOR.person;
  return placeFor({ bulk });
}

export function placeFor({ bulk }: Pick<LeadRecord, 'bulk'>): 'drain' | 'bulk' {
  return bulk ? WAITS_FOR.bulk : WAITS_FOR.place;
}

/**
 * Places came free at somebody: as many of the most urgent leads that wait for one get the chance.
 * One that cannot use it (`after`) passes it on to the next.
 */
export async function drainForPlace(
  step: Step,
  { after = null, places = 1 }: { after?: LeadRecord | null; places?: number } = {},
): Promise<void> {
  const chance = { waitingFor: WAITS_FOR.place, at: step.now, after, most: places };
  await wakeNextWaiting(step.ctx.db, step.tx, chance);
  if (after === null) await drainForBulk(step);
}

/** So many of a file are looked at for one place: somebody may be left out of one of them. */
const BULK_CHANCES = 2;

/**
 * A rep has room for one more of a file. These do not pass a chance on: thousands may wait, and
 * each is looked at again in a while anyhow.
 */
export async function drainForBulk(step: Step): Promise<void> {
  await wakeBulk(step.tx, { waitingFor: WAITS_FOR.bulk, at: step.now, most: BULK_CHANCES });
}

/** People, pauses or rules changed: everything but what waits for a manager is decided anew. */
export async function drainForChange(step: Step): Promise<void> {
  const waitingFor = [WAITS_FOR.place, WAITS_FOR.person, WAITS_FOR.bulk, 'shift'];
  await rerouteWaiting(step.tx, { states: ['held', 'scheduled'], waitingFor, at: step.now });
}
