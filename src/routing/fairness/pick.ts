/** Decides whose turn it is: the rep who is owed most, or whose turn comes due first. */
import { LEAD_UNITS } from '../model/decision.ts';
import type { Objective } from '../model/policy/policy.ts';
import { because, type Reason } from '../model/reasons.ts';
import { creditOf, formatLeads, restOf, type Share, totalWeight } from './ledger.ts';
import { type Contender, type TieBreak, tieBreaksFor } from './tie-breaks.ts';

export interface PickEntry extends Share, Contender {
  /** Units owed before the credit of this draw. */
  lag: number;
}

export interface Standing {
  repId: string;
  /** Units after the credit of this draw, before the take. */
  owed: number;
}

export interface Picked extends Standing {
  /** Of every entry, in their order. */
  standings: Standing[];
  /** What really decided. */
  reason: Reason;
}

/** `owed` is rounded down, but for the chosen in the end. */
interface Runner extends Standing {
  entry: PickEntry;
  /** Draws until this rep must have had a turn; infinite while not owed enough to have one. */
  deadline: number;
}

/** Credits are rounded down, so that equals drift apart by some units: this much is the same. */
export const SLACK = 100;
/**
 * A preferred skill chooses only among those owed within half a lead of the most owed.
 */
const PREFERENCE_BAND = LEAD_UNITS / 2;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Owed this part of a lead or more, a rep's turn can be due: 1/(2m-2) for m who share, by Tijdeman,
 * "The chairman assignment problem", 1980.
 */
export function dueFrom(size: number): number {
  return size < 2 ? 0 : 1 / (2 * size - 2);
}

/**
 * Picks one of `entries` (at least one, weights positive); their order does not matter. Whoever is
 * owed a whole lead comes first. Else the preferred of those owed about as much, if any; of these
 * the earliest deadline among reps whose turn can be due (`dueFrom`), else the largest lag. Ties
 * fall to the larger lag, then to what the segment is about, the longest wait and the id
 * (`tie-breaks.ts`). With an unchanged team |lag| stays below 1 - 1/(2n-2): Tijdeman, 1980.
 *
 * @param sharers whom the draw credits: the entries, and who is there and cannot take this lead
 */
export function pickMostOwed(
  entries: readonly PickEntry[],
  objectives: readonly Objective[] = [],
  sharers: readonly Share[] = entries,
): Picked {
  const runners = credited(entries, sharers);
  const tieBreaks = tieBreaksFor(objectives);
  const most = largest(runners);
  const suited = runners.filter(
    ({ entry, owed }) => entry.skills > 0 && owed >= most - PREFERENCE_BAND,
  );
  const plain = settle(equalsOf(runners), tieBreaks);
  const isSuited = suited.length > 0 && !isWholeLead(most);
  const { winner } = isSuited ? settle(equalsOf(suited), tieBreaks) : plain;
  const reason =
    winner === plain.winner ? whyPlain(plain, runners) : because('tie.preferred_skill');
  // What rounding leaves goes to the chosen, as in the draw.
  winner.owed += restOf(sharers);
  return { repId: winner.repId, owed: winner.owed, standings: runners, reason };
}

function credited(entries: readonly PickEntry[], sharers: readonly Share[]): Runner[] {
  const among = { total: totalWeight(sharers), size: sharers.length };
  const runners = entries.map((entry) => {
    const owed = entry.lag + creditOf(entry.weight, among.total);
    const { repId, weight } = entry;
    return { repId, owed, entry, deadline: deadlineOf(owed, weight, among) };
  });
  // A whole lead owed comes before any deadline.
  if (isWholeLead(largest(runners))) for (const runner of runners) runner.deadline = NEVER;
  return runners;
}

/** How many draws there are until a rep must have had a turn; infinite while none can be due. */
export function deadlineOf(
  owed: number,
  weight: number,
  { total, size }: { total: number; size: number },
): number {
  const e = dueFrom(size);
  const leads = (owed + SLACK) / LEAD_UNITS;
  return leads >= e ? Math.ceil(((1 - e - leads) * total) / weight) : NEVER;
}

export function isWholeLead(units: number): boolean {
  return units + SLACK >= LEAD_UNITS;
}

function largest(runners: readonly Runner[]): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { owed } of runners) if (owed > most) most = owed;
  return most;
}

/** Who is owed most of those whose turn is due first. */
function equalsOf(runners: readonly Runner[]): Runner[] {
  let first = NEVER;
  for (const { deadline } of runners) if (deadline < first) first = deadline;
  return mostOwedOf(runners.filter(({ deadline }) => deadline === first));
}

function mostOwedOf(runners: readonly Runner[]): Runner[] {
  const most = largest(runners);
  return runners.filter(({ owed }) => owed + SLACK >= most);
}

interface Settled {
  winner: Runner;
  /** The tie-break that left nobody else; null where there was no tie. */
  by: TieBreak | null;
}

function settle(equals: readonly Runner[], tieBreaks: readonly TieBreak[]): Settled {
  let left = equals;
  let by: TieBreak | null = null;
  for (const tieBreak of tieBreaks) {
    if (left.length < 2) break;
    left = firstBy(left, tieBreak);
    by = tieBreak;
  }
  const [winner] = left;
  if (!winner) throw new RangeError('Nobody to pick from.');
  return { winner, by };
}

function firstBy(runners: readonly Runner[], { compare }: TieBreak): Runner[] {
  const best = runners.reduce((first, one) => (compare(one.entry, first.entry) < 0 ? one : first));
  return runners.filter((one) => one === best || compare(one.entry, best.entry) === 0);
}

function whyPlain({ winner, by }: Settled, runners: readonly Runner[]): Reason {
  const rivals = runners.filter((one) => one !== winner);
  if (rivals.length === 0) return because('tie.only_one');
  const next = largest(rivals);
  const lag = formatLeads(winner.owed);
  if (winner.owed > next + SLACK) {
    return because('tie.most_owed', { lag, next: formatLeads(next) });
  }
  const isAhead = winner.owed + SLACK < next || by === null;
  return isAhead ? because('tie.deadline', { lag }) : because(by.code);
}

/** Why somebody who was in play, and is owed so many units, did not get it. */
export function whyLost({ owed: most, reason }: Picked, owed: number): Reason {
  const lag = formatLeads(owed);
  if (owed + SLACK < most) return because('lost.owed_less', { lag });
  if (reason.code === 'tie.preferred_skill') return because('lost.less_suited', { lag });
  return reason.code === 'tie.deadline' ? because('lost.due_later', { lag }) : because('lost.tie');
}
