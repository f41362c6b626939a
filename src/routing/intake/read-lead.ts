/** Decides what a body of one source says: our own JSON, what its mapping takes, or a product's. */
import type { Fault } from '../model/lead.ts';
import { because, type ReasonCode, reasonText } from '../model/reasons.ts';
import {
  bringsLeads,
  isProviderKind,
  type Source,
  type SourceKind,
} from '../model/workspace/source.ts';
import { findFirst } from './body/find-value.ts';
import { readProvider } from './kinds/index.ts';
import { mapSubmission } from './map-submission.ts';
import {
  type ParsedSubmission,
  parseSubmission,
  type TakenSubmission,
  takeSubmission,
} from './parse-submission.ts';

/**
 * A body that has to be mapped is never rejected: its sender cannot mend it, a person can. When it
 * names nobody, that is the first fault, and intake puts the lead in quarantine.
 *
 * @param value parsed JSON or a form; nothing in it is trusted
 */
export function readLead(
  source: Partial<Pick<Source, 'kind' | 'mapping' | 'events'>>,
  value: unknown,
  now: Date,
): ParsedSubmission {
  const { kind = 'generic', mapping, events } = source;
  if (isProviderKind(kind)) {
    const { touches, note } = readProvider(kind, value, { source: { mapping, events }, now });
    return touches[0] ?? { rejected: [noLead(note)] };
  }
  if (!bringsLeads(kind)) return { rejected: [noLeadsOf(kind)] };
  if (mapping === undefined) return parseSubmission(value, now);
  return takeSubmission(mapSubmission(mapping, value), now);
}

function noLeadsOf(kind: SourceKind): Fault {
  const message = `Found a source of the kind ${kind}, expected one of leads: it opens none.`;
  return { pointer: '', code: 'body.no_lead', message };
}

/** What is left of an authentic body that cannot even be parsed. */
export function unreadableLead(message: string, now: Date): TakenSubmission {
  const { submission, faults } = takeSubmission({}, now);
  const fault: Fault = { pointer: '', code: 'body.unreadable', message };
  return { submission, faults: [fault, ...faults] };
}

/** A product's body that is authentic, and that no lead is read from. */
function noLead(note: ReasonCode | null): Fault {
  const named = 'Found a lead that is only named, expected one that can be read without asking.';
  const message = note === null ? named : `Found no lead: ${reasonText(because(note))}.`;
  return { pointer: '', code: 'body.no_lead', message };
}

/** The sender's own id of a delivery, where its source says that the body names one. */
export function deliveryIdOf({ key }: Pick<Source, 'key'>, value: unknown): string | undefined {
  const found = key === undefined ? undefined : findFirst(value, key)?.value;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
