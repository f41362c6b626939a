/** Scores how well the company and the person fit those the team sells to. */
import type { Component } from '../model/decision.ts';
import type { Icp } from '../model/policy/icp.ts';
import { because, type Reason } from '../model/reasons.ts';
import {
  component,
  findRow,
  knownShare,
  NEUTRAL,
  type Part,
  type ScoreInput,
  weightedMean,
} from './score.ts';

const STRONG = 0.7;
const PARTIAL = 0.4;

/**
 * 0..1: the mean of what is known about size, industry, place and title, each rated by the first
 * row of the profile that matches, by the weights of the profile. The confidence is the share of
 * those weights whose part is known.
 */
export function scoreFit(input: ScoreInput): Component {
  const parts = partsOf(input);
  const mean = weightedMean(parts);
  if (mean === undefined) return component(NEUTRAL, 0, [because('fit.unknown')]);
  const missing = parts.filter(({ value }) => value === undefined).map(({ name }) => name);
  const reasons: Reason[] = [because(codeOf(mean), { value: describe(input) })];
  if (missing.length > 0)
    reasons.push(because('confidence.missing', { value: missing.join(', ') }));
  return component(mean, knownShare(parts), reasons);
}

function partsOf(input: ScoreInput): Part[] {
  const { facts, icp } = input;
  const { weights, other } = icp;
  const { territory } = facts;
  const size = ifKnown(employeesOf(input), (employees) => rateSize(icp, employees));
  const industry = ifKnown(
    facts.company.industry,
    (text) => rateText(icp.industries, text) ?? other.industry,
  );
  const place = ifKnown(countryOf(input), (country) => ratePlace(icp, country, territory));
  const title = ifKnown(facts.person.title, (text) => rateText(icp.titles, text) ?? other.title);
  return [
    { name: 'employees', weight: weights.size, value: size },
    { name: 'industry', weight: weights.industry, value: industry },
    { name: 'country', weight: weights.place, value: place },
    { name: 'title', weight: weights.title, value: title },
  ];
}

function ifKnown<T>(known: T | null | undefined, rate: (known: T) => number): number | undefined {
  return known === null || known === undefined || known === '' ? undefined : rate(known);
}

function rateSize({ sizes, other }: Icp, employees: number): number {
  return sizes.find(({ from }) => employees >= from)?.value ?? other.size;
}

function rateText(rows: Icp['titles'], text: string): number | undefined {
  return findRow(rows, text)?.value;
}

function ratePlace({ places, other }: Icp, country: string, territory: string | undefined): number {
  const row = places.find(({ countries, territories }) => {
    if (countries) return countries.includes(country.toUpperCase());
    if (territory === undefined) return false;
    return territories === 'any' || territories?.includes(territory);
  });
  return row?.value ?? other.place;
}

function employeesOf({ facts, account }: ScoreInput): number | null | undefined {
  return facts.company.employees ?? account.account?.employees;
}

function countryOf({ facts, account }: ScoreInput): string | null | undefined {
  return facts.company.country ?? account.account?.country;
}

function codeOf(mean: number) {
  if (mean >= STRONG) return 'fit.icp_strong';
  return mean >= PARTIAL ? 'fit.icp_partial' : 'fit.icp_weak';
}

function describe(input: ScoreInput): string {
  const { company, person } = input.facts;
  const employees = employeesOf(input);
  const size = employees === undefined || employees === null ? '' : `${employees} employees`;
  return [size, company.industry, countryOf(input), person.title].filter(Boolean).join(', ');
}
