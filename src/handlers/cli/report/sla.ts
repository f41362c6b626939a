import type { Context } from '../../../services/context.ts';
import { loadSla, SLA_DIMENSIONS, type SlaAnswer } from '../../../services/reports/load-sla.ts';
import { slaCsv } from '../../../services/reports/sla-csv.ts';
import type { Reader } from '../../../words/time.ts';
import { snakeKeys } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord } from '../usage.ts';
import { checkOutput, type ReportOptions, readSpan, STDOUT, spanText, writeCsv } from './output.ts';
import { LEGEND, shareText, tablesOf } from './sla-table.ts';

export interface SlaOptions extends ReportOptions {
  by: string;
}

/** Figures about people are for managers: whoever has this shell is an administrator. */
export async function reportSla(ctx: Context, shell: Shell, options: SlaOptions): Promise<Answer> {
  const { csv } = options;
  checkOutput(options, shell);
  const by = readWord('way to group leads', options.by, SLA_DIMENSIONS);
  const reader = { now: ctx.clock.now(), timeZone: shell.timeZone };
  const answer = await loadSla(ctx, { ...readSpan(options, reader.now), by });
  // Machines know people by their ids alone.
  const json = snakeKeys({ ...answer, names: undefined });
  if (csv === STDOUT) return { json, lines: slaCsv(answer).trimEnd().split('\n') };
  const lines = [
    headline(answer, reader),
    ...(answer.bulk > 0 ? [bulkLine(answer.bulk)] : []),
    ...tablesOf(answer),
    ...LEGEND,
    csv === undefined ? nextLine(answer) : await writeCsv(csv, slaCsv(answer)),
  ];
  return { json, lines };
}

function headline({ total, ...span }: SlaAnswer, reader: Reader): string {
  const { leads, promises } = total;
  const came = leads === 0 ? 'No lead' : counted(leads, 'lead');
  const claims = `claimed in time: ${shareText(promises.claim)}`;
  const { first_touch: first, next_touch: next } = promises;
  const again = next.share === null ? '' : `; touched again in time: ${shareText(next)}`;
  const touches = `touched in time: ${shareText(first)}${again}`;
  return `${came} came ${spanText(span, reader)} (${reader.timeZone}); ${claims}; ${touches}.`;
}

function bulkLine(bulk: number): string {
  return `${counted(bulk, 'lead')} of files ${bulk === 1 ? 'is' : 'are'} left out, as are tests.`;
}

function nextLine({ by }: SlaAnswer): string {
  const other = by === 'rep' ? 'tier' : 'rep';
  return `Next: baton report sla --by ${other}`;
}
