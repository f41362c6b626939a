/** Words an SLA tier: how long a rep has, and what happens when the time is over. */
import type { SnoozeLimits, Tier } from '../../model/policy/sla.ts';
import { durationWords, listWords, shareWords } from './plain-words.ts';

const HOURS = {
  rep: 'counted in the working time of the rep',
  pool: 'counted in the working time of the pool',
  always: 'counted around the clock',
};

export function tierWords(tier: Tier): string[] {
  const { claim, remind, first_touch: touch, next_touch: next } = tier;
  const { lead_deadline: deadline, wait_up_to: wait } = tier;
  const at =
    remind.length > 0 ? `, with a reminder after ${listWords(remind.map(shareWords))}` : '';
  return [
    `${durationWords(claim)} to claim${at}, ${HOURS[tier.hours]}.`,
    `When that time is over: ${breachWords(tier)}.`,
    ...(touch === undefined ? [] : [`First touch within ${durationWords(touch)} of the claim.`]),
    ...(next === undefined ? [] : [`After each touch the next one within ${durationWords(next)}.`]),
    ...(tier.snooze ? [snoozeWords(tier.snooze)] : []),
    ...(deadline === undefined
      ? []
      : [`After ${durationWords(deadline)} in all nobody else is asked.`]),
    ...(wait === undefined ? [] : [waitWords(wait)]),
    ...(tier.out_of_hours ? ['Reps who asked for it get such leads off shift too.'] : []),
  ];
}

function breachWords({ on_breach: steps, max_reroutes: most }: Tier): string {
  const words = steps.map((step) => {
    const when = step.afterMs === 0 ? 'at once' : `${durationWords(step.afterMs)} later`;
    if (step.do === 'escalate') return `a manager hears of it ${when}`;
    return `the next rep is asked ${when} (at most ${most} more)`;
  });
  return words.length > 0 ? listWords(words) : 'nothing; whoever has it keeps it';
}

function snoozeWords({ most, times }: SnoozeLimits): string {
  if (times === 0) return 'Only a manager may put such a lead off.';
  const often = times === 1 ? 'once' : `${times} times`;
  return `Its owner may put it off ${often}, for ${durationWords(most)} at most.`;
}

function waitWords(ms: number): string {
  return ms === 0
    ? 'It does not wait for anybody’s shift.'
    : `It may wait ${durationWords(ms)} for a shift.`;
}
