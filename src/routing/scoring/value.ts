/** Scores how large the deal may become: a field of its own that rules may test. */
import type { Component } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import {
  component,
  knownShare,
  logShare,
  NEUTRAL,
  type ScoreInput,
  weightedMean,
} from './score.ts';

// Defaults a policy may later replace.
const BUDGET = { from: 1_000, to: 100_000, weight: 0.6 };
const EMPLOYEES = { from: 10, to: 5_000, weight: 0.4 };

/** 0..1: budget and size of the company on logarithmic scales; neutral when neither is known. */
export function scoreValue({ facts, account }: ScoreInput): Component {
  const { budget } = facts.request;
  const employees = facts.company.employees ?? account.account?.employees ?? undefined;
  const parts = [
    { name: 'budget', weight: BUDGET.weight, value: budget ? logShare(budget, BUDGET) : undefined },
    {
      name: 'employees',
      weight: EMPLOYEES.weight,
      value: employees === undefined ? undefined : logShare(employees, EMPLOYEES),
    },
  ];
  const mean = weightedMean(parts);
  if (mean === undefined) return component(NEUTRAL, 0, [because('value.unknown')]);
  const reasons: Reason[] = [];
  if (budget) reasons.push(because('value.budget', { value: budget }));
  if (employees !== undefined) reasons.push(because('value.employees', { value: employees }));
  return component(mean, knownShare(parts), reasons);
}
