import type { z } from 'zod';
import { type httpFault, slackFault } from './fault.ts';

type Shape = typeof httpFault | typeof slackFault;
/** What was written, by key. */
export type Fields = Record<string, string | number>;

const expected: Record<string, string> = {
  times: 'a whole number from 1',
  rate: 'a share above 0 and up to 1, such as 0.2',
  retryAfter: 'whole seconds',
  status: 'an HTTP status from 400 to 599',
  delayMs: 'whole milliseconds',
  error: 'an error word such as is_archived',
  channel: 'the id of a channel or a person',
};

/** What is wrong with the fields of a fault, and what there is instead. */
export function complain(shape: Shape, fields: Fields, issues: z.core.$ZodIssue[]): string {
  const kinds = shape.options.map((option) => option.shape.kind.value);
  if (!kinds.some((kind) => kind === fields.kind)) {
    return `kind ${String(fields.kind)} is none of ${kinds.join(', ')}.`;
  }
  return `${issues.map((issue) => complainOf(issue, fields)).join('; ')}.`;
}

function complainOf(issue: z.core.$ZodIssue, fields: Fields): string {
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(fields).join(', ');
    return `${issue.keys.join(', ')} is not known here, ${String(fields.kind)} takes ${known}`;
  }
  const key = String(issue.path[0]);
  const found = fields[key] === undefined ? 'is missing' : `is ${String(fields[key])}`;
  return `${key} ${found}, expected ${expected[key]}`;
}

/** What can be written behind a kind. */
function keysOf({ kind, method }: Fields): string[] {
  const option = slackFault.options.find((each) => each.shape.kind.value === kind);
  const written = Object.keys(option?.shape ?? {}).filter((key) => key in expected);
  return written.filter((key) => key !== 'channel' || method !== undefined);
}
