/** Scores how large the deal may become: a field of its own that rules may test. */
import type { Component } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import { listenTo, type Said } from './said.ts';
import { component, knownShare, logShare, type Part, type ScoreInput } from './score.ts';

// Defaults a policy may later replace.
const BUDGET = { from: 1_000, to: 100_000, weight: 0.5 };
const SEATS = { from: 5, to: 500 };
const SIZE = { from: 10, to: 5_000, weight: 0.35 };
const TIERS: ReadonlyMap<string, number> = new Map([
  ['strategic', 1],
  ['enterprise', 0.8],
  ['named', 0.8],
]);
const OTHER_TIER = 0.5;
const TIER_WEIGHT = 0.15;
/** No part alone makes a deal worthless: the least each of them is. */
const LEAST = 0.1;
/** Seats say less of the money than a budget: they bring this share of its confidence. */
const SEATS_ARE_SURE = 0.5;

/**
 * 0..1: size × tier × budget, each to the power of its weight: the weighted geometric mean of the
 * parts that are known, `(Π part^weight)^(1 / Σ weight)`. Budget and size lie on logarithmic scales
 * between 0.1 and 1; without a budget the seats stand in for it. The confidence is the share of the
 * weights that are known, where seats count half a budget.
 */
export function scoreValue(input: ScoreInput): Component {
  const { facts, account, tier } = input;
  const said = listenTo(facts);
  const employees = facts.company.employees ?? account.account?.employees ?? undefined;
  const size = employees === undefined ? undefined : onScale(employees, SIZE);
  const parts: Part[] = [
    { name: 'budget', weight: BUDGET.weight, value: moneyOf(said) },
    { name: 'size', weight: SIZE.weight, value: size },
    { name: 'tier', weight: TIER_WEIGHT, value: TIERS.get(tier) ?? OTHER_TIER },
  ];
  const isGuessed = said.budget === null && said.seats !== null;
  const unsure = isGuessed ? BUDGET.weight * (1 - SEATS_ARE_SURE) : 0;
  const reasons = reasonsOf(said, employees);
  const known = [...reasons, ...(TIERS.has(tier) ? [because('value.tier', { value: tier })] : [])];
  const isUnknown = reasons.length === 0;
  return component(
    geometricMean(parts),
    knownShare(parts) - unsure,
    isUnknown ? [because('value.unknown'), ...known] : known,
  );
}

function moneyOf({ budget, seats }: Said): number | undefined {
  if (budget) return onScale(budget.value, BUDGET);
  return seats ? onScale(seats.value, SEATS) : undefined;
}

function onScale(value: number, scale: { from: number; to: number }): number {
  return LEAST + (1 - LEAST) * logShare(value, scale);
}

function geometricMean(parts: readonly Part[]): number {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    if (value === undefined) continue;
    sum += weight * Math.log(value);
    weights += weight;
  }
  return Math.exp(sum / weights);
}

function reasonsOf({ budget, seats }: Said, employees: number | undefined): Reason[] {
  return [
    ...(budget ? [because('value.budget', { value: budget.words })] : []),
    ...(!budget && seats ? [because('value.seats', { value: seats.words })] : []),
    ...(employees === undefined ? [] : [because('value.employees', { value: employees })]),
  ];
}
