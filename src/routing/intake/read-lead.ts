/** Decides what a body of one source says: our own JSON, or whatever its mapping takes from it. */
import type { Fault } from '../model/lead.ts';
import type { Source } from '../model/source.ts';
import { findFirst } from './body/find-value.ts';
import { mapSubmission } from './map-submission.ts';
import { type ParsedSubmission, parseSubmission, takeSubmission } from './parse-submission.ts';

/**
 * A body that has to be mapped is never rejected: its sender cannot mend it, a person can. When it
 * names nobody, that is the first fault, and intake puts the lead in quarantine.
 *
 * @param value parsed JSON or a form; nothing in it is trusted
 */
export function readLead(
  { mapping }: Pick<Source, 'mapping'>,
  value: unknown,
  now: Date,
): ParsedSubmission {
  if (mapping === undefined) return parseSubmission(value, now);
  return takeSubmission(mapSubmission(mapping, value), now);
}

/** What is left of an authentic body that cannot even be parsed. */
export function unreadableLead(message: string, now: Date): ParsedSubmission {
  const { submission, faults } = takeSubmission({}, now);
  const fault: Fault = { pointer: '', code: 'body.unreadable', message };
  return { submission, faults: [fault, ...faults] };
}

/** The sender's own id of a delivery, where its source says that the body names one. */
export function deliveryIdOf({ key }: Pick<Source, 'key'>, value: unknown): string | undefined {
  const found = key === undefined ? undefined : findFirst(value, key)?.value;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
