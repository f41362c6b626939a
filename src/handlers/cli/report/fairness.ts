import { AppError } from '../../../errors.ts';
import type { QueueFigures } from '../../../routing/fairness/figures.ts';
import { didYouMean } from '../../../routing/policy/wording.ts';
import type { Context } from '../../../services/context.ts';
import { fairnessCsv } from '../../../services/reports/fairness-csv.ts';
import { listQueues } from '../../../services/reports/list-queues.ts';
import { loadFairness } from '../../../services/reports/load-fairness.ts';
import type { Reader } from '../../../words/time.ts';
import { snakeKeys } from '../format.ts';
import { counted } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { furthestOf, LEGEND, owedSum, owedWords, tableOf } from './fairness-table.ts';
import { checkOutput, type ReportOptions, readSpan, STDOUT, spanText, writeCsv } from './output.ts';

export interface FairnessOptions extends ReportOptions {
  pool?: string;
}

/** Figures about people are for managers: whoever has this shell is an administrator. */
export async function reportFairness(
  ctx: Context,
  shell: Shell,
  options: FairnessOptions,
): Promise<Answer> {
  const { pool, csv } = options;
  checkOutput(options, shell);
  const reader = { now: ctx.clock.now(), timeZone: shell.timeZone };
  const span = readSpan(options, reader.now);
  const queues = await loadFairness(ctx, pool === undefined ? span : { ...span, queue: pool });
  if (queues.length === 0) throw await unknownQueue(ctx, pool);
  const uneven = queues.filter((one) => owedSum(one) !== 0).map(({ queue }) => queue);
  const json = snakeKeys({ ...span, queues: queues.map(forMachines) });
  const answer = { json, failed: uneven.length > 0 };
  if (csv === STDOUT) return { ...answer, lines: fairnessCsv(queues).trimEnd().split('\n') };
  const lines = [
    headline(queues, { ...span, reader }),
    ...uneven.map((queue) => `What is owed in ${queue} does not sum to 0; please report this.`),
    ...queues.flatMap(tableOf),
    ...LEGEND,
    await lastLine(queues, csv),
  ];
  return { ...answer, lines };
}

async function unknownQueue(ctx: Context, pool: string | undefined): Promise<AppError> {
  if (pool === undefined) {
    return new AppError('missing.policy', 'No policy is published. Run `baton apply DIR`.');
  }
  const queues = (await listQueues(ctx)).map(({ queue }) => queue);
  const near = didYouMean(pool, queues) || ` There is ${queues.join(', ') || 'none yet'}.`;
  return new AppError('missing.pool', `I know no pool “${pool}”.${near}`, { details: { queues } });
}

function headline(
  queues: readonly QueueFigures[],
  { since, until, reader }: { since: Date; until: Date; reader: Reader },
): string {
  const turns = queues.reduce((sum, one) => sum + one.draws - one.refunded, 0);
  const span = spanText({ since, until }, reader);
  const given =
    turns === 0 ? 'No turn was' : `${counted(turns, 'turn')} ${turns === 1 ? 'was' : 'were'}`;
  const furthest = furthestOf(queues);
  const even = furthest
    ? `furthest from even is ${furthest.name} in ${furthest.queue}, ${owedWords(furthest.lag)}`
    : 'nobody is owed anything';
  return `${given} given ${span} (${reader.timeZone}); ${even}.`;
}

async function lastLine(queues: readonly QueueFigures[], csv: string | undefined): Promise<string> {
  if (csv !== undefined) return writeCsv(csv, fairnessCsv(queues));
  const pool = queues.find(({ poolId }) => poolId !== null)?.poolId ?? 'POOL';
  return `Next: baton simulate --pool ${pool} --leads 200, to see what other weights would do`;
}

/** Machines know pools and reps by their ids alone. */
function forMachines({ poolId, ...figures }: QueueFigures) {
  return { ...figures, pool: poolId, owedSum: owedSum(figures) };
}
