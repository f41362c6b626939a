import { reasonText } from '../../../routing/model/reasons.ts';
import type { Context } from '../../../services/context.ts';
import {
  type AvailabilityReport,
  explainAvailability,
  type SourceSays,
} from '../../../services/look-ahead/explain-availability.ts';
import { whoIsRep } from '../../../services/people/who-is.ts';
import type { Reader } from '../../../words/time.ts';
import { findRepId } from '../find.ts';
import { aligned, snakeKeys } from '../format.ts';
import { printedTime } from '../plain-words.ts';
import type { Answer } from '../shell.ts';
import { sourceRows } from './availability-sources.ts';
import { readMoment } from './read-options.ts';

export async function availability(
  ctx: Context,
  { query, at }: { query: string; at: string | undefined },
): Promise<Answer> {
  const now = ctx.clock.now();
  const repId = await findRepId(ctx, query);
  const timeZone = (await whoIsRep(ctx, { repId }))?.timeZone ?? 'UTC';
  const moment = at === undefined ? now : readMoment(at, { now, timeZone });
  const report = await explainAvailability(ctx, { repId, at: moment });
  const reader = { timeZone, now: moment };
  const json = { ...forMachines(report), sources: sourcesForMachines(report, reader) };
  return { json: snakeKeys(json), lines: linesOf(report, reader) };
}

function linesOf(report: AvailabilityReport, reader: Reader): string[] {
  const rows = sourceRows(report, reader).map(({ source, says, wins }) => [
    wins ? '→' : ' ',
    source.replaceAll('_', ' '),
    says,
  ]);
  return [
    headline(report, reader),
    changeLine(report, reader),
    `Hours of ${report.day.date}, in ${report.timeZone}: ${dayWords(report, reader)}.`,
    ...aligned(rows),
    `Next: baton sla due --rep ${report.repId}`,
  ];
}

function headline({ name, obstacle, at, hotTiers, ...report }: AvailabilityReport, reader: Reader) {
  const time = printedTime(at, reader);
  if (obstacle === null) return `${name} is available at ${time}${butNoLeads(report.pools)}.`;
  const isHot = obstacle.code === 'availability.off_shift' && hotTiers.length > 0;
  const hot = isHot ? `; leads of the tier ${hotTiers.join(', ')} come all the same` : '';
  const why = reasonText(obstacle, report.timeZone);
  return `${name} is not available at ${time}: ${why}${hot}.`;
}

/** Leads come by turn from a pool that runs. */
function butNoLeads(pools: AvailabilityReport['pools']): string {
  const running = pools.filter((one) => !one.paused);
  if (pools.length === 0) return ', but in no pool';
  if (running.length === 0) return ', but routing is paused';
  if (running.some(({ ramp }) => ramp?.percent !== 0)) return '';
  const [first] = running.map(({ ramp }) => ramp?.until ?? '').toSorted();
  return `, but starts on ${first}`;
}

function changeLine({ change, obstacle, timeZone }: AvailabilityReport, reader: Reader): string {
  if (change === null) {
    return obstacle === null
      ? 'Nothing that is known changes that.'
      : 'No time ends that: somebody has to change it.';
  }
  const at = printedTime(change.at, reader);
  if (change.obstacle === null) return `Available again: ${at}.`;
  return `Until ${at}: then ${reasonText(change.obstacle, timeZone)}.`;
}

function dayWords({ day }: AvailabilityReport, reader: Reader): string {
  const { openings, holiday } = day;
  const spans = openings.map(({ start, end }) => `${clock(start, reader)}–${clock(end, reader)}`);
  const hours = spans.join(', ').replace('00:00–00:00', 'all day') || 'none';
  return holiday === null ? hours : `${hours}; a public holiday, ${holiday}`;
}

/** The time alone, whatever day it is. */
function clock(at: Date, { timeZone }: Reader): string {
  return printedTime(at, { timeZone, now: at });
}

function forMachines({ repId, obstacle, change, ...report }: AvailabilityReport) {
  return {
    rep: repId,
    available: obstacle === null,
    whyCode: obstacle?.code ?? null,
    why: obstacle === null ? null : reasonText(obstacle),
    nextChangeAt: change?.at ?? null,
    ...report,
  };
}

function sourcesForMachines(report: AvailabilityReport, reader: Reader) {
  const said = new Map<string, SourceSays>(report.sources.map((one) => [one.source, one]));
  return sourceRows(report, reader).map((row) => {
    const {
      obstacle = null,
      since = null,
      until = null,
      setBy = null,
    } = said.get(row.source) ?? {};
    const whyCode = obstacle?.code ?? null;
    return { ...row, inTheWay: whyCode !== null, whyCode, since, until, setBy };
  });
}
