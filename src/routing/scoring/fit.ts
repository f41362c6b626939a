/** Scores how well the company and the person fit those the team sells to. */
import type { Component } from '../model/decision.ts';
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

// Defaults a policy may later replace.
const PART_WEIGHTS = { size: 0.4, industry: 0.25, place: 0.15, seniority: 0.2 };
const SIZES = [
  { from: 1000, value: 1 },
  { from: 200, value: 0.8 },
  { from: 50, value: 0.6 },
  { from: 10, value: 0.4 },
  { from: 0, value: 0.2 },
];
const INDUSTRIES = [
  { words: ['fintech', 'software', 'saas', 'financ', 'bank', 'insur', 'technolog'], value: 1 },
  { words: ['health', 'manufactur', 'logistic', 'retail', 'telecom', 'energy'], value: 0.7 },
  { words: ['educat', 'non profit', 'nonprofit', 'government', 'student'], value: 0.3 },
];
const OTHER_INDUSTRY = 0.5;
const PLACES = { inTerritory: 1, elsewhere: 0.5 };
const SENIORITIES = [
  { words: ['intern', 'student', 'assistant', 'trainee'], value: 0.1 },
  { words: ['vp', 'vice president', 'head', 'director', 'svp', 'evp'], value: 0.85 },
  { words: ['chief', 'ceo', 'cto', 'cfo', 'coo', 'cio', 'ciso', 'cmo', 'cro'], value: 1 },
  { words: ['founder', 'co founder', 'owner', 'president', 'partner'], value: 1 },
  { words: ['manager', 'lead', 'principal', 'senior'], value: 0.6 },
];
const OTHER_TITLE = 0.4;
const STRONG = 0.7;
const PARTIAL = 0.4;

/** 0..1: the mean of what is known about size, industry, place and seniority. */
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

function partsOf({ facts, account }: ScoreInput): Part[] {
  const { size, industry, place, seniority } = PART_WEIGHTS;
  const employees = facts.company.employees ?? account.account?.employees;
  const country = facts.company.country ?? account.account?.country;
  return [
    { name: 'employees', weight: size, value: ifKnown(employees, rateSize) },
    { name: 'industry', weight: industry, value: ifKnown(facts.company.industry, rateIndustry) },
    {
      name: 'country',
      weight: place,
      value: ifKnown(country, () => (facts.territory ? PLACES.inTerritory : PLACES.elsewhere)),
    },
    { name: 'title', weight: seniority, value: ifKnown(facts.person.title, rateTitle) },
  ];
}

function ifKnown<T>(known: T | null | undefined, rate: (known: T) => number | undefined) {
  return known === null || known === undefined || known === '' ? undefined : rate(known);
}

const rateSize = (employees: number) => SIZES.find(({ from }) => employees >= from)?.value;
const rateIndustry = (text: string) => findRow(INDUSTRIES, text)?.value ?? OTHER_INDUSTRY;
const rateTitle = (text: string) => findRow(SENIORITIES, text)?.value ?? OTHER_TITLE;

function codeOf(mean: number) {
  if (mean >= STRONG) return 'fit.icp_strong';
  return mean >= PARTIAL ? 'fit.icp_partial' : 'fit.icp_weak';
}

function describe({ facts, account }: ScoreInput): string {
  const { industry, country } = facts.company;
  const employees = facts.company.employees ?? account.account?.employees;
  const size = employees === undefined || employees === null ? '' : `${employees} employees`;
  const place = country ?? account.account?.country;
  return [size, industry, place, facts.person.title].filter(Boolean).join(', ');
}
