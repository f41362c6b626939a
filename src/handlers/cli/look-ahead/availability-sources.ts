import { printedTime, type Reader } from '../../../blocks/time.ts';
import { openWork } from '../../../routing/availability/current-load.ts';
import { reasonText } from '../../../routing/model/reasons.ts';
import type {
  AvailabilityReport,
  AvailabilitySource,
} from '../../../services/look-ahead/explain-availability.ts';

export interface SourceRow {
  source: AvailabilitySource | 'out_of_hours' | 'pools';
  says: string;
  /** Is this what decides? */
  wins: boolean;
}

/** Everything that could be in the way, in the order in which it counts, then what else matters. */
export function sourceRows(report: AvailabilityReport, reader: Reader): SourceRow[] {
  const { hotTiers, pools } = report;
  const hot = hotTiers.length > 0 ? `takes ${hotTiers.join(', ')} off shift too` : 'not asked for';
  return [
    ...report.sources.map(({ source, obstacle, wins }) => {
      const says = obstacle === null ? FINE[source] : reasonText(obstacle, report.timeZone);
      return { source, says: says + moreAbout(source, { report, reader }), wins };
    }),
    { source: 'out_of_hours', says: hot, wins: false },
    { source: 'pools', says: poolWords(pools), wins: false },
  ];
}

const FINE: Record<AvailabilitySource, string> = {
  slack: 'known',
  away: 'not away',
  hours: 'on shift',
  capacity: 'has room',
};

function moreAbout(
  source: AvailabilitySource,
  { report, reader }: { report: AvailabilityReport; reader: Reader },
): string {
  const { slackUserId, deactivatedAt, away, load, capacity } = report;
  if (source === 'away' && away) return awayWords(away, reader);
  if (source === 'capacity') return `: ${loadWords(load, capacity)}`;
  if (source !== 'slack') return '';
  if (deactivatedAt) return ` since ${printedTime(deactivatedAt, reader)}`;
  return slackUserId === null ? '' : ` as ${slackUserId}`;
}

function awayWords(away: NonNullable<AvailabilityReport['away']>, reader: Reader): string {
  const cover = away.coverName === null ? '' : `, covered by ${away.coverName}`;
  return `, set by ${away.setBy} at ${printedTime(away.setAt, reader)}${cover}`;
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
    ({ id, weight, paused }) => `${id} ${weight}${paused ? ' (paused)' : ''}`,
  );
  return words.join(', ') || 'in none, so no leads come by turn';
}
