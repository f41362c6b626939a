import { expect, test } from 'vitest';
import { readMembers } from '../../../src/handlers/slack/views/policy/read-members.ts';
import type { Submission } from '../../../src/handlers/slack/views/submission.ts';
import { inEnglish } from '../../support/in-english.ts';

const PEOPLE = [
  { id: 'ana', name: 'Ana Ruiz' },
  { id: 'ben', name: 'Ben Koch' },
  { id: 'ben.k', name: 'Ben Koch' },
];

const field = (value: string) => ({ type: 'plain_text_input', value });

/** The form as it was sent in, with that text in its fields. */
function read(texts: string[], newcomers: string[] = []) {
  const fields = texts.map((value, at) => [`members_${at}`, { [`members_${at}`]: field(value) }]);
  const selected_options = newcomers.map((value) => ({ value }));
  const picked = { newcomers: { newcomers: { type: 'multi_static_select', selected_options } } };
  const values = { ...Object.fromEntries(fields), ...picked };
  return readMembers({ values } as unknown as Submission, PEOPLE);
}

test('a line is somebody and a weight, by id or by name, in any of the fields', () => {
  expect(read(['ana 100\n\n ben: 50 ', 'ben.k=0'])).toEqual({
    members: { ana: 100, ben: 50, 'ben.k': 0 },
  });
  expect(read(['Ana Ruiz 7'])).toEqual({ members: { ana: 7 } });
});

test('whoever joins begins with a hundred, unless the list says otherwise', () => {
  expect(read(['ana 5'], ['ana', 'ben'])).toEqual({ members: { ana: 5, ben: 100 } });
});

test.each([
  ['ana 12x', '“ana 12x”: write a whole number from 0 to 10,000 behind the name, such as ana 100.'],
  ['ana', '“ana”: write a whole number from 0 to 10,000 behind the name, such as ana 100.'],
  ['ana 10001', /from 0 to 10,000/],
  ['ana -5', /from 0 to 10,000/],
  ['anna 100', '“anna” is nobody on the roster. Did you mean ana?'],
  ['zoe 100', '“zoe” is nobody on the roster. Write an id of roster.yml.'],
  ['Ben Koch 5', 'Ben Koch are 2 people: write ben or ben.k.'],
  ['ana 1\nana 2', 'ana is there twice: keep one line.'],
  ['ana 0', /At least one weight has to be above 0/],
  ['', /At least one weight has to be above 0/],
])('“%s” is answered under its field', (text, fault) => {
  const words = typeof fault === 'string' ? fault : expect.stringMatching(fault);
  expect(inEnglish(read([text]))).toMatchObject({ fault: words });
});

test('the field at fault is the one that holds the line', () => {
  expect(read(['ana 100', 'ben x'])).toMatchObject({ field: 'members_1' });
});
