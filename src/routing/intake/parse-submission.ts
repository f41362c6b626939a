/** Decides whether a JSON body is a lead, and what of it can be used. */
import { z } from 'zod';
import { versionFault } from '../contracts/define-contract.ts';
import { type Fault, MEETING_STATUSES, type Submission } from '../model/lead.ts';
import { describe, FaultList, pointerTo } from './fault-list.ts';
import { personKey } from './person/identify-person.ts';
import { normalizePhone } from './person/normalize-contact.ts';
import * as read from './read-fields.ts';

/** How far a sender's clock may run ahead of ours. */
export const MAX_AHEAD_MS = 5 * 60_000;

export interface TakenSubmission {
  submission: Submission;
  faults: Fault[];
}

export type ParsedSubmission =
  | TakenSubmission
  /** Why there is no lead in it; nothing but these refuses a submission. */
  | { rejected: Fault[] };

const UNIDENTIFIED = 'person.unidentified';

const section = z.custom<read.JsonObject>(read.isJsonObject, 'an object').nullish();
const envelopeSchema = z.object(
  {
    person: section,
    company: section,
    request: section,
  },
  'an object',
);

/** The editions of our own JSON that are read; `contracts/submission.ts` says what is in them. */
export const SUBMISSION_EDITIONS = { name: 'submission', versions: [1] } as const;

const PERSON = {
  email: read.email,
  first_name: read.text,
  last_name: read.text,
  name: read.text,
  phone: read.text,
  title: read.text,
};
const COMPANY = {
  name: read.text,
  domain: read.domain,
  employees: read.wholeNumber,
  industry: read.text,
  country: read.country,
  region: read.text,
  postal_code: read.postalCode,
};
const REQUEST = {
  form: read.text,
  product: read.text,
  message: read.message,
  timeline: read.text,
  budget: read.number,
};
const MEETING = {
  host: read.email,
  starts_at: read.instant,
  status: read.oneOf(MEETING_STATUSES),
};
const CRM = { contact_id: read.text, account_id: read.text };

/** Every field with what reads it: the published schema is drawn from these. */
export const SUBMISSION = {
  schema_version: read.number,
  submitted_at: read.instant,
  person: sectionOf(PERSON),
  company: sectionOf(COMPANY),
  request: sectionOf(REQUEST),
  attribution: read.readScalars,
  custom: read.readScalars,
  crm: sectionOf(CRM),
  meeting: sectionOf(MEETING),
  consent: read.flag,
  do_not_contact: read.flag,
  language: read.text,
  owner_email: read.email,
  referrer: read.text,
  test: read.flag,
};

/** Every field of a lead by its path; `custom.*` stands for any name of the sender's own. */
export const SUBMISSION_FIELDS: readonly string[] = Object.entries(SUBMISSION)
  .filter(([name]) => name !== 'schema_version')
  .flatMap(([name, reader]) => {
    if ('fields' in reader) return reader.fields.map((field) => `${name}.${field}`);
    return [reader === read.readScalars ? `${name}.*` : name];
  });

/**
 * Reads the generic kind's JSON. Only a broken envelope, or nobody in it, rejects; any other
 * field that cannot be used is left out and noted.
 *
 * @param value parsed JSON; nothing in it is trusted
 * @param now when it was received
 */
export function parseSubmission(value: unknown, now: Date): ParsedSubmission {
  const envelope = envelopeSchema.safeParse(value);
  const edition = versionFault(SUBMISSION_EDITIONS, value) ?? [];
  const broken = envelope.success ? [] : envelope.error.issues.map(asFault(value));
  const faults = [edition, broken].flat();
  if (faults.length > 0) return { rejected: faults };
  const taken = takeSubmission(value, now);
  return taken.faults[0]?.code === UNIDENTIFIED ? { rejected: taken.faults } : taken;
}

/** Reads what can be read of an object; when it names nobody, that is its first fault. */
export function takeSubmission(value: unknown, now: Date): TakenSubmission {
  const list = new FaultList();
  const fields = read.readFields(SUBMISSION, value, { pointer: '', faults: list });
  const { schema_version: _, ...known } = fields;
  const submission: Submission = {
    person: {},
    company: {},
    request: {},
    attribution: {},
    custom: {},
    crm: {},
    test: false,
    ...known,
  };
  setAsideUnusablePhone(submission, list);
  correctFuture(submission, now, list);
  const missing = personKey(submission) === undefined ? [nobody()] : [];
  return { submission, faults: [...missing, ...list.faults] };
}

function sectionOf<R extends Parameters<typeof read.readFields>[0]>(readers: R) {
  const reader = (value: unknown, place: Parameters<typeof read.readFields>[2]) =>
    read.readFields(readers, value, place);
  return Object.assign(reader, { fields: Object.keys(readers), readers });
}

function setAsideUnusablePhone({ person, company }: Submission, list: FaultList): void {
  if (person.phone === undefined || normalizePhone(person.phone, company.country)) return;
  const expected = 'a number such as +34 600 000 000, or one of company.country';
  list.setAside('/person/phone', 'phone.malformed', { value: person.phone, expected });
  delete person.phone;
}

/** A sender whose clock is ahead would make a lead look answered before it came. */
function correctFuture(submission: Submission, now: Date, list: FaultList): void {
  const { submitted_at: at } = submission;
  if (at === undefined || Date.parse(at) <= now.getTime() + MAX_AHEAD_MS) return;
  const expected = `a time before ${now.toISOString()}, which is used instead`;
  list.setAside('/submitted_at', 'instant.future', { value: at, expected });
  submission.submitted_at = now.toISOString();
}

function asFault(body: unknown) {
  return ({ path, message: expected }: z.core.$ZodIssue): Fault => {
    const key = path.map(String)[0] ?? '';
    const found = key !== '' && read.isJsonObject(body) ? body[key] : body;
    return {
      pointer: key === '' ? '' : pointerTo('', key),
      code: 'object.expected',
      message: `Found ${describe(found)}, expected ${expected}.`,
    };
  };
}

function nobody(): Fault {
  return {
    pointer: '/person',
    code: UNIDENTIFIED,
    message:
      'Found nobody, expected an email, a phone, or a name with company.domain or company.name.',
  };
}
