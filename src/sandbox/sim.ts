import { parseArgs } from 'node:util';
import { SimFailure } from './sim/failure.ts';
import { simulate } from './sim/simulate.ts';

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
  for (let i = 0; i < wanted.seeds; i++) {
    const seed = wanted.seed + i;
    const faults = wanted.faults ?? i % 2 === 1;
    try {
      await report({ seed, leads: wanted.leads, faults });
    } catch (error) {
      if (!(error instanceof SimFailure)) throw error;
      complain(error, { leads: wanted.leads, faults });
      return 1;
    }
  }
  return 0;
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

async function report(simulation: { seed: number; leads: number; faults: boolean }): Promise<void> {
  const startedAt = performance.now();
  const { seed, steps, leads, cards, lastedMs } = await simulate(simulation);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const days = (lastedMs / 86_400_000).toFixed(1);
  const weather = simulation.faults ? 'with faults' : 'in good weather';
  console.log(
    `seed ${seed}: ${leads} leads, ${steps} steps and ${cards} cards in ${days} days ` +
      `${weather}; every promise held (${seconds} s)`,
  );
}

function complain(failure: SimFailure, again: { leads: number; faults: boolean }): void {
  console.error(failure.message);
  for (const line of failure.broken) console.error(`  ${line}`);
  console.error('What happened before:');
  for (const line of failure.trace) console.error(`  ${line}`);
  const faults = again.faults ? ' --faults' : '';
  console.error(
    `See it again: npm run sim -- --seed ${failure.seed} --leads ${again.leads}${faults}`,
  );
}

process.exitCode = await main();
