/**
 * Says whether a lead waits because those who could take it have enough to look at first: then it
 * goes to nobody else, and nobody is called for it.
 */
import type { CandidateVerdict } from '../../model/decision.ts';
import { because, type Reason } from '../../model/reasons.ts';

/** Null where nobody is only busy: the search for a rep goes on elsewhere. */
export function whyWait(verdicts: readonly CandidateVerdict[]): Reason | null {
  if (isBulkFull(verdicts)) return because('hold.bulk_full');
  const busy = verdicts.flatMap(({ why }) => (why.code === BACKLOG ? [why.data ?? {}] : []));
  return busy.length === 0 ? null : because('hold.backlog', { who: wordBusy(busy) });
}

/** Is somebody passed over only because a file brings more than anybody can look at? */
export function isBulkFull(verdicts: readonly CandidateVerdict[]): boolean {
  return verdicts.some(({ why }) => why.code === 'capacity.bulk_full');
}

/** Is somebody passed over only because they have leads to answer first? */
export function isAnswering(verdicts: readonly CandidateVerdict[]): boolean {
  return verdicts.some(({ why }) => why.code === BACKLOG);
}

const BACKLOG = 'capacity.backlog';

/** Of a large team the first are named. */
const MOST_NAMED = 3;

/** "Ana Ruiz and Ben Koch have 5 leads each". */
function wordBusy(busy: readonly NonNullable<Reason['data']>[]): string {
  const names = busy.slice(0, MOST_NAMED).map(({ rep }) => String(rep));
  const more = busy.length - names.length;
  if (more > 0) names.push(`${more} more`);
  const [first = 0, ...others] = busy.map(({ open }) => Number(open));
  const least = Math.min(first, ...others);
  if (others.length === 0) return `${names[0]} has ${countOf(least)}`;
  const last = names.pop();
  const or = others.some((open) => open !== first) || first !== least ? ' or more' : '';
  return `${names.join(', ')} and ${last} have ${countOf(least)}${or} each`;
}

function countOf(leads: number): string {
  return leads === 1 ? '1 lead' : `${leads} leads`;
}
