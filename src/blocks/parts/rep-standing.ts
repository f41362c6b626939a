import type { AvailabilityView, TeamRow } from '../../routing/model/cards/cards.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { printedTime, type Reader } from '../time.ts';
import { counted, listed } from '../words.ts';

const MOST_COVERED = 3;

const STATES: Record<AvailabilityView['state'], string> = {
  available: 'available',
  away: 'away',
  off_shift: 'off shift',
  deactivated: 'not in Slack any more',
};

/** "away until Mon 09:00", "available". */
export function stateWords({ state, until }: AvailabilityView, reader: Reader): string {
  const ends = state === 'away' || state === 'off_shift';
  return ends && until ? `${STATES[state]} until ${printedTime(until, reader)}` : STATES[state];
}

/** "available · 7 of 25 open, 4 of them in the CRM · owed 0.4 · 2 misses today". */
export function standingWords(rep: TeamRow, reader: Reader): string {
  const all = rep.cap === null ? `${rep.open} open` : `${rep.open} of ${rep.cap} open`;
  const open = rep.external > 0 ? `${all}, ${rep.external} of them in the CRM` : all;
  const misses = rep.missedToday > 0 ? [`${counted(rep.missedToday, 'miss', 'misses')} today`] : [];
  const cover = rep.coverName ? [`${rep.coverName} covers`] : [];
  const covers = rep.covers.length > 0 ? [`covers ${coversWords(rep, reader)}`] : [];
  return [stateWords(rep, reader), ...cover, ...covers, open, owedWords(rep.owed), ...misses].join(
    ' · ',
  );
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

function owedWords(owed: number): string {
  return owed < -0.05 ? `${(-owed).toFixed(1)} ahead` : `owed ${Math.abs(owed).toFixed(1)}`;
}
