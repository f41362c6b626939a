/** Says what the words of an event are made of: its people by name, its times as they are read. */
import type { AuditEvent } from '../../../db/audit/audit-store.ts';
import type { Phrase, Slot } from '../../../words/say.ts';

/** What rows say that words name; empty where a row says nothing of it. */
const FIELDS = [
  'account',
  'crm',
  'engagement',
  'fields',
  'from',
  'into',
  'kind',
  'outcome',
  'providers',
  'reason',
  'set_aside',
  'system',
  'target',
  'to',
  'type',
  'was',
  'why',
  'word',
] as const;

type Fields = Readonly<Record<(typeof FIELDS)[number], string>>;

export function fieldsOf(data: AuditEvent['data']): Fields {
  const values = FIELDS.map((field) => [field, String(data[field] ?? '')]);
  return Object.fromEntries(values);
}

export interface Told extends Fields {
  /** Whom it is about. */
  rep: Slot;
  by: string;
  /** Whoever did it is whom it is about. */
  isOwn: boolean;
  /** Where it came from, by the name that people call it; empty for what began here. */
  source: string;
  /** What somebody wrote beside it; empty where nobody did, and once it was erased. */
  note: Slot;
  /** An offer that was nobody's gift and asked for no claim. */
  isHost: boolean;
  /** What an outside system told of was earlier than the row. */
  happened: Phrase;
  /** Empty for what has no end. */
  until: Slot;
  data: AuditEvent['data'];
}

export type EventWords = Readonly<Record<string, (told: Told) => Phrase>>;
