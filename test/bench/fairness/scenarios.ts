import { playAnswers } from './play-answers.ts';
import { ADVERSARY_REPS, playAdversary, playComings, playUnchanged } from './play-lags.ts';
import {
  playAtOnce,
  playEqualNewcomer,
  playLightReturn,
  playMonth,
  playNewcomer,
  playReturn,
  playSlowReturn,
} from './play-turns.ts';
import type { MakeSharer } from './sharers.ts';

export interface Scenario {
  name: string;
  figure: string;
  /** What Baton promises of it, or why nobody can promise anything. */
  promise: { words: string; isHeld(value: number): boolean } | { none: string };
  /** The figure of one run, in leads; the same seed asks the same of every sharer. */
  play(make: MakeSharer, seed: number): number;
}

const atMost = (most: number) => ({
  words: `at most ${most}`,
  isHeld: (value: number) => value <= most,
});
const below = (bound: number) => ({
  words: `below ${bound}`,
  isHeld: (value: number) => value < bound,
});

const LAG = { figure: 'worst |lag|' };
const RUN = { figure: 'most in a row', promise: atMost(2) };
/** Leads from one turn of the light rep to the next, by the share: 25 of 425. */
const TURN = 425 / 25;
/** Of somebody who begins even with the others. */
const FIRST = { figure: 'her first lead', promise: atMost(TURN + 2) };
/**
 * Whoever leaves right after a turn is ahead of her share and stays so until she is back, so that
 * her next turn is due later than that of somebody who begins even.
 */
const FIRST_BACK = { ...FIRST, promise: atMost(TURN + 3) };

export const AT_ONCE = 'n leads at once, n equals';

export const SCENARIOS: readonly Scenario[] = [
  { name: 'unchanged team', ...LAG, promise: below(1), play: playUnchanged },
  { name: 'come and go', ...LAG, promise: atMost(1.5), play: playComings },
  {
    name: 'declines, silence, joins',
    ...LAG,
    promise: atMost(1.5),
    play: playAnswers({ mostLeadsUntil: 0 }),
  },
  {
    name: 'the same, answers late',
    ...LAG,
    promise: { none: 'no promise: up to 5 leads are drawn before an answer' },
    play: playAnswers({ mostLeadsUntil: 5 }),
  },
  { name: '400 of 800 back from leave', ...RUN, play: playReturn },
  { name: 'equal newcomer', ...RUN, play: playEqualNewcomer },
  { name: 'newcomer of 25 in 425', ...FIRST, play: playNewcomer },
  { name: '25 in 425 back from leave', ...FIRST_BACK, play: playLightReturn },
  { name: '30 days, a lead a day, 2 equals', figure: 'apart', promise: atMost(0), play: playMonth },
  { name: '10 days off, a lead a day', ...RUN, play: playSlowReturn },
  { name: AT_ONCE, figure: 'most for one', promise: atMost(1), play: playAtOnce },
  {
    name: `adversary, n = ${ADVERSARY_REPS}`,
    ...LAG,
    promise: { none: 'no promise: who can take a lead may be chosen so that it is n/4' },
    play: playAdversary,
  },
];
