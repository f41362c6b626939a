/** Reads a list of people out of a CSV file, all of them or every fault with its line. */
import type { FileFault } from '../file-fault.ts';
import { readCsv } from '../reading/read-csv.ts';
import { checkPeople, type PersonRow, type Report } from './check-people.ts';
import { chooseId, FULL_WEIGHT, localPart, type NewPerson } from './new-person.ts';
import { type Column, columnOf, delimiterOf } from './people-columns.ts';

export type People =
  /** `ignored`: columns that a roster has no place for. */
  { people: NewPerson[]; ignored: string[] } | { faults: FileFault[] };

/** Pure. `file` is the name that faults call it by. */
export function readPeople(file: string, text: string): People {
  const lines = readCsv(file, text, { delimiter: delimiterOf(text) });
  if (!Array.isArray(lines)) return { faults: [lines] };
  const faults: FileFault[] = [];
  const report: Report = (line, path, message) =>
    void faults.push({ file, line, path, message, severity: 'error' });
  const [header, ...rows] = lines;
  const names = header?.cells ?? [];
  const columns = names.map(columnOf);
  checkHeader(columns, report);
  if (faults.length > 0) return { faults };
  const idColumn = columns.indexOf('id');
  const taken = new Set(rows.map(({ cells }) => cells[idColumn] ?? ''));
  const people = rows.map(({ cells, line }): PersonRow => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return { line, person: personOf(cell, taken), weight: cell('weight') };
  });
  checkPeople(people, report);
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  const ignored = names.filter((_, i) => columns[i] === undefined);
  return { people: people.map(({ person }) => person), ignored };
}

function checkHeader(columns: readonly (Column | undefined)[], report: Report): void {
  const hasName = columns.includes('name') || columns.includes('first');
  if (!hasName) report(1, 'name', 'found no column for the name, expected name,email.');
  if (!columns.includes('email') && !columns.includes('slack')) {
    report(1, 'email', 'found no column for the e-mail, expected name,email.');
  }
  for (const [i, column] of columns.entries()) {
    if (column === undefined || columns.indexOf(column) === i) continue;
    report(1, column, `found a second column for ${column}, expected one.`);
  }
}

/** Cells as they stand; what is wrong with them is found by the schema of the roster. */
function personOf(cell: (column: Column) => string, taken: Set<string>): NewPerson {
  const name = cell('name') || `${cell('first')} ${cell('last')}`.trim();
  const email = cell('email').toLowerCase();
  const skills = cell('skills').split(/[;,|]/);
  const crm = (['crm', 'hubspot', 'salesforce'] as const).filter((system) => cell(system));
  return {
    id: cell('id') || chooseId([localPart(email), name, cell('slack')], taken),
    name,
    slack: cell('slack') || undefined,
    email: email || undefined,
    role: (cell('role').toLowerCase() || undefined) as NewPerson['role'],
    manager: cell('manager') || undefined,
    timezone: cell('timezone') || undefined,
    skills: skills.map((one) => one.trim()).filter(Boolean),
    crm: Object.fromEntries(crm.map((system) => [system, cell(system)])),
    weight: cell('weight') === '' ? FULL_WEIGHT : Number(cell('weight')),
  };
}
