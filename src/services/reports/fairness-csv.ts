/** Writes the figures of fairness queues as a table for spreadsheets: one row a queue and rep. */
import { stringify } from 'csv-stringify/sync';
import type { QueueFigures, RepFigures } from '../../routing/fairness/figures.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

const DECIMALS = 6;

const COLUMNS = [
  'queue',
  'pool',
  'from',
  'until',
  'rep',
  'name',
  'weight',
  'percent',
  'share',
  'opening',
  'entitled',
  'received',
  'settled',
  'lag',
  'catch_up',
  'beyond',
  'refunded',
] as const;

export function fairnessCsv(queues: readonly QueueFigures[]): string {
  const rows = queues.flatMap((one) => one.reps.map((rep) => rowOf(one, rep)));
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}

function rowOf(
  { queue, poolId, from, until }: QueueFigures,
  figures: RepFigures,
): Record<(typeof COLUMNS)[number], string | number> {
  const { rep, name, weight, percent, received, beyond, refunded } = figures;
  const { share, opening, entitled, settled, lag, catchUp } = figures;
  return {
    queue,
    pool: poolId ?? '',
    from: from.toISOString(),
    until: until.toISOString(),
    rep,
    name: spreadsheetText(name),
    weight,
    percent,
    share: decimal(share),
    opening: decimal(opening),
    entitled: decimal(entitled),
    received,
    settled: decimal(settled),
    lag: decimal(lag),
    catch_up: decimal(catchUp),
    beyond,
    refunded,
  };
}

/** As a number without an exponent, whatever the locale. */
function decimal(figure: number): string {
  return `${Number(figure.toFixed(DECIMALS)) + 0}`;
}
