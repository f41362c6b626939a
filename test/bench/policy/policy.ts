import { compilePolicy } from '../../../src/routing/policy/compile-policy.ts';
import type { Figure } from '../main.ts';
import {
  batonClosures,
  batonIndexed,
  type Contender,
  jsonLogic,
  jsonRules,
  policyOf,
} from './engines.ts';
import { firstOf, makeRuleBook, type PlainRule, type RuleBook } from './rule-book.ts';

const SIZES = [20, 200, 2_000];
/** Each figure is the mean over so much work, after a quarter of it to warm up. */
const MEASURED_US = 300_000;
const COMPILED = 10;
const GATED_SIZE = 2_000;
/** In µs of CPU: what is promised. */
const GATES: Record<string, { hit: number; miss: number }> = {
  'Baton, indexed': { hit: 1, miss: 1 },
  'Baton, closures only': { hit: 30, miss: 75 },
};

/** The first rule that takes a lead of 30 fields, beside other engines and rules read one by one. */
export async function benchPolicy(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(...(await compare(makeRuleBook(size))));
  return [...figures, compileTime(makeRuleBook(GATED_SIZE).rules)];
}

async function compare(book: RuleBook): Promise<Figure[]> {
  const { rules } = book;
  const control = await timeBoth(readOneByOne(rules), book);
  const timed = [control];
  for (const make of [batonIndexed, batonClosures, jsonLogic]) {
    timed.push(await timeBoth(make(rules), book, control));
  }
  timed.push(await timeBoth(jsonRules(rules), book, control));
  return timed.flatMap((one) => asFigures(one, { size: rules.length, control }));
}

interface Timed {
  name: string;
  hit: number;
  miss: number;
  /** Which rule took each lead: all have to say the same. */
  answers: string;
}

async function timeBoth<L>(
  { name, prepare, first }: Contender<L>,
  { hits, misses }: RuleBook,
  agreed?: Timed,
): Promise<Timed> {
  const [hitLeads, missLeads] = [hits.map(prepare), misses.map(prepare)];
  const found: (string | null)[] = [];
  for (const lead of [...hitLeads, ...missLeads]) found.push(await first(lead));
  const answers = found.join(' ');
  if (agreed && agreed.answers !== answers) throw new Error(`${name} finds other rules`);
  return { name, answers, hit: await time(hitLeads, first), miss: await time(missLeads, first) };
}

/** Mean µs of CPU; awaits only who has to be awaited. */
async function time<L>(leads: readonly L[], first: Contender<L>['first']): Promise<number> {
  const round = async () => {
    for (const lead of leads) {
      const answer = first(lead);
      if (answer instanceof Promise) await answer;
    }
  };
  const spend = async (budget: number) => {
    const before = process.cpuUsage();
    for (let rounds = 1; ; rounds++) {
      await round();
      const { user, system } = process.cpuUsage(before);
      if (user + system >= budget) return (user + system) / (rounds * leads.length);
    }
  };
  await spend(MEASURED_US / 4);
  return spend(MEASURED_US);
}

function asFigures(timed: Timed, { size, control }: { size: number; control: Timed }): Figure[] {
  return (['hit', 'miss'] as const).map((what) => {
    const value = timed[what];
    const gate = size === GATED_SIZE ? GATES[timed.name]?.[what] : undefined;
    const notes = [
      'of CPU',
      ...(timed === control ? [] : [`${(value / control[what]).toFixed(3)} × control`]),
      ...(gate === undefined ? [] : [`gate ${gate} µs ${value <= gate ? 'met' : 'MISSED'}`]),
    ];
    return {
      name: `${timed.name}, ${size} rules, ${what}`,
      value,
      unit: 'µs',
      note: notes.join(', '),
    };
  });
}

/** The naive way, and the answers that all have to agree with. */
function readOneByOne(rules: readonly PlainRule[]): Contender {
  return {
    name: 'control: read one by one',
    prepare: (lead) => lead,
    first: (lead) => firstOf(rules, lead),
  };
}

function compileTime(rules: readonly PlainRule[]): Figure {
  const policy = policyOf(rules);
  compilePolicy(policy);
  const before = process.cpuUsage();
  for (let i = 0; i < COMPILED; i++) compilePolicy(policy);
  const { user, system } = process.cpuUsage(before);
  const value = (user + system) / 1_000 / COMPILED;
  return {
    name: `compile, ${rules.length} rules`,
    value,
    unit: 'ms',
    note: 'of CPU, once a version',
  };
}
