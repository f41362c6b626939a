/** Decides what a submission is after a person has mended it, by the same readers as at intake. */
import type { Fault, Submission } from '../model/lead.ts';
import { CORRECTABLE, type CorrectableField, type Corrections } from '../model/quarantine.ts';
import { takeSubmission } from './parse-submission.ts';
import { personName } from './person/identify-person.ts';

export interface CorrectionFault {
  field: CorrectableField;
  message: string;
}

export type Corrected =
  | { submission: Submission; changed: CorrectableField[] }
  /** Nothing is taken while something cannot be used. */
  | { faults: CorrectionFault[] };

/** What only says that a text was tidied keeps nobody from using it. */
const TIDIED = new Set(['text.cut', 'text.cleaned']);

/** What stands in the fields that can be mended; empty where nothing does. */
export function correctableValues(submission: Submission): Record<CorrectableField, string> {
  const { person, company, request } = submission;
  return {
    'person.email': person.email ?? '',
    'person.name': personName(person),
    'person.phone': person.phone ?? '',
    'company.name': company.name ?? '',
    'company.domain': company.domain ?? '',
    'company.country': company.country ?? '',
    'request.message': request.message ?? '',
  };
}

/**
 * The given fields replace what stood there, an empty text takes it away, and all others stay. Who
 * it is from has to be known afterwards.
 *
 * @param now when the correction is made
 */
export function correctSubmission(
  submission: Submission,
  corrections: Corrections,
  now: Date,
): Corrected {
  const before = correctableValues(submission);
  const wanted = { ...before, ...corrections };
  const read = takeSubmission(nested(wanted), now);
  const faults = read.faults.filter(({ code }) => !TIDIED.has(code));
  if (faults.length > 0) return { faults: mendable(faults).map(toCorrectionFault) };
  const after = correctableValues(read.submission);
  const changed = CORRECTABLE.filter((field) => after[field] !== before[field]);
  return { submission: changed.reduce(withField(read.submission), submission), changed };
}

/** That nobody is named follows from what cannot be read, where there is such. */
function mendable(faults: Fault[]): Fault[] {
  const causes = faults.filter(({ code }) => code !== 'person.unidentified');
  return causes.length > 0 ? causes : faults;
}

function nested(values: Record<CorrectableField, string>): Record<string, Record<string, string>> {
  const made: Record<string, Record<string, string>> = {};
  for (const field of CORRECTABLE) {
    const [section = '', name = ''] = field.split('.');
    made[section] = { ...made[section], [name]: values[field] };
  }
  return made;
}

function toCorrectionFault({ pointer, message }: Fault): CorrectionFault {
  const path = pointer.slice(1).replaceAll('/', '.');
  const field = CORRECTABLE.find((one) => one === path) ?? 'person.email';
  return { field, message };
}

/** A name that was mended stands in place of its parts, which are wrong from then on. */
function withField(read: Submission) {
  return (made: Submission, field: CorrectableField): Submission => {
    const [section, name] = field.split('.') as ['person' | 'company' | 'request', string];
    const {
      [name]: _,
      first_name: first,
      last_name: last,
      ...rest
    } = made[section] as Record<string, unknown>;
    const parts = field === 'person.name' ? {} : { first_name: first, last_name: last };
    const value = (read[section] as Record<string, unknown>)[name];
    return { ...made, [section]: defined({ ...rest, ...parts, [name]: value }) };
  };
}

function defined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
