import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SUBMISSION_CONTRACT } from '../../../src/routing/contracts/submission.ts';
import {
  parseSubmission,
  SUBMISSION_EDITIONS,
  SUBMISSION_FIELDS,
  takeSubmission,
} from '../../../src/routing/intake/parse-submission.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const NAMED = { person: { email: 'dana@globex.test' } };

/** Values a field may get, good and bad for each kind of reader. */
const VALUES: unknown[] = [
  'words',
  'dana@globex.test',
  'globex.test',
  'https://www.globex.test/demo',
  '+34 600 000 000',
  'es',
  'ES',
  'SPAIN',
  '2026-11-22T10:00:00Z',
  '2026-11-22T10:00:00+01:00',
  '2026-11-22',
  'x'.repeat(257),
  'x'.repeat(8_001),
  0,
  12,
  1.5,
  -1,
  2 ** 60,
  true,
  false,
  {},
  { any: 'scalar' },
  { any: { deeper: 1 } },
  [],
  ['a'],
];

/** What only looking at the words can find out: whether a text is a domain, or a number rings. */
const SAID_IN_WORDS = new Set(['/company/domain', '/person/phone']);
/** Forms send everything as text; the published shape is what JSON ought to look like. */
const isText = (value: unknown) => typeof value === 'string';

function placed(field: string, value: unknown): object {
  const [section = '', name] = field.split('.');
  if (name === undefined) return { ...NAMED, [section]: value };
  const one = { [name === '*' ? 'own' : name]: value };
  return section === 'person'
    ? { person: { ...NAMED.person, ...one } }
    : { ...NAMED, [section]: one };
}

describe('the published shape of a lead', () => {
  const cases = SUBMISSION_FIELDS.flatMap((field) =>
    VALUES.map((value) => [field, value] as const),
  );

  test('names every field that is read, and none beside', () => {
    expect(cases.length).toBeGreaterThan(500);
    const { properties = {} } = z.toJSONSchema(SUBMISSION_CONTRACT.schema);
    const sections = SUBMISSION_FIELDS.map((field) => field.split('.')[0]);
    expect(new Set(Object.keys(properties))).toEqual(new Set(['schema_version', ...sections]));
  });

  test('takes nothing that the readers would set aside', () => {
    const wrong = cases.filter(([field, value]) => {
      const body = placed(field, value);
      const { faults } = takeSubmission(body, NOW);
      const told = faults.filter(({ pointer }) => !SAID_IN_WORDS.has(pointer));
      return SUBMISSION_CONTRACT.schema.safeParse(body).success && told.length > 0;
    });
    expect(wrong).toEqual([]);
  });

  test('leaves nothing out that the readers take as it is', () => {
    const wrong = cases.filter(([field, value]) => {
      const body = placed(field, value);
      const isTaken = takeSubmission(body, NOW).faults.length === 0;
      return isTaken && !isText(value) && !SUBMISSION_CONTRACT.schema.safeParse(body).success;
    });
    expect(wrong).toEqual([]);
  });
});

test('the door and the contract know the same editions', () => {
  expect(SUBMISSION_CONTRACT.versions).toEqual([...SUBMISSION_EDITIONS.versions]);
});

test('a lead of an edition to come is refused, with what to send instead', () => {
  const fault = {
    pointer: '/schema_version',
    code: 'version.unsupported',
    message: 'Found 2, expected 1 of submission. Send version 1, or update Baton.',
  };
  const body = { ...NAMED, schema_version: 2 };
  expect(parseSubmission(body, NOW)).toEqual({ rejected: [fault] });
  expect(SUBMISSION_CONTRACT.read(body)).toEqual({ refused: [fault] });
});
