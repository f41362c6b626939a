/**
 * Scores a lead before the rules run: five components, their weighted sum, and how much was known.
 */
import type { Component, ScoreName, Scores } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';
import type { Weights } from '../model/policy.ts';
import { scoreAccount } from './account.ts';
import { scoreCapacity } from './capacity.ts';
import { scoreFit } from './fit.ts';
import { scoreIntent } from './intent.ts';
import { type ScoreInput, toScore } from './score.ts';
import { scoreUrgency } from './urgency.ts';
import { scoreValue } from './value.ts';

const WEIGHED = ['fit', 'intent', 'account', 'capacity', 'urgency'] as const;

// Defaults a policy may later replace: what has to be known for full confidence.
const NEEDED: readonly ((facts: LeadFacts, input: ScoreInput) => unknown)[] = [
  ({ company }, { account }) => company.employees ?? account.account?.employees,
  ({ company }, { account }) => company.country ?? account.account?.country,
  ({ company }) => company.industry,
  ({ company, person }) => company.domain ?? person.domain,
  ({ person }) => person.title,
  ({ request }) => request.form,
];

/**
 * All scores of a lead, each 0..1 with four decimals and its reasons. What is missing is left out
 * of a component's mean (or makes it neutral) and lowers `confidence`, the known share of the
 * fields that count.
 */
export function scoreLead(input: ScoreInput): Scores {
  const components: Record<ScoreName, Component> = {
    fit: scoreFit(input),
    intent: scoreIntent(input),
    account: scoreAccount(input),
    capacity: scoreCapacity(input),
    urgency: scoreUrgency(input),
    value: scoreValue(input),
  };
  const known = NEEDED.filter((read) => (read(input.facts, input) ?? '') !== '').length;
  return {
    components,
    priority: weigh(components, input.weights),
    confidence: toScore(known / NEEDED.length),
  };
}

function weigh(components: Record<ScoreName, Component>, weights: Weights): number {
  return toScore(WEIGHED.reduce((sum, name) => sum + weights[name] * components[name].score, 0));
}
