/** Words an SLA tier: how long a rep has, and what happens when the time is over. */
import { listed } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { EscalationLevel, SnoozeLimits, Tier } from '../../model/policy/sla.ts';
import type { Timing } from '../../model/policy/timing.ts';
import { durationWords, shareWords } from './plain-words.ts';

const HOURS = {
  rep: say`counted in the working time of the rep`,
  pool: say`counted in the working time of the pool`,
  always: say`counted around the clock`,
};

const LEVELS: Record<EscalationLevel, Phrase> = {
  channel: say`the channel is told`,
  managers: say`the manager is called in person`,
  ops: say`operations are told`,
};

export function tierWords(tier: Tier): Phrase[] {
  const { claim, remind, first_touch: touch, next_touch: next } = tier;
  const { lead_deadline: deadline, wait_up_to: wait } = tier;
  const [time, hours] = [durationWords(claim), HOURS[tier.hours]];
  return [
    remind.length > 0
      ? say`${time} to claim, with a reminder after ${listed(remind.map(shareWords))}, ${hours}.`
      : say`${time} to claim, ${hours}.`,
    say`When that time is over: ${breachWords(tier)}.`,
    ...(touch === undefined ? [] : [say`First touch within ${durationWords(touch)} of the claim.`]),
    ...(next === undefined
      ? []
      : [say`After each touch the next one within ${durationWords(next)}.`]),
    ...(tier.snooze ? [snoozeWords(tier.snooze)] : []),
    ...(deadline === undefined
      ? []
      : [say`After ${durationWords(deadline)} in all nobody else is asked.`]),
    ...(wait === undefined ? [] : [waitWords(wait)]),
    ...(tier.out_of_hours ? [say`Reps who asked for it get such leads off shift too.`] : []),
  ];
}

function breachWords({ on_breach: steps, max_reroutes: most }: Tier): Phrase {
  if (steps.length === 0) return say`nothing; whoever has it keeps it`;
  const words = listed(
    steps.map((step) => {
      const when = step.afterMs === 0 ? say`at once` : say`${durationWords(step.afterMs)} later`;
      if (step.to) return say`${LEVELS[step.to]} ${when}`;
      if (step.do === 'escalate') return say`a manager hears of it ${when}`;
      return say`the next rep is asked ${when} (at most ${most} more)`;
    }),
  );
  // Levels are the lead's: another rep does not begin them anew.
  return steps.some(({ to }) => to !== undefined)
    ? say`${words}; whoever is called counts from the first rep's breach until somebody claims it`
    : words;
}

function snoozeWords({ most, times }: SnoozeLimits): Phrase {
  if (times === 0) return say`Only a manager may put such a lead off.`;
  return times === 1
    ? say`Its owner may put it off once, for ${durationWords(most)} at most.`
    : say`Its owner may put it off ${times} times, for ${durationWords(most)} at most.`;
}

function waitWords(ms: number): Phrase {
  return ms === 0
    ? say`It does not wait for anybody's shift.`
    : say`It may wait ${durationWords(ms)} for a shift.`;
}

const STARTS: Record<Timing['slaStartsAt'], Phrase[]> = {
  assignment: [],
  delivered: [say`The time counts from when Slack has confirmed the card.`],
  crm_confirmed: [
    say`The time counts from when the CRM has the owner, or has been silent for a minute.`,
  ],
};

/** Nothing where it is as anybody would expect. */
export function timingWords({ slaStartsAt, crmOwnerAt }: Timing): Phrase[] {
  const owner = say`The CRM has whoever is asked as the owner, before they claim.`;
  return [...STARTS[slaStartsAt], ...(crmOwnerAt === 'offer' ? [owner] : [])];
}
