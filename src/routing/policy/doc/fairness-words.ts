/** Words how a pool shares its leads out, where that is not as in every pool. */
import { type Ramp, REFUND_LIMIT } from '../../model/policy/fairness.ts';
import type { Pool } from '../../model/policy/policy.ts';
import { listWords } from './plain-words.ts';

export function fairnessWords(pool: Pool, nameOf: (id: string) => string): string[] {
  const { count, catch_up: catchUp, ramps = {}, refund_limit: limit } = pool;
  const facts = [
    count === 'load' && 'Leads that only some can take use up their share of the rest.',
    catchUp.leads > 0 &&
      `Who was absent catches up on ${countOf(catchUp.leads, 'lead')} at most, one with every ${catchUp.one_in} of the pool.`,
    limit !== REFUND_LIMIT && refundWords(limit),
    ...Object.entries(ramps).map(([id, ramp]) => `${nameOf(id)} ${rampWords(ramp)}.`),
  ];
  return facts.filter((one) => one !== false);
}

/** `starts on 2026-12-01 with 25 % for 14 days and 50 % for 14 days` */
export function rampWords({ from, steps }: Ramp): string {
  const parts = steps.map(({ percent, days }) => `${percent} % for ${countOf(days, 'day')}`);
  return `starts on ${from} with ${listWords(parts)}`;
}

function refundWords(limit: number): string {
  if (limit === 0) return 'No turn comes back for a decline.';
  return `At most ${countOf(limit, 'turn')} ${limit === 1 ? 'comes' : 'come'} back to one rep within a day.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
