/** Reads a list of people out of a CSV file, all of them or every fault with its line. */
import type { FileFault } from '../file-fault.ts';
import type { Column } from '../roster/people-columns.ts';
import { readPeopleTable } from '../roster/people-table.ts';
import { saidIn } from '../roster/person-cells.ts';
import { checkPeople, type PersonRow, type Report } from './check-people.ts';
import { chooseId, FULL_WEIGHT, localPart, type NewPerson } from './new-person.ts';

export type People =
  /** `ignored`: columns that a roster has no place for. */
  { people: NewPerson[]; ignored: string[] } | { faults: FileFault[] };

/** Pure. `file` is the name that faults call it by. */
export function readPeople(file: string, text: string): People {
  const table = readPeopleTable(file, text);
  if ('faults' in table) return table;
  const faults: FileFault[] = [];
  const report: Report = (line, path, message) =>
    void faults.push({ file, line, path, message, severity: 'error' });
  checkHeader([...table.headers.keys()], report);
  if (faults.length > 0) return { faults };
  const taken = new Set(table.rows.map(({ cells }) => cells.get('id') ?? ''));
  const people = table.rows.map(({ cells, line }): PersonRow => {
    return { line, person: personOf(cells, taken), weight: cells.get('weight') ?? '' };
  });
  checkPeople(people, report);
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  return { people: people.map(({ person }) => person), ignored: table.ignored };
}

function checkHeader(columns: readonly Column[], report: Report): void {
  const hasName = columns.includes('name') || columns.includes('first');
  if (!hasName) report(1, 'name', 'found no column for the name, expected name,email.');
  if (!columns.includes('email') && !columns.includes('slack')) {
    report(1, 'email', 'found no column for the e-mail, expected name,email.');
  }
}

/** Nobody was known before, so there is nothing that a cell could take away. */
function personOf(cells: ReadonlyMap<Column, string>, taken: Set<string>): NewPerson {
  const { id, name, email, slack, role, manager, timezone, holidays, ...rest } = saidIn(cells);
  const weight = cells.get('weight') ?? '';
  return {
    id: id || chooseId([localPart(email), name ?? '', slack ?? ''], taken),
    name: name ?? '',
    slack: slack ?? undefined,
    email: email ?? undefined,
    role: (role ?? undefined) as NewPerson['role'],
    manager: manager ?? undefined,
    timezone: timezone ?? undefined,
    hours: rest.hours ?? undefined,
    holidays: holidays ?? undefined,
    skills: rest.skills ?? [],
    capacity: known(rest.capacity),
    crm: known(rest.crm),
    weight: weight === '' ? FULL_WEIGHT : Number(weight),
  };
}

function known<T>(values: Record<string, T | null> = {}): Record<string, T> {
  const kept = Object.entries(values).flatMap(([key, value]): [string, T][] =>
    value === null ? [] : [[key, value]],
  );
  return Object.fromEntries(kept);
}
