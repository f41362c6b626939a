/** Finds what is wrong with the rows of a list of people, and who manages whom. */
import { repSchema } from '../../../routing/model/workspace/roster.ts';
import { quoted } from '../../../routing/policy/wording.ts';
import { describeIssues } from '../reading/describe-issue.ts';
import type { NewPerson } from './new-person.ts';

export interface PersonRow {
  line: number;
  person: NewPerson;
  /** As it stands in the file. */
  weight: string;
}
export type Report = (line: number, column: string, message: string) => void;

const MOST_WEIGHT = 10_000;

/** Reports every fault; a manager's id and permission are filled in on the way. */
export function checkPeople(rows: readonly PersonRow[], report: Report): void {
  for (const row of rows) checkRow(row, report);
  for (const column of ['id', 'email', 'slack'] as const) checkTwice(rows, column, report);
  for (const row of rows) nameManager(row, rows, report);
  if (rows.some(({ person }) => person.weight !== 0)) return;
  report(1, '', 'found nobody who gets leads, expected a row for each person.');
}

function checkRow({ person, line, weight: written }: PersonRow, report: Report): void {
  const { weight, manager: _, ...data } = person;
  const parsed = repSchema.safeParse(data);
  const found = parsed.error ? describeIssues(parsed.error, { schema: repSchema, data }) : [];
  for (const { keys, message } of found) report(line, String(keys[0] ?? ''), message);
  if (!person.email && !person.slack) {
    report(line, 'email', 'found nothing, expected an e-mail address or a Slack user id.');
  }
  if (Number.isInteger(weight) && weight >= 0 && weight <= MOST_WEIGHT) return;
  const expected = `expected a whole number from 0 to ${MOST_WEIGHT}`;
  report(line, 'weight', `found ${quoted(written)}, ${expected}.`);
}

function checkTwice(
  rows: readonly PersonRow[],
  column: 'id' | 'email' | 'slack',
  report: Report,
): void {
  const seen = new Map<string, number>();
  for (const { person, line } of rows) {
    const value = person[column];
    if (value === undefined) continue;
    const first = seen.get(value);
    if (first === undefined) seen.set(value, line);
    else report(line, column, `found ${quoted(value)} again, first in line ${first}.`);
  }
}

/** A manager is named by id, e-mail or name; being named gives the permission. */
function nameManager(
  { person, line }: PersonRow,
  rows: readonly PersonRow[],
  report: Report,
): void {
  const { manager } = person;
  if (manager === undefined) return;
  const word = manager.toLowerCase();
  const found = rows.find(({ person: { id, email, name } }) =>
    [id, email, name.toLowerCase()].includes(word),
  )?.person;
  if (!found) {
    report(line, 'manager', `found ${quoted(manager)}, expected somebody of this file.`);
  } else if (found.role === 'rep') {
    report(line, 'manager', `found ${quoted(manager)}, who has the role rep. Make it manager.`);
  } else {
    person.manager = found.id;
    found.role ??= 'manager';
  }
}
