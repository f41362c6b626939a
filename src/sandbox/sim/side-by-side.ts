import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Company } from './companies.ts';
import { SimFailure } from './failure.ts';
import type { Played } from './play-company.ts';
import { type Simulated, simulate } from './simulate.ts';

const WORK = new URL('play-company.ts', import.meta.url).href;
/** A process of its own has to be told again how TypeScript is read. */
const READS_TYPESCRIPT = ['--import', import.meta.resolve('tsx')];

/**
 * Plays companies side by side, as many at once as there are processors, and hands on what came of
 * each in the order given.
 *
 * @throws SimFailure of the first company, in that order, that broke a promise
 */
export async function* playAll(companies: readonly Company[]): AsyncGenerator<Simulated> {
  const [only] = companies;
  if (only && companies.length === 1) {
    yield await simulate(only);
    return;
  }
  const maxThreads = Math.min(availableParallelism(), companies.length);
  const pool = new Tinypool({
    filename: WORK,
    name: 'playCompany',
    runtime: 'child_process',
    execArgv: READS_TYPESCRIPT,
    minThreads: maxThreads,
    maxThreads,
  });
  try {
    const games = companies.map((company) => pool.run(company) as Promise<Played>);
    // Each is looked at in its turn; what fails before that is no surprise.
    for (const game of games) game.catch(() => {});
    for (const game of games) {
      const played = await game;
      if ('failure' in played) throw new SimFailure(played.failure);
      yield played.simulated;
    }
  } finally {
    await pool.destroy();
  }
}
