/**
 * The shape of a lead as a sender of our own JSON writes it, drawn from the very readers that take
 * it in: a field that is read is published, and none beside.
 */
import { z } from 'zod';
import { SUBMISSION, SUBMISSION_EDITIONS } from '../intake/parse-submission.ts';
import * as read from '../intake/read-fields.ts';
import { defineContract, VERSION_FIELD } from './define-contract.ts';

const text = z.string().max(read.MAX_TEXT_LENGTH);

/** What each reader takes as it is. It takes more: numbers and flags written as text, for forms. */
const SHAPES = new Map<unknown, z.ZodType>([
  [read.text, text],
  [read.message, z.string().max(read.MAX_MESSAGE_LENGTH)],
  [read.email, z.email({ pattern: z.regexes.unicodeEmail }).max(read.MAX_TEXT_LENGTH)],
  [read.domain, text.describe('A domain such as globex.test; a web address is taken too')],
  [
    read.country,
    z
      .string()
      .regex(/^[A-Za-z]{2}$/)
      .describe('Two letters, such as ES'),
  ],
  [
    read.postalCode,
    z.union([text, z.int().min(0)]).describe('A postal code such as 28013 or SW1A 1AA'),
  ],
  [read.number, z.number().min(0).max(Number.MAX_SAFE_INTEGER)],
  [read.wholeNumber, z.int().min(0)],
  [read.flag, z.boolean()],
  [read.instant, z.iso.datetime({ offset: true }).describe('An instant with its offset from UTC')],
  [
    read.readScalars,
    z
      .record(z.string().min(1), z.union([text, z.number(), z.boolean()]))
      .describe(`Names of your own, at most ${read.MAX_EXTRA_FIELDS}`),
  ],
]);

type Reader = (typeof SUBMISSION)[keyof typeof SUBMISSION];

function shapeOf(reader: unknown): z.ZodType {
  const shape = SHAPES.get(reader);
  if (shape) return shape;
  if (typeof reader === 'function' && 'words' in reader) return z.enum(reader.words as string[]);
  throw new TypeError('A field of a lead is read by something that has no published shape.');
}

function sectionOrField(reader: Reader): z.ZodType {
  return 'readers' in reader ? sectionShape(reader.readers) : shapeOf(reader);
}

/** A field that is left out, null or empty counts as not said. */
function sectionShape(readers: Readonly<Record<string, unknown>>): z.ZodType {
  const fields = Object.entries(readers).map(([name, reader]) => [
    name,
    shapeOf(reader).optional(),
  ]);
  return z.looseObject(Object.fromEntries(fields) as Record<string, z.ZodType>);
}

const fields = Object.entries(SUBMISSION)
  .filter(([name]) => name !== VERSION_FIELD)
  .map(([name, reader]) => [name, sectionOrField(reader).optional()]);

/** An e-mail, a phone, or a name with a company has to be in it; nothing else is needed. */
const firstEdition = z
  .looseObject(Object.fromEntries(fields) as Record<string, z.ZodType>)
  .extend({ [VERSION_FIELD]: z.literal(1).optional() })
  .describe(
    'A lead: person.email, person.phone, or a name with company.domain or company.name is needed. ' +
      'Any other field that cannot be used is set aside and noted in the lead, not refused.',
  );

export const SUBMISSION_CONTRACT = defineContract({
  name: SUBMISSION_EDITIONS.name,
  current: 1,
  versions: { 1: firstEdition },
  upgrades: {},
});
