import type { LeadFacts, Scalar } from '../../../src/routing/model/lead.ts';

/** One rule in no engine's language: all of its parts have to hold. */
export interface PlainRule {
  id: string;
  parts: Part[];
}
export type Part = Test | { any: Test[] };
export interface Test {
  field: string;
  /** One of these; or at least so many. */
  among?: string[];
  atLeast?: number;
}

/** Hits spread over the whole book, and misses that some rule nearly takes. */
export interface RuleBook {
  rules: PlainRule[];
  hits: LeadFacts[];
  misses: LeadFacts[];
}

const words = (stem: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${stem}${n}`);
const COUNTRIES = words('country-', 60);
const INDUSTRIES = words('industry-', 40);
const FORMS = ['demo', 'pricing', 'contact', 'trial', 'webinar', 'ebook'];
const PLANS = words('plan-', 8);
const SIZES = [0, 10, 50, 200, 1000];
const LEADS = 60;

/** The same book each time: numbers are drawn from a seed. */
export function makeRuleBook(size: number): RuleBook {
  const draw = drawer(size);
  const rules = Array.from({ length: size }, (_, n) => makeRule(draw, `rule-${n}`));
  const hits = Array.from({ length: LEADS }, () => meet(draw, rules[draw.below(size)]));
  const misses: LeadFacts[] = [];
  while (misses.length < LEADS) {
    const lead = makeLead(draw);
    if (firstOf(rules, lead) === null) misses.push(lead);
  }
  return { rules, hits, misses };
}

/** The rules read one by one, each part as it stands. */
export function firstOf(rules: readonly PlainRule[], lead: LeadFacts): string | null {
  for (const { id, parts } of rules) if (parts.every((part) => holds(part, lead))) return id;
  return null;
}

/** The same in the language of a policy. */
export function conditionOf(parts: readonly Part[]): Record<string, unknown> {
  return { all: parts.map(asCondition) };
}

function asCondition(part: Part): Record<string, unknown> {
  if ('any' in part) return { any: part.any.map(asCondition) };
  const { field, among, atLeast } = part;
  return { [field]: among ?? { gte: atLeast } };
}

/** As routing rules are: where, what kind, how large; one in eight has alternatives. */
function makeRule(draw: Draw, id: string): PlainRule {
  const where: Test = { field: 'company.country', among: draw.some(COUNTRIES, 1 + draw.below(3)) };
  const kind: Test = { field: 'company.industry', among: [draw.one(INDUSTRIES)] };
  const size: Test = { field: 'company.employees', atLeast: draw.one(SIZES) };
  const form: Test = { field: 'request.form', among: [draw.one(FORMS)] };
  const plan: Test = { field: 'custom.plan', among: [draw.one(PLANS)] };
  const last = draw.below(8) === 0 ? { any: [form, plan] } : draw.one([form, plan]);
  return { id, parts: [where, kind, size, last] };
}

function holds(part: Part, lead: LeadFacts): boolean {
  if ('any' in part) return part.any.some((one) => holds(one, lead));
  const found = readField(lead, part.field);
  if (part.atLeast !== undefined) return typeof found === 'number' && found >= part.atLeast;
  return part.among?.some((one) => one === found) ?? false;
}

function readField({ company, request, custom }: LeadFacts, field: string): Scalar | undefined {
  if (field === 'company.country') return company.country;
  if (field === 'company.industry') return company.industry;
  if (field === 'company.employees') return company.employees;
  return field === 'request.form' ? request.form : custom.plan;
}

/** A lead that this rule takes, if no earlier one does. */
function meet(draw: Draw, rule: PlainRule | undefined): LeadFacts {
  const lead = makeLead(draw);
  for (const part of rule?.parts ?? []) {
    const { field, among = [''], atLeast } = 'any' in part ? (part.any[0] ?? { field: '' }) : part;
    if (atLeast !== undefined) lead.company.employees = atLeast + draw.below(500);
    else if (field === 'company.country') lead.company.country = draw.one(among);
    else if (field === 'company.industry') lead.company.industry = draw.one(among);
    else if (field === 'request.form') lead.request.form = draw.one(among);
    else lead.custom.plan = draw.one(among);
  }
  return lead;
}

/** Thirty fields that a rule may test. */
function makeLead(draw: Draw): LeadFacts {
  return {
    person: { email: 'dana@globex.test', domain: 'globex.test', title: 'CTO', mail: 'business' },
    company: {
      name: 'Globex',
      domain: 'globex.test',
      employees: draw.below(3_000),
      industry: draw.one(INDUSTRIES),
      country: draw.one(COUNTRIES),
      region: 'MD',
    },
    request: { form: draw.one(FORMS), product: 'core', timeline: 'this_month', budget: 50_000 },
    attribution: { campaign: 'q4', utm_source: 'google', landing_page: '/demo', medium: 'cpc' },
    custom: { plan: draw.one(PLANS), seats: 300, partner: 'none' },
    account: { matched: true, id: 'acc1', tier: 'gold', status: 'prospect' },
    source: 'website',
    channel: 'web',
    tier: 'standard',
    language: 'en',
    test: false,
  };
}

interface Draw {
  below(limit: number): number;
  one<T>(values: readonly [T, ...T[]] | readonly T[]): T;
  some<T>(values: readonly T[], count: number): T[];
}

function drawer(seed: number): Draw {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const one = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('there is nothing to draw from');
    return value;
  };
  const some = <T>(values: readonly T[], count: number) => [
    ...new Set(Array.from({ length: count }, () => one(values))),
  ];
  return { below, one, some };
}
