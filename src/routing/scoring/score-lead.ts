/**
 * Scores a lead before the rules run: five components, their weighted sum, how much was
 * known, and two figures beside them.
 */
import type { Component, ScoreName, Scores } from '../model/decision.ts';
import { scoreAccount } from './account.ts';
import { scoreCapacity } from './capacity.ts';
import { scoreFit } from './fit.ts';
import { scoreIntent } from './intent.ts';
import { scoreRisk } from './risk.ts';
import { type ScoreInput, toScore } from './score.ts';
import { scoreUrgency } from './urgency.ts';
import { scoreValue } from './value.ts';

const WEIGHED = ['fit', 'intent', 'account', 'capacity', 'urgency'] as const;

/**
 * All scores of a lead, each 0..1 with four decimals, its reasons and a confidence. What is missing
 * is left out of a component's mean (or makes it neutral) and lowers that component's confidence.
 * Priority is the sum of five components by the segment's weights; the confidence of the whole is
 * the sum of their confidences by the same weights. `value` and `risk` are fields of their own.
 */
export function scoreLead(input: ScoreInput): Scores {
  const components: Record<ScoreName, Component> = {
    fit: scoreFit(input),
    intent: scoreIntent(input),
    account: scoreAccount(input),
    capacity: scoreCapacity(input),
    urgency: scoreUrgency(input),
    value: scoreValue(input),
    risk: scoreRisk(input),
  };
  const weigh = (read: (one: Component) => number) =>
    toScore(WEIGHED.reduce((sum, name) => sum + input.weights[name] * read(components[name]), 0));
  return {
    components,
    priority: weigh((one) => one.score),
    confidence: weigh((one) => one.confidence),
  };
}
