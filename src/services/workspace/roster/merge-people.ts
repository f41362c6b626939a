/** Puts what a file says of people over what is published of them, or finds what is wrong. */
import type { RepRecord } from '../../../db/workspace/team-store.ts';
import { type Rep, repSchema } from '../../../routing/model/workspace/roster.ts';
import { quoted } from '../../../routing/policy/wording.ts';
import { type FileFault, hasErrors } from '../file-fault.ts';
import { describeIssues } from '../reading/describe-issue.ts';
import { type Identified, identifyPerson } from './identify-person.ts';
import type { RosterRow } from './read-roster-file.ts';

export interface MergedPeople {
  /** Everybody of the file, as they are from now on. */
  reps: Rep[];
  /** Ids that go, because their people have another one now. */
  renamed: string[];
  warnings: FileFault[];
}

/** Pure. `prune`: who is not in the file goes, and manages nobody of it. */
export function mergePeople(
  stored: readonly RepRecord[],
  rows: readonly RosterRow[],
  { prune }: { prune: boolean },
): MergedPeople | { faults: FileFault[] } {
  const taken = new Set([
    ...stored.map(({ id }) => id),
    ...rows.map(({ said }) => String(said.id)),
  ]);
  const found = rows.map((row) => identifyPerson(row, stored, taken));
  const people = found.flatMap((one) => ('person' in one ? one.person : []));
  const faults = found.flatMap((one) => ('fault' in one ? one.fault : []));
  const rest = prune ? [] : stored.filter(({ id }) => !people.some((one) => one.before?.id === id));
  const named = indexNames(rest, people);
  const merged = people.map((person) => mergePerson(person, named));
  faults.push(...findTwice(people), ...merged.flatMap((one) => one.faults));
  const reps = merged.flatMap(({ rep }) => rep ?? []);
  if (faults.length === 0) faults.push(...checkTogether(rest, reps, rows));
  if (hasErrors(faults)) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  const renamed = people.flatMap(({ before, isRenamed }) => (before && isRenamed ? before.id : []));
  return { reps, renamed, warnings: faults };
}

/** One person in two rows: which of them counts nobody can say. */
function findTwice(people: readonly Identified[]): FileFault[] {
  const first = new Map<string, number>();
  return people.flatMap(({ row, id }) => {
    const line = first.get(id);
    const fault = row.faultAt(['id'], `found "${id}" again, first in line ${line}.`, 'error');
    first.set(id, line ?? fault.line);
    return line === undefined ? [] : [fault];
  });
}

/** Ids, e-mails and names in lower case, to the id; an id is never somebody else's name. */
function indexNames(
  rest: readonly RepRecord[],
  people: readonly Identified[],
): Map<string, string> {
  const all = [
    ...rest.map(({ profile }) => profile),
    ...people.map(({ row: { said }, id, before }) => ({ ...before?.profile, ...said, id })),
  ];
  const names = [
    ...all.map(({ name, id }) => ({ name, id })),
    ...all.map(({ email, id }) => ({ name: email, id })),
    ...all.map(({ id }) => ({ name: id, id })),
  ];
  return new Map(
    names.flatMap(({ name, id }) => (typeof name === 'string' ? [[name.toLowerCase(), id]] : [])),
  );
}

function mergePerson(
  { row, id, before }: Identified,
  named: ReadonlyMap<string, string>,
): { rep?: Rep; faults: FileFault[] } {
  const { manager } = row.said;
  const boss = typeof manager === 'string' ? named.get(manager.toLowerCase()) : manager;
  if (boss === undefined && manager !== undefined) {
    const expected = 'expected the id, the e-mail or the name of somebody on the roster';
    const message = `found ${quoted(manager)}, ${expected}.`;
    return { faults: [row.faultAt(['manager'], message, 'error')] };
  }
  const data = { ...overlay(before?.profile ?? {}, { ...row.said, manager: boss }), id };
  const parsed = repSchema.safeParse(data);
  if (parsed.success) return { rep: parsed.data, faults: [] };
  const issues = describeIssues(parsed.error, { schema: repSchema, data });
  return { faults: issues.map(({ keys, message }) => row.faultAt(keys, message, 'error')) };
}

const PER_KEY = ['capacity', 'crm'];

/** Caps and CRM ids are said one by one; everything else as a whole. */
function overlay(before: object, said: RosterRow['said']): Record<string, unknown> {
  const after = new Map<string, unknown>(Object.entries(before));
  for (const [key, value] of Object.entries(said)) {
    const old = after.get(key);
    if (value === null) after.delete(key);
    else if (PER_KEY.includes(key) && isRecord(value)) {
      after.set(key, overlay(isRecord(old) ? old : {}, value));
    } else if (value !== undefined) after.set(key, value);
  }
  return Object.fromEntries(after);
}

/** What two people cannot share, and managers who may not act as such. */
function checkTogether(
  rest: readonly RepRecord[],
  reps: readonly Rep[],
  rows: readonly RosterRow[],
): FileFault[] {
  const everybody = [
    ...rest.map(({ profile, slackUserId }) => ({ ...profile, slack: slackUserId ?? undefined })),
    ...reps,
  ];
  return reps.flatMap((rep, i) => {
    const row = rows[i];
    const before = everybody.slice(0, rest.length + i);
    const clashes = (['email', 'slack'] as const).flatMap((field) => {
      const other = before.find((one) => rep[field] !== undefined && one[field] === rep[field]);
      const message = `found ${quoted(rep[field])}, which is of ${other?.name} (${other?.id}).`;
      return row && other ? [row.faultAt([field], message, 'error')] : [];
    });
    const boss = everybody.find(({ id }) => id === rep.manager);
    const message = `found "${boss?.id}", who has the role rep. Give them the role manager.`;
    const powerless = row && boss?.role === 'rep' && row.said.manager !== undefined;
    return [...clashes, ...(powerless ? [row.faultAt(['manager'], message, 'warning')] : [])];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
