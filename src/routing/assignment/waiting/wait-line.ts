/** Names the line in which a lead waits: what the first of a line cannot use, none of it can. */
import type { Decision } from '../../model/decision.ts';
import type { ReasonCode } from '../../model/reasons.ts';

/** Whoever is passed over for one of these is so whatever place comes free. */
const NEVER: ReadonlySet<ReasonCode> = new Set([
  'skill.missing',
  'rule.excludes_rep',
  'pool.weight_zero',
  'exclusion.declined',
  'exclusion.timed_out',
]);

/**
 * Two leads of one line may go to the same people on the same terms: what the decision depends on
 * beside that is the same for all leads at one instant.
 *
 * @param units how many ordinary leads it fills a rep by
 */
export function waitLine(
  { candidates, placement, tier }: Pick<Decision, 'candidates' | 'placement' | 'tier'>,
  units: number,
): string {
  const people = candidates.filter(({ why }) => !NEVER.has(why.code)).map(({ rep }) => rep);
  const pool = 'poolId' in placement ? placement.poolId : null;
  return JSON.stringify([pool, tier, units, ...people.toSorted()]);
}
