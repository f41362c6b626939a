import type { AvailabilityView } from '../../routing/model/cards/cards.ts';
import type { StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import { printedTime, type Reader } from '../time.ts';
import { counted } from '../words.ts';

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

/** "available · 7 of 25 open · owed 0.4 · 2 misses today": how a rep stands. */
export function standingWords(rep: StandingRow, reader: Reader): string {
  const open = rep.cap === null ? `${rep.open} open` : `${rep.open} of ${rep.cap} open`;
  const misses = rep.missedToday > 0 ? [`${counted(rep.missedToday, 'miss', 'misses')} today`] : [];
  const cover = rep.coverName ? [`${rep.coverName} covers`] : [];
  const owed = rep.owed === null ? [] : [owedWords(rep.owed)];
  return [stateWords(rep, reader), ...cover, open, ...owed, ...misses].join(' · ');
}

function owedWords(owed: number): string {
  return owed < -0.05 ? `${(-owed).toFixed(1)} ahead` : `owed ${Math.abs(owed).toFixed(1)}`;
}
