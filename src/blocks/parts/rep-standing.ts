import type { StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { AvailabilityView, Standing } from '../../routing/model/cards/standings/standing.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { printedTime, type Reader } from '../time.ts';
import { counted, listed } from '../words.ts';
import { owedWords } from './share-lines.ts';

const MOST_COVERED = 3;

const STATES: Record<Standing['state'], string> = {
  available: 'available',
  away: 'away',
  away_misses: 'away after missed leads',
  time_off: 'time off',
  slack_status: 'away by Slack status',
  slack_dnd: 'paused Slack notifications',
  holiday: 'public holiday',
  off_shift: 'off shift',
  no_hours: 'no working hours',
  unreachable: 'not found in Slack',
  deactivated: 'not in Slack any more',
};
const FOR_GOOD = new Set<Standing['state']>(['available', 'deactivated']);

/** Until they, or a manager, say that they are back. */
export function isAway({ state }: Pick<Standing, 'state'>): boolean {
  return state === 'away' || state === 'away_misses';
}

/** There is something that *I am back* ends. */
export function mayComeBack(view: AvailabilityView): boolean {
  return isAway(view) || view.timeOffBegan === true;
}

export function isInSlack({ state }: Pick<Standing, 'state'>): boolean {
  return state !== 'deactivated' && state !== 'unreachable';
}

/** "time off until 3 Dec 18:00 (set by Mia)", "available". */
export function stateWords({ state, until, setBy, emoji }: Standing, reader: Reader): string {
  const sign = emoji ? ` (:${emoji}:)` : '';
  const end = until && !FOR_GOOD.has(state) ? ` until ${printedTime(until, reader)}` : '';
  return `${STATES[state]}${sign}${end}${setBy ? ` (set by ${setBy})` : ''}`;
}

/** "available · 7 of 25 open, 4 of them in the CRM · owed 0.4 · 2 misses today". */
export function standingWords(rep: StandingRow, reader: Reader): string {
  const all = rep.cap === null ? `${rep.open} open` : `${rep.open} of ${rep.cap} open`;
  const open = rep.external > 0 ? `${all}, ${rep.external} of them in the CRM` : all;
  const misses = rep.missedToday > 0 ? [`${counted(rep.missedToday, 'miss', 'misses')} today`] : [];
  const cover = rep.coverName ? [`${rep.coverName} covers`] : [];
  const covers = rep.covers.length > 0 ? [`covers ${coversWords(rep, reader)}`] : [];
  const owed = rep.owed === null ? [] : [owedWords(rep.owed)];
  return [stateWords(rep, reader), ...cover, ...covers, open, ...owed, ...misses].join(' · ');
}

/** "Ana Ruiz until Fri 18:00 and Leo Sanz": whom somebody stands in for. */
export function coversWords({ covers }: Pick<AvailabilityView, 'covers'>, reader: Reader): string {
  const each = covers.map(({ name, until }) => {
    const who = cut(name, SHOWN.person);
    return until ? `${who} until ${printedTime(until, reader)}` : who;
  });
  const rest = each.length - MOST_COVERED;
  return listed(rest > 0 ? [...each.slice(0, MOST_COVERED), `${rest} more`] : each);
}
