import { openWork } from '../../../routing/availability/current-load.ts';
import { reasonText } from '../../../routing/model/reasons.ts';
import type {
  AvailabilityReport,
  SourceSays,
} from '../../../services/look-ahead/explain-availability.ts';
import type { Reader } from '../../../words/time.ts';
import { printedTime } from '../plain-words.ts';

export interface SourceRow {
  source: SourceSays['source'] | 'out_of_hours' | 'pools';
  says: string;
  /** Is this what decides? */
  wins: boolean;
}

/** Everything that could be in the way, in the order in which it counts, then what else matters. */
export function sourceRows(report: AvailabilityReport, reader: Reader): SourceRow[] {
  const { hotTiers, pools } = report;
  const hot = hotTiers.length > 0 ? `takes ${hotTiers.join(', ')} off shift too` : 'not asked for';
  return [
    ...report.sources.map((one) => {
      const { source, obstacle, wins } = one;
      const says = obstacle === null ? FINE[source] : reasonText(obstacle, report.timeZone);
      return { source, says: says + moreAbout(one, { report, reader }), wins };
    }),
    { source: 'out_of_hours', says: hot, wins: false },
    { source: 'pools', says: poolWords(pools), wins: false },
  ];
}

const FINE: Record<SourceSays['source'], string> = {
  slack: 'known',
  away: 'not away',
  time_off: 'none now',
  slack_status: 'none that means away',
  slack_dnd: 'not paused',
  hours: 'on shift',
  capacity: 'has room',
};

function moreAbout(
  { source, obstacle, setBy, wins }: SourceSays,
  { report, reader }: { report: AvailabilityReport; reader: Reader },
): string {
  const { load, capacity, coverName } = report;
  if (source === 'capacity') return `: ${loadWords(load, capacity)}`;
  if (source === 'slack') return accountWords(report, reader);
  if (source === 'time_off' && obstacle === null) return plannedWords(report, reader);
  const set = setBy === null ? '' : `, set by ${setBy}`;
  const when =
    source === 'away' && report.away ? ` at ${printedTime(report.away.setAt, reader)}` : '';
  return set + when + (wins && coverName ? `, covered by ${coverName}` : '');
}

function accountWords({ slackUserId, deactivatedAt }: AvailabilityReport, reader: Reader): string {
  if (deactivatedAt) return ` since ${printedTime(deactivatedAt, reader)}`;
  return slackUserId === null ? '' : ` as ${slackUserId}`;
}

function plannedWords({ timeOff, at }: AvailabilityReport, reader: Reader): string {
  const next = timeOff.find(({ from }) => from > at);
  if (!next) return '';
  const set = next.setBy === null ? '' : `, set by ${next.setBy}`;
  const [from, until] = [printedTime(next.from, reader), printedTime(next.until, reader)];
  return `; planned from ${from} until ${until}${set}`;
}

function loadWords(
  load: AvailabilityReport['load'],
  capacity: AvailabilityReport['capacity'],
): string {
  const parts = (['open', 'day', 'week'] as const).map((name) => {
    const cap = capacity[name];
    const taken = name === 'open' ? openWork(load) : load[name];
    return cap === undefined ? `${name} ${taken}` : `${name} ${taken} of ${cap}`;
  });
  const inCrm = load.external ? [`${load.external} of the open in the CRM`] : [];
  return [...parts, ...inCrm].join(', ');
}

function poolWords(pools: AvailabilityReport['pools']): string {
  const words = pools.map(
    ({ id, weight, ramp, paused }) =>
      `${id} ${weight}${ramp ? rampWords(ramp) : ''}${paused ? ' (paused)' : ''}`,
  );
  return words.join(', ') || 'in none, so no leads come by turn';
}

type Ramp = NonNullable<AvailabilityReport['pools'][number]['ramp']>;

function rampWords({ percent, until }: Ramp): string {
  return percent === 0 ? ` (starts on ${until})` : ` (${percent} % of it until ${until})`;
}
