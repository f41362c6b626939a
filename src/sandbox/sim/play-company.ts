import type { Company } from './companies.ts';
import { SimFailure } from './failure.ts';
import { type Simulated, simulate } from './simulate.ts';

/** Figures, or a broken promise as plain data: an error loses its fields between two threads. */
export type Played = { simulated: Simulated } | { failure: Omit<SimFailure, keyof Error> };

/** Plays one company to its end, in a thread of its own. */
export async function playCompany(company: Company): Promise<Played> {
  try {
    return { simulated: await simulate(company) };
  } catch (error) {
    if (!(error instanceof SimFailure)) throw error;
    const { seed, step, invariant, broken, trace } = error;
    return { failure: { seed, step, invariant, broken, trace } };
  }
}
