/** One company at work: a world of its own, which its seed gives again. */
export interface Company {
  seed: number;
  leads: number;
  faults: boolean;
}

/** About what a dozen people take in during a fortnight. */
const MOST_LEADS = 250;
/** Keeps the companies of one seed apart from those of the next. */
const SEEDS_APART = 1_000;

/**
 * The companies that `leads` are spread over, with seeds of their own: none is so large that its
 * fault takes long to see again. Few leads go to one company, whose seed is the one given.
 */
export function companiesOf({ seed, leads, faults }: Company): Company[] {
  if (leads <= MOST_LEADS) return [{ seed, leads, faults }];
  const count = Math.ceil(leads / MOST_LEADS);
  return Array.from({ length: count }, (_, i) => ({
    seed: seed * SEEDS_APART + i,
    leads: Math.floor(leads / count) + (i < leads % count ? 1 : 0),
    faults,
  }));
}
