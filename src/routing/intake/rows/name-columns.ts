/** Decides which field of a lead each column of a table means, by the words in its header. */
import { foldWords } from '../answers/countries.ts';
import { SYNONYMS } from '../answers/synonyms.ts';
import { SUBMISSION_FIELDS } from '../parse-submission.ts';
import { isUsableKey } from '../read-fields.ts';

/** Words people and programs put over a column, beside those in which forms ask. */
const WORDS: Record<string, readonly string[]> = {
  'person.email': ['email', 'e mail', 'email address', 'e mail address', 'mail', 'work email'],
  'person.first_name': ['first name', 'firstname', 'given name', 'forename'],
  'person.last_name': ['last name', 'lastname', 'surname', 'family name'],
  'person.name': ['name', 'full name', 'contact', 'contact name', 'person'],
  'person.phone': ['phone', 'phone number', 'telephone', 'tel', 'mobile', 'mobile phone'],
  'person.title': ['title', 'job title', 'position', 'job role', 'role'],
  'company.name': ['company', 'company name', 'organization', 'organisation', 'account name'],
  'company.domain': ['domain', 'company domain', 'website', 'web site', 'company website', 'url'],
  'company.employees': ['employees', 'number of employees', 'headcount', 'company size'],
  'company.industry': ['industry', 'sector'],
  'company.country': ['country', 'country code'],
  'company.region': ['region', 'state', 'province', 'state region'],
  'company.postal_code': ['postal code', 'post code', 'postcode', 'zip', 'zip code'],
  'request.form': ['form', 'form name'],
  'request.product': ['product', 'product interest'],
  'request.message': ['message', 'comment', 'comments', 'note', 'notes', 'question', 'request'],
  'request.timeline': ['timeline', 'timeframe'],
  'request.budget': ['budget'],
  'attribution.channel': ['lead channel'],
  'attribution.campaign': ['campaign', 'campaign name'],
  'crm.contact_id': ['contact id', 'crm id', 'record id'],
  'crm.account_id': ['account id', 'company id'],
  submitted_at: ['submitted at', 'submitted', 'created', 'created at', 'create date', 'timestamp'],
  owner_email: ['owner', 'owner email', 'lead owner'],
  language: ['language', 'preferred language'],
  consent: ['consent', 'opt in'],
  do_not_contact: ['do not contact', 'opt out', 'unsubscribed'],
  referrer: ['referrer'],
};

const FIELD_OF = new Map(
  Object.entries(WORDS).flatMap(([field, words]) => words.map((word) => [word, field] as const)),
);
const PATHS = new Map(SUBMISSION_FIELDS.map((field) => [field.toLowerCase(), field]));
const OPEN_SECTIONS = ['attribution', 'custom'];

/** Columns of a file of rejected rows: they are ours, and say nothing about a lead. */
export const REJECT_COLUMNS = ['line', 'reason'] as const;

export interface Columns {
  /** Field of each column, null where it says nothing about a lead. */
  fields: (string | null)[];
  /** Headers that no field is named after: their values are kept as custom fields. */
  custom: string[];
}

export function nameColumns(headers: readonly string[]): Columns {
  const custom: string[] = [];
  const isRejects = REJECT_COLUMNS.every((name, i) => headers[i] === name);
  const fields = headers.map((header, index) => {
    if (isRejects && index < REJECT_COLUMNS.length) return null;
    const field = fieldOf(header);
    if (field !== null) return field;
    if (!isUsableKey(header)) return null;
    custom.push(header);
    return `custom.${header}`;
  });
  return { fields, custom };
}

function fieldOf(header: string): string | null {
  const path = PATHS.get(header.toLowerCase());
  if (path !== undefined) return path;
  const [section = '', ...rest] = header.split('.');
  const name = rest.join('.');
  if (OPEN_SECTIONS.includes(section) && isUsableKey(name)) return header;
  const words = foldWords(header);
  if (/^utm [a-z]+$/.test(words)) return `attribution.${words.replace(' ', '_')}`;
  const asked = SYNONYMS.find(({ exact }) => exact.test(words));
  return FIELD_OF.get(words) ?? asked?.field ?? null;
}

const IDENTIFYING = ['person.email', 'person.phone', 'person.name', 'person.last_name'];

/** Can any row say who it is about? */
export function canIdentify(fields: readonly (string | null)[]): boolean {
  return fields.some((field) => field !== null && IDENTIFYING.includes(field));
}
