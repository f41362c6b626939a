/** Reads a file that says how much open work people have: `rep,open`. */

import type { OpenWork } from '../../db/ledger/open-work-store.ts';
import type { RepRecord } from '../../db/workspace/team-store.ts';
import { didYouMean, quoted } from '../../routing/policy/wording.ts';
import type { FileFault } from '../workspace/file-fault.ts';
import { type CsvLine, checkColumns, readCsv } from '../workspace/reading/read-csv.ts';

const COLUMNS = ['rep', 'open'];
/** More is a mistake, and no load. */
const MOST_OPEN = 100_000;
const WHOLE = /^\d{1,6}$/;

interface Context {
  file: string;
  people: readonly RepRecord[];
}

/** Pure. Every line counts or has a fault; `file` is the name that faults call it by. */
export function readOpenWork(
  text: string,
  { file, people }: Context,
): OpenWork[] | { faults: FileFault[] } {
  const lines = readCsv(file, text);
  if (!Array.isArray(lines)) return { faults: [lines] };
  const [header, ...rows] = lines;
  const names = header?.cells ?? [];
  const wrong = checkColumns(file, names, { known: COLUMNS, needed: COLUMNS });
  if (wrong.length > 0) return { faults: wrong };
  const at = { rep: names.indexOf('rep'), open: names.indexOf('open') };
  const seen = new Map<string, number>();
  const read = rows.map((row) => readLine(row, { at, file, people, seen }));
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0) return { faults };
  return read.flatMap((one) => ('faults' in one ? [] : [one]));
}

function readLine(
  { cells, line }: CsvLine,
  known: Context & { at: { rep: number; open: number }; seen: Map<string, number> },
): OpenWork | { faults: FileFault[] } {
  const { at, file, people, seen } = known;
  const [who = '', open = ''] = [cells[at.rep], cells[at.open]];
  const rep = people.find(({ id, profile }) => id === who || profile.email === who.toLowerCase());
  const before = rep && seen.get(rep.id);
  if (rep && before === undefined) seen.set(rep.id, line);
  const fault = (path: string, message: string): FileFault => {
    return { file, line, path, message, severity: 'error' };
  };
  const faults = [
    ...(rep ? [] : [fault('rep', wordStranger(who, people))]),
    ...(before === undefined ? [] : [fault('rep', `found ${who} again, after line ${before}.`)]),
    ...(isCount(open) ? [] : [fault('open', wordCount(open))]),
  ];
  return rep && faults.length === 0 ? { repId: rep.id, external: Number(open) } : { faults };
}

function isCount(text: string): boolean {
  return WHOLE.test(text) && Number(text) <= MOST_OPEN;
}

function wordStranger(who: string, people: readonly RepRecord[]): string {
  const near = didYouMean(
    who,
    people.map(({ id }) => id),
  );
  return `found ${quoted(who || undefined)}, expected the id or the e-mail of somebody on the roster.${near}`;
}

function wordCount(text: string): string {
  return `found ${quoted(text || undefined)}, expected a whole number from 0 to ${MOST_OPEN.toLocaleString('en')}.`;
}
