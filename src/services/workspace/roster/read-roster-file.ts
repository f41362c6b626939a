/** Reads a file of people, CSV or YAML, into what it says of each, without judging it. */
import { z } from 'zod';
import type { KeyPath } from '../../../routing/policy/wording.ts';
import type { FileFault } from '../file-fault.ts';
import { readYaml } from '../reading/read-yaml.ts';
import type { Column } from './people-columns.ts';
import { readPeopleTable } from './people-table.ts';
import { saidIn } from './person-cells.ts';

export interface RosterRow {
  /** In the words of a roster: no key where nothing is said, null where it is taken away. */
  said: Readonly<Record<string, unknown>>;
  /** A fault of this person, at its line and, where the file has one, its column. */
  faultAt(keys: KeyPath, message: string, severity: FileFault['severity']): FileFault;
}

export type RosterFile =
  /** `ignored`: columns and keys that say nothing of people. */
  { rows: RosterRow[]; ignored: string[] } | { faults: FileFault[] };

const person = z.record(z.string(), z.unknown());
const people = z.array(person).min(1);
/** A whole roster.yml, or the list of its people alone. */
const documentSchema = z.union([people, z.looseObject({ reps: people })], {
  error: 'expected a list of people, or one under the key "reps"',
});
const OF_THE_FILE = ['version', 'based_on', 'reps'];

/** Pure. `file` is the name that faults call it by; its ending says how it is read. */
export function readRosterFile(file: string, text: string): RosterFile {
  return /\.ya?ml$/i.test(file) ? readDocument(file, text) : readTable(file, text);
}

function readDocument(file: string, text: string): RosterFile {
  const { value, faults, faultAt } = readYaml(file, text, documentSchema);
  if (value === undefined) return { faults };
  const [list, above] = Array.isArray(value) ? [value, []] : [value.reps, ['reps']];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  const rows = list.map((said, i): RosterRow => {
    return { said, faultAt: (inside, ...rest) => faultAt([...above, i, ...inside], ...rest) };
  });
  return { rows, ignored: keys.filter((key) => !OF_THE_FILE.includes(key)) };
}

function readTable(file: string, text: string): RosterFile {
  const table = readPeopleTable(file, text);
  if ('faults' in table) return table;
  const { headers, rows, ignored } = table;
  const fault = (line: number, path: string, message: string): FileFault => {
    return { file, line, path, message, severity: 'error' };
  };
  if (!(['id', 'email', 'slack'] as const).some((column) => headers.has(column))) {
    const message = 'found no column that tells people apart, expected id, email or slack.';
    return { faults: [fault(1, 'id', message)] };
  }
  if (rows.length === 0) return { faults: [fault(1, '', 'found no rows, expected one a person.')] };
  return {
    rows: rows.map(({ line, cells }) => ({
      said: saidIn(cells),
      faultAt: (keys, message, severity) => {
        const path = columnFor(keys, headers);
        return { ...fault(line, path, message), severity };
      },
    })),
    // Who is in which pool is the policy's to say.
    ignored: [...ignored, ...(headers.has('weight') ? [headers.get('weight') ?? ''] : [])],
  };
}

/** `['crm', 'hubspot']` is the column `crm_hubspot`, by the name it has in the file. */
function columnFor(keys: KeyPath, headers: ReadonlyMap<Column, string>): string {
  const [key = '', inside] = keys.map(String);
  const isSplit = (key === 'crm' || key === 'capacity') && inside !== undefined;
  const name = isSplit ? `${key}_${inside}` : key;
  return [...headers].find(([column]) => column === name)?.[1] ?? name;
}
