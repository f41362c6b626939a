/** Words how a pool shares its leads out, where that is not as in every pool. */
import { listed } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { type Ramp, REFUND_LIMIT } from '../../model/policy/fairness.ts';
import type { Pool } from '../../model/policy/policy.ts';

export function fairnessWords(pool: Pool, nameOf: (id: string) => string): Phrase[] {
  const { count, catch_up: catchUp, ramps = {}, refund_limit: limit } = pool;
  const facts = [
    count === 'load' && say`Leads that only some can take use up their share of the rest.`,
    catchUp.leads > 0 &&
      say`Who was absent catches up on ${counted(catchUp.leads, 'lead')} at most, one with every ${catchUp.one_in} of the pool.`,
    limit !== REFUND_LIMIT && refundWords(limit),
    ...Object.entries(ramps).map(([id, ramp]) => say`${nameOf(id)} ${rampWords(ramp)}.`),
  ];
  return facts.filter((one) => one !== false);
}

/** `starts on 2026-12-01 with 25 % for 14 days and 50 % for 14 days` */
export function rampWords({ from, steps }: Ramp): Phrase {
  const parts = steps.map(({ percent, days }) => say`${percent} % for ${counted(days, 'day')}`);
  return say`starts on ${from} with ${listed(parts)}`;
}

function refundWords(limit: number): Phrase {
  if (limit === 0) return say`No turn comes back for a decline.`;
  return limit === 1
    ? say`At most 1 turn comes back to one rep within a day.`
    : say`At most ${counted(limit, 'turn')} come back to one rep within a day.`;
}
