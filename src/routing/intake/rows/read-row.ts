/** Decides what one row of a table says about a lead, or why it cannot be one. */
import type { Fault } from '../../model/lead.ts';
import type { Mapping } from '../../model/workspace/source.ts';
import { isBlank } from '../body/find-value.ts';
import { mapSubmission } from '../map-submission.ts';
import { type TakenSubmission, takeSubmission } from '../parse-submission.ts';
import { personKey } from '../person/identify-person.ts';
import { isJsonObject, type JsonObject } from '../read-fields.ts';

export interface Table {
  headers: readonly string[];
  /** Field of each column; unused where a mapping says it. */
  fields: readonly (string | null)[];
  mapping: Mapping | null;
}

export type ReadRow = { taken: TakenSubmission; body: JsonObject } | { rejected: Fault[] };

/** A quote before what a spreadsheet would run as a formula; rejected rows are written with it. */
const QUOTED = /^'(?=[=+\-@\t\r])/;
const BROKEN = '\uFFFD';

/** @param now when it is taken in */
export function readRow(table: Table, cells: readonly string[], now: Date): ReadRow {
  const { headers, mapping } = table;
  if (cells.length > headers.length) return { rejected: [tooManyCells(cells, headers)] };
  const values = cells.map((cell) => cell.replace(QUOTED, ''));
  const broken = values.findIndex((value) => value.includes(BROKEN));
  if (broken >= 0) return { rejected: [notUtf8(headers[broken] ?? '')] };
  const body = Object.fromEntries(headers.map((header, i) => [header, values[i] ?? '']));
  const fields = mapping === null ? nested(table, values) : mapSubmission(mapping, body);
  const taken = takeSubmission(fields, now);
  return personKey(taken.submission) === undefined ? { rejected: taken.faults } : { taken, body };
}

/** Of two columns that mean one field the first that says something counts. */
function nested({ fields }: Table, values: readonly string[]): JsonObject {
  const lead = new Map<string, JsonObject | string>();
  for (const [index, field] of fields.entries()) {
    const value = values[index];
    if (field === null || value === undefined || isBlank(value)) continue;
    const dot = field.indexOf('.');
    const section = dot < 0 ? field : field.slice(0, dot);
    const before = lead.get(section);
    if (dot < 0) lead.set(section, before ?? value);
    else lead.set(section, { [field.slice(dot + 1)]: value, ...(isJsonObject(before) && before) });
  }
  return Object.fromEntries(lead);
}

/** What to count a rejected row under: the field that is wrong, rather than that nobody is left. */
export function reasonOf(faults: readonly Fault[]): Fault | undefined {
  return faults.find(({ code }) => code !== 'person.unidentified') ?? faults[0];
}

function tooManyCells(cells: readonly string[], headers: readonly string[]): Fault {
  const message = `Found ${cells.length} cells, expected at most ${headers.length}, as in the header.`;
  return { pointer: '', code: 'row.too_long', message };
}

function notUtf8(header: string): Fault {
  const message = 'Found characters that are not UTF-8, expected a file saved as UTF-8.';
  return { pointer: `/${header}`, code: 'row.not_utf8', message };
}
