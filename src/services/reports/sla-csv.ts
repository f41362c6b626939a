/** Writes the figures of speed and promises for spreadsheets: one row a group and figure. */
import { stringify } from 'csv-stringify/sync';
import type { GroupId, PromiseFigures, SlaFigures } from '../../routing/sla/past/figures.ts';
import type { Spread } from '../../routing/sla/past/percentiles.ts';
import { STRETCHES } from '../../routing/sla/past/stretches.ts';
import type { SlaAnswer } from './load-sla.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

const DECIMALS = 6;

const COLUMNS = [
  'from',
  'until',
  'by',
  'group',
  'name',
  'leads',
  'figure',
  'count',
  'median_ms',
  'p90_ms',
  'p99_ms',
  'working_count',
  'working_median_ms',
  'working_p90_ms',
  'working_p99_ms',
  'kept',
  'missed',
  'running',
  'ended',
  'unseen',
  'share',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** The rows of all together come last, with `all` in `by`. */
export function slaCsv({ groups, total, names, by, since, until }: SlaAnswer): string {
  const span = { from: since.toISOString(), until: until.toISOString() };
  const rows = [
    ...groups.flatMap((one) => rowsOf(one, { ...span, by, ...named(one.group, names) })),
    ...rowsOf(total, { ...span, by: 'all' }),
  ];
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}

function named(group: GroupId, names: SlaAnswer['names']): Row {
  const id = group ?? '';
  return { group: spreadsheetText(id), name: spreadsheetText(names[id] ?? id) };
}

function rowsOf({ leads, stretches, promises }: SlaFigures, about: Row): Row[] {
  const lengths = STRETCHES.map((figure): Row => {
    const { wall, working } = stretches[figure];
    return { ...about, leads, figure, ...spreadRow(wall), ...workingRow(working) };
  });
  return [
    ...lengths,
    { ...about, leads, figure: 'claim_promise', ...promiseRow(promises.claim) },
    { ...about, leads, figure: 'touch_promise', ...promiseRow(promises.first_touch) },
    { ...about, leads, figure: 'next_touch_promise', ...promiseRow(promises.next_touch) },
  ];
}

function spreadRow({ count, medianMs, p90Ms, p99Ms }: Spread): Row {
  return { count, median_ms: medianMs, p90_ms: p90Ms, p99_ms: p99Ms };
}

function workingRow({ count, medianMs, p90Ms, p99Ms }: Spread): Row {
  return {
    working_count: count,
    working_median_ms: medianMs,
    working_p90_ms: p90Ms,
    working_p99_ms: p99Ms,
  };
}

function promiseRow({ share, ...verdicts }: PromiseFigures): Row {
  const { kept, missed } = verdicts;
  const rounded = share === null ? null : Number(share.toFixed(DECIMALS));
  return { count: kept + missed, ...verdicts, share: rounded };
}
