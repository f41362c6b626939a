/** Words an SLA tier: how long a rep has, and what happens when the time is over. */
import type { EscalationLevel, SnoozeLimits, Tier } from '../../model/policy/sla.ts';
import type { Timing } from '../../model/policy/timing.ts';
import { durationWords, listWords, shareWords } from './plain-words.ts';

const HOURS = {
  rep: 'counted in the working time of the rep',
  pool: 'counted in the working time of the pool',
  always: 'counted around the clock',
};

const LEVELS: Record<EscalationLevel, string> = {
  channel: 'the channel is told',
  managers: 'the manager is called in person',
  ops: 'operations are told',
};
/** Levels are the lead's: another rep does not begin them anew. */
const CLIMBING = '; whoever is called counts from the first rep’s breach until somebody claims it';

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
    if (step.to) return `${LEVELS[step.to]} ${when}`;
    if (step.do === 'escalate') return `a manager hears of it ${when}`;
    return `the next rep is asked ${when} (at most ${most} more)`;
  });
  if (words.length === 0) return 'nothing; whoever has it keeps it';
  const isClimbing = steps.some(({ to }) => to !== undefined);
  return `${listWords(words)}${isClimbing ? CLIMBING : ''}`;
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

const STARTS: Record<Timing['slaStartsAt'], string[]> = {
  assignment: [],
  delivered: ['The time counts from when Slack has confirmed the card.'],
  crm_confirmed: [
    'The time counts from when the CRM has the owner, or has been silent for a minute.',
  ],
};

/** Nothing where it is as anybody would expect. */
export function timingWords({ slaStartsAt, crmOwnerAt }: Timing): string[] {
  const owner = 'The CRM has whoever is asked as the owner, before they claim.';
  return [...STARTS[slaStartsAt], ...(crmOwnerAt === 'offer' ? [owner] : [])];
}
