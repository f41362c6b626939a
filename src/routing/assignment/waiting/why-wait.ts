/**
 * Says whether a lead waits because those who could take it have enough to look at first: then it
 * goes to nobody else, and nobody is called for it.
 */
import type { CandidateVerdict } from '../../model/decision.ts';
import { because, type Reason, textIn } from '../../model/reasons.ts';

/** Null where nobody is only busy: the search for a rep goes on elsewhere. */
export function whyWait(verdicts: readonly CandidateVerdict[]): Reason | null {
  if (isBulkFull(verdicts)) return because('hold.bulk_full');
  const busy = verdicts.flatMap(({ why }) => (why.code === BACKLOG ? [why] : []));
  return busy.length === 0 ? null : because('hold.backlog', { who: whoIsBusy(busy) });
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
function whoIsBusy(busy: readonly Reason[]): Reason {
  const names = busy.slice(0, MOST_NAMED).map((why) => textIn(why, 'rep'));
  const more = busy.length - names.length;
  const reps = more > 0 ? [...names, because('backlog.more', { value: more })] : names;
  const counts = busy.map(({ data }) => Number(data?.open));
  const leads = Math.min(...counts);
  if (busy.length === 1) return because('backlog.one', { rep: names[0] ?? '', leads });
  const areAlike = counts.every((open) => open === leads);
  return because(areAlike ? 'backlog.each' : 'backlog.least', { reps, leads });
}
