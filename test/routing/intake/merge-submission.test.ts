import { expect, it } from 'vitest';
import { mergeFaults, mergeSubmissions } from '../../../src/routing/intake/merge-submission.ts';
import type { Submission } from '../../../src/routing/model/lead.ts';

const fault = (pointer: string, message: string) => ({ pointer, code: 'text.cut', message });

function submission(fields: Partial<Submission>): Submission {
  const empty = { person: {}, company: {}, request: {}, attribution: {}, custom: {}, crm: {} };
  return { ...empty, test: false, ...fields };
}

const extras = (name: string) =>
  Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${name}${i}`, i]));

it('what was said last wins, field by field, and nothing said before is lost', () => {
  const earlier = submission({
    person: { email: 'd@globex.test', title: 'Engineer' },
    company: { name: 'Globex' },
    custom: { seats: 10, plan: 'free' },
    consent: true,
  });
  const later = submission({
    person: { email: 'd@globex.test', title: 'CTO' },
    request: { message: 'again' },
    custom: { seats: 300 },
  });
  expect(mergeSubmissions(earlier, later)).toEqual({
    ...earlier,
    person: { email: 'd@globex.test', title: 'CTO' },
    request: { message: 'again' },
    custom: { seats: 300, plan: 'free' },
  });
});

it('extra fields do not pile up beyond their limit, and the newest stay', () => {
  const merged = mergeSubmissions(
    submission({ custom: extras('old') }),
    submission({ custom: extras('new') }),
  );
  expect(merged.custom).toEqual(extras('new'));
});

it('a fault stands until the same field is found faulty again', () => {
  const faults = mergeFaults([fault('/a', 'old'), fault('/b', 'old')], [fault('/a', 'new')]);
  expect(faults).toEqual([fault('/a', 'new'), fault('/b', 'old')]);
});
