import type { TrialRow } from '../../../routing/simulation/tally.ts';
import type { SimulatedPool } from '../../../services/look-ahead/simulate-pool.ts';
import { counted, listed } from '../plain-words.ts';

/** Fewer leads than this below one's share by weight are nothing to tell. */
const LEAST_SHORT = 2;

/** What a trial shows, in one sentence. */
export function findingOf(result: SimulatedPool): string {
  const { leads, received } = result;
  const found = `${received} of ${counted(leads, 'lead')} found a rep`;
  return `${[found, fairness(result), shortest(result), leftOver(result)].filter(Boolean).join('; ')}.`;
}

function fairness({ received, rows }: SimulatedPool): string {
  if (received === 0) return '';
  const worst = Math.max(...rows.map(({ owedNow }) => Math.abs(owedNow)));
  return `everybody got what they were entitled to, to within ${worst.toFixed(2)} of a lead`;
}

const PASSED_OVER: Record<string, string> = {
  'availability.away': 'away',
  'availability.away_open': 'away',
  'availability.away_misses': 'away after missed leads',
  'availability.away_misses_open': 'away after missed leads',
  'availability.time_off': 'off',
  'availability.slack_status': 'away by their Slack status',
  'availability.slack_status_open': 'away by their Slack status',
  'availability.slack_dnd': 'off with Slack paused',
  'availability.holiday': 'on a public holiday',
  'availability.deactivated': 'no longer in Slack',
  'availability.unreachable': 'without a Slack user',
  'availability.off_shift': 'off shift',
  'availability.never': 'without working hours',
  'capacity.full': 'full',
  'capacity.day_full': 'full for the day',
  'capacity.week_full': 'full for the week',
  'capacity.backlog': 'behind with answers',
};

/** Who is furthest below the share of the weights, and why: presence moves what is fair. */
function shortest({ received, rows }: SimulatedPool): string {
  const shortOf = ({ share, received: own }: TrialRow) => share * received - own;
  const [furthest] = rows.toSorted((a, b) => shortOf(b) - shortOf(a));
  const short = furthest ? Math.round(shortOf(furthest)) : 0;
  if (!furthest || short < LEAST_SHORT) return '';
  const [why] = Object.entries(furthest.passedOver).toSorted(([, a], [, b]) => b - a);
  const because = why && PASSED_OVER[why[0]];
  const words = because === undefined ? '' : `, mostly for being ${because}`;
  return `${furthest.name} got ${short} fewer than by weight alone${words}`;
}

const LEFT_OVER: Record<string, string> = {
  'hold.backlog': 'waiting behind leads that nobody answers',
  'hold.nobody': 'with nobody there',
  'hold.full': 'with nobody free',
  'hold.all_declined': 'declined or unanswered by everybody',
  'hold.max_reroutes': 'unanswered too often',
  'hold.deadline': 'unanswered until the deadline',
  'hold.declined_to_manager': 'for a manager to decide',
  'schedule.shift_starts': 'waiting for a shift',
  unanswered: 'with somebody who does not answer',
};

function leftOver({ unassigned }: SimulatedPool): string {
  const parts = Object.entries(unassigned).toSorted(([, a], [, b]) => b - a);
  const words = listed(parts.map(([why, count]) => `${count} ${LEFT_OVER[why] ?? why}`));
  return words && `left over: ${words}`;
}
