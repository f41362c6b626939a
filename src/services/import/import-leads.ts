/** Imports a file of leads a batch at a time; stopped anywhere, it goes on from there. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRecord } from '../../db/intake/import-store.ts';
import { AppError } from '../../errors.ts';
import { canIdentify, nameColumns } from '../../routing/intake/rows/name-columns.ts';
import { type ReadRow, readRow, reasonOf, type Table } from '../../routing/intake/rows/read-row.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { bringsLeads, type Mapping, type Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { emptyImport, type ImportedFile, openImport } from './import-state.ts';
import type { CsvRow } from './read-table.ts';
import type { RejectedRow } from './reject-lines.ts';
import { takeRows } from './take-rows.ts';

/** So many rows in a transaction: enough to be quick, few enough for a lead to get between. */
const BATCH_ROWS = 50;
/** A server beside it gets the lock of an SQLite file in between. */
const BREATH_MS = 20;

export interface ImportInput {
  file: ImportedFile;
  source: Source;
  /** By field of a lead; null takes the words of the header. */
  mapping: Mapping | null;
  /** The header first. */
  rows: AsyncIterable<CsvRow>;
  dryRun: boolean;
  actor: Actor;
  /** What was rejected, before its rows count as done; first what the file had before them. */
  reject(rows: RejectedRow[], about: { headers: readonly string[]; after: number }): Promise<void>;
  onProgress(record: ImportRecord, bytes: number): void;
  /** Asked between batches. */
  isStopped(): boolean;
}

export interface ImportReport {
  record: ImportRecord;
  outcome: 'finished' | 'stopped' | 'done_before' | 'tried';
  /** The line an earlier run had come to; 0 for a fresh start. */
  resumedAt: number;
  /** Columns that became custom fields. */
  custom: string[];
  /** How often each reason kept a row of this run out, the most frequent first. */
  reasons: { code: string; rows: number; example: string }[];
}

/** @throws AppError `input.import_columns`, `input.not_csv`, `conflict.import_moved` */
export async function importLeads(ctx: Context, input: ImportInput): Promise<ImportReport> {
  const { file, source, actor, dryRun } = input;
  if (!bringsLeads(source.kind)) {
    const message = `The source ${source.id} is of the kind ${source.kind}, which brings no leads; name another.`;
    throw new AppError('input.import_columns', message);
  }
  const rows = input.rows[Symbol.asyncIterator]();
  const header = await rows.next();
  if (header.done) {
    const message = `${file.fileName} has no header; its first line names the columns.`;
    throw new AppError('input.import_columns', message);
  }
  const { table, custom } = tableOf(header.value.cells, input);
  const record = dryRun ? emptyImport(ctx, file) : await openImport(ctx, { file, actor });
  const resumedAt = record.line;
  const tally = new Map<string, { rows: number; example: string }>();
  const report = { resumedAt, custom, reasons: [] };
  if (record.finishedAt) return { ...report, record, outcome: 'done_before' };
  const run: Run = { ctx, input, table, tally, rows };
  const { record: last, isStopped } = await runThrough(run, record);
  const reasons = [...tally].map(([code, one]) => ({ code, ...one }));
  const outcome = isStopped ? 'stopped' : dryRun ? 'tried' : 'finished';
  return {
    ...report,
    record: last,
    outcome,
    reasons: reasons.toSorted((a, b) => b.rows - a.rows),
  };
}

function tableOf(headers: string[], { mapping, source, file }: ImportInput) {
  // The mapping of a product's source is about the product's own bodies.
  const own = source.kind === 'mapping' ? source.mapping : undefined;
  const chosen = mapping ?? own ?? null;
  const { fields, custom } = nameColumns(headers);
  const names = chosen === null ? fields : Object.keys(chosen);
  const missing = Object.values(chosen ?? {})
    .flat()
    .filter((column) => !headers.includes(column));
  const has = `${file.fileName} has: ${headers.join(', ')}.`;
  if (mapping !== null && missing.length > 0) {
    const message = `The map names columns that are not there: ${missing.join(', ')}. ${has}`;
    throw new AppError('input.import_columns', message);
  }
  if (!canIdentify(names)) {
    const message = `No column says who a lead is from, such as email, phone or name. ${has}`;
    throw new AppError('input.import_columns', message);
  }
  const table: Table = { headers, fields, mapping: chosen };
  return { table, custom: chosen === null ? custom : [] };
}

interface Run {
  ctx: Context;
  input: ImportInput;
  table: Table;
  tally: Map<string, { rows: number; example: string }>;
  rows: AsyncIterator<CsvRow>;
}

async function runThrough(
  run: Run,
  begun: ImportRecord,
): Promise<{ record: ImportRecord; isStopped: boolean }> {
  const { input } = run;
  let record = begun;
  for (;;) {
    const { batch, isLast } = await nextBatch(run, begun.line);
    record = await takeBatch(run, { record, batch, isLast });
    input.onProgress(record, batch.at(-1)?.bytes ?? 0);
    if (isLast) return { record, isStopped: false };
    if (input.isStopped()) return { record, isStopped: true };
    if (!input.dryRun) await sleep(BREATH_MS);
  }
}

/** What an earlier run has done is read over. */
async function nextBatch({ rows }: Run, after: number) {
  const batch: CsvRow[] = [];
  while (batch.length < BATCH_ROWS) {
    const next = await rows.next();
    if (next.done) return { batch, isLast: true };
    if (next.value.line > after) batch.push(next.value);
  }
  return { batch, isLast: false };
}

async function takeBatch(
  { ctx, input, table, tally }: Run,
  { record, batch, isLast }: { record: ImportRecord; batch: CsvRow[]; isLast: boolean },
): Promise<ImportRecord> {
  const now = ctx.clock.now();
  const read = batch.map((row) => ({ row, read: readRow(table, row.cells, now) }));
  const rejected = read.flatMap((one) => rejectedOf(one, tally));
  const line = batch.at(-1)?.line ?? record.line;
  const rows = read.map((one) => one.read);
  if (input.dryRun) return tried(record, { rows, line });
  const about = { headers: table.headers, after: record.line };
  if (rejected.length > 0) await input.reject(rejected, about);
  const { source, actor } = input;
  return takeRows(ctx, { record, source, rows, line, isLast, actor });
}

function rejectedOf(
  { row, read }: { row: CsvRow; read: ReadRow },
  tally: Run['tally'],
): RejectedRow[] {
  if (!('rejected' in read)) return [];
  const fault = reasonOf(read.rejected);
  const code = fault?.code ?? 'row.unusable';
  const where = fault?.pointer ? `${fault.pointer.slice(1).replaceAll('/', '.')}: ` : '';
  const reason = `${where}${fault?.message ?? ''}`;
  const before = tally.get(code) ?? { rows: 0, example: `line ${row.line}: ${reason}` };
  tally.set(code, { ...before, rows: before.rows + 1 });
  return [{ line: row.line, reason, cells: row.cells }];
}

/** Of a dry run nobody knows which persons are known: all that can be leads count as new. */
function tried(
  record: ImportRecord,
  { rows, line }: { rows: readonly ReadRow[]; line: number },
): ImportRecord {
  const rejected = rows.filter((row) => 'rejected' in row).length;
  return {
    ...record,
    line,
    accepted: record.accepted + rows.length - rejected,
    rejected: record.rejected + rejected,
  };
}
