import { parseArgs } from 'node:util';
import { type Company, companiesOf } from './sim/companies.ts';
import { SimFailure } from './sim/failure.ts';
import { playAll } from './sim/side-by-side.ts';
import type { Simulated } from './sim/simulate.ts';

const USAGE = 'npm run sim -- [--seed N] [--seeds HOW_MANY] [--leads N] [--faults]';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  seeds: { type: 'string', default: '1' },
  leads: { type: 'string', default: '200' },
  faults: { type: 'boolean' },
} as const;

interface Wanted {
  seed: number;
  seeds: number;
  leads: number;
  /** Left out, every other seed runs with faults. */
  faults: boolean | undefined;
}

async function main(): Promise<number> {
  const wanted = readWanted(process.argv.slice(2));
  if (!wanted) {
    console.error(`Each of seed, seeds and leads is a whole number. Usage: ${USAGE}`);
    return 2;
  }
  const runs = Array.from({ length: wanted.seeds }, (_, i) => ({
    seed: wanted.seed + i,
    leads: wanted.leads,
    faults: wanted.faults ?? i % 2 === 1,
  }));
  const companies = runs.map(companiesOf);
  const played = playAll(companies.flat());
  try {
    for (const [i, run] of runs.entries()) {
      const startedAt = performance.now();
      const results = await take(played, companies[i]?.length ?? 0);
      report(run, results, performance.now() - startedAt);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof SimFailure)) throw error;
    complain(error, companies.flat());
    return 1;
  } finally {
    await played.return(undefined);
  }
}

async function take<T>(from: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  while (taken.length < count) {
    const { value, done } = await from.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

function readWanted(args: string[]): Wanted | null {
  const values = valuesOf(args);
  if (!values) return null;
  const [seed, seeds, leads] = [values.seed, values.seeds, values.leads].map(Number);
  if (seed === undefined || seeds === undefined || leads === undefined) return null;
  if (![seed, seeds, leads].every(Number.isSafeInteger)) return null;
  return { seed, seeds, leads, faults: values.faults };
}

/** Null when there is something nobody knows. */
function valuesOf(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch {
    return null;
  }
}

function report({ seed, faults }: Company, results: readonly Simulated[], tookMs: number): void {
  const sum = (of: (one: Simulated) => number) => results.reduce((all, one) => all + of(one), 0);
  const among = results.length > 1 ? ` at ${results.length} companies` : '';
  const days = (sum(({ lastedMs }) => lastedMs) / 86_400_000).toFixed(1);
  const weather = faults ? 'with faults' : 'in good weather';
  console.log(
    `seed ${seed}: ${sum(({ leads }) => leads)} leads${among}, ${sum(({ steps }) => steps)} steps ` +
      `and ${sum(({ cards }) => cards)} cards in ${days} days ${weather}; ` +
      `every promise held (${(tookMs / 1_000).toFixed(1)} s)`,
  );
}

function complain(failure: SimFailure, companies: readonly Company[]): void {
  const at = companies.find(({ seed }) => seed === failure.seed);
  console.error(failure.message);
  for (const line of failure.broken) console.error(`  ${line}`);
  console.error('What happened before:');
  for (const line of failure.trace) console.error(`  ${line}`);
  const faults = at?.faults ? ' --faults' : '';
  console.error(
    `See it again: npm run sim -- --seed ${failure.seed} --leads ${at?.leads}${faults}`,
  );
}

process.exitCode = await main();
