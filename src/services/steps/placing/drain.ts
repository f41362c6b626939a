/** Lets waiting leads try again when what they waited for may have come. */
import { type LeadRecord, rerouteWaiting } from '../../../db/leads/lead-store.ts';
import { wakeFirst, wakeFirsts } from '../../../db/leads/waiting-store.ts';
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
  /** The end of a snooze: until then nothing moves it but a hand. */
  snooze: 'snooze',
} as const;

const FOR_MANAGER = new Set<Reason['code']>([
  'hold.declined_to_manager',
  'hold.declined_to_giver',
  'hold.called_bad',
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
): Exclude<(typeof WAITS_FOR)[keyof typeof WAITS_FOR], 'snooze'> {
  if (FOR_MANAGER.has(code)) return WAITS_FOR.manager;
  if (FOR_PERSON.has(code)) return WAITS_FOR.person;
  return placeFor({ bulk });
}

export function placeFor({ bulk }: Pick<LeadRecord, 'bulk'>): 'drain' | 'bulk' {
  return bulk ? WAITS_FOR.bulk : WAITS_FOR.place;
}

/**
 * A place came free at somebody, or somebody has answered: of each line the most urgent lead gets
 * the chance, those of files behind the others. Of thousands that wait a few are looked at.
 */
export async function drainForPlace(step: Step): Promise<void> {
  const waitingFor = [WAITS_FOR.place, WAITS_FOR.bulk];
  await wakeFirsts(step.ctx.db, step.tx, { waitingFor, at: step.now });
}

/** A rep has room for one more of a file. */
export async function drainForBulk(step: Step): Promise<void> {
  await wakeFirsts(step.ctx.db, step.tx, { waitingFor: [WAITS_FOR.bulk], at: step.now });
}

/** There may be room for one more of its line. */
export async function wakeNextOf(step: Step, after: LeadRecord): Promise<void> {
  const { line, routeTrigger: waitingFor } = after;
  await wakeFirst(step.ctx.db, step.tx, { line, waitingFor, at: step.now, after });
}

/** People, pauses or rules changed: everything but what waits for a manager is decided anew. */
export async function drainForChange(step: Step): Promise<void> {
  const waitingFor = [WAITS_FOR.place, WAITS_FOR.person, WAITS_FOR.bulk, 'shift'];
  await rerouteWaiting(step.tx, { states: ['held', 'scheduled'], waitingFor, at: step.now });
}
