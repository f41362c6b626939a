import type { StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import type { AvailabilityView, Standing } from '../../routing/model/cards/standings/standing.ts';
import { chained, listed } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { SHOWN } from '../limits.ts';
import { cut } from '../text.ts';
import { owedWords } from './share-lines.ts';

const MOST_COVERED = 3;

const STATES: Record<Standing['state'], Phrase> = {
  available: say`available`,
  away: say`away`,
  away_misses: say`away after missed leads`,
  time_off: say`time off`,
  slack_status: say`away by Slack status`,
  slack_dnd: say`paused Slack notifications`,
  holiday: say`public holiday`,
  off_shift: say`off shift`,
  no_hours: say`no working hours`,
  unreachable: say`not found in Slack`,
  deactivated: say`not in Slack any more`,
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
export function stateWords({ state, until, setBy, emoji }: Standing, reader: Reader): Phrase {
  const sign = emoji ? say` (:${emoji}:)` : '';
  const end = until && !FOR_GOOD.has(state) ? say` until ${printedTime(until, reader)}` : '';
  return say`${STATES[state]}${sign}${end}${setBy ? say` (set by ${setBy})` : ''}`;
}

/** "available · 7 of 25 open, 4 of them in the CRM · owed 0.4 · 2 misses today". */
export function standingWords(rep: StandingRow, reader: Reader): Phrase {
  const all = loadWords(rep);
  const open = rep.external > 0 ? say`${all}, ${rep.external} of them in the CRM` : all;
  const misses =
    rep.missedToday > 0 ? [say`${counted(rep.missedToday, 'miss', 'misses')} today`] : [];
  const cover = rep.coverName ? [say`${rep.coverName} covers`] : [];
  const covers = rep.covers.length > 0 ? [say`covers ${coversWords(rep, reader)}`] : [];
  const owed = rep.owed === null ? [] : [owedWords(rep.owed)];
  return chained([stateWords(rep, reader), ...cover, ...covers, open, ...owed, ...misses], ' · ');
}

/** "7 of 25 open"; where some leads count for more than one, "9 of 25 units taken". */
export function loadWords({ open, cap, inUnits }: Pick<StandingRow, 'open' | 'cap' | 'inUnits'>) {
  if (inUnits) return cap === null ? say`${open} units taken` : say`${open} of ${cap} units taken`;
  return cap === null ? say`${open} open` : say`${open} of ${cap} open`;
}

/** "Ana Ruiz until Fri 18:00 and Leo Sanz": whom somebody stands in for. */
export function coversWords({ covers }: Pick<AvailabilityView, 'covers'>, reader: Reader): Phrase {
  const each = covers.map(({ name, until }) => {
    const who = cut(name, SHOWN.person);
    return until ? say`${who} until ${printedTime(until, reader)}` : who;
  });
  const rest = each.length - MOST_COVERED;
  return listed(rest > 0 ? [...each.slice(0, MOST_COVERED), say`${rest} more`] : each);
}
