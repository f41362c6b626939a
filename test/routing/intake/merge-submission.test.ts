import { describe, expect, it } from 'vitest';
import { mergeFaults, mergeSubmissions } from '../../../src/routing/intake/merge-submission.ts';
import { takeSubmission } from '../../../src/routing/intake/parse-submission.ts';
import { bookedMeeting, type Submission } from '../../../src/routing/model/lead.ts';

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

const submissionWith = (meeting: object) =>
  takeSubmission({ person: { email: 'a@b.test' }, meeting }, new Date('2026-11-23T10:00:00Z'))
    .submission;

const merged = (earlier: object, later: object) =>
  mergeSubmissions(submissionWith(earlier), submissionWith(later)).meeting;

describe('a meeting', () => {
  const tuesday = { host: 'ana@x.test', starts_at: '2026-11-24T10:00:00.000Z' };
  const friday = { host: 'ben@x.test', starts_at: '2026-11-27T10:00:00.000Z' };

  it('that is called off is called off', () => {
    const off = { ...tuesday, status: 'canceled' };
    expect(merged(tuesday, off)).toEqual(off);
    expect(merged({ ...tuesday, status: 'booked' }, off)).toEqual(off);
    expect(bookedMeeting(submissionWith(off))).toBeUndefined();
  });

  it('takes nothing from another one when it is called off', () => {
    expect(merged(friday, { ...tuesday, status: 'canceled' })).toEqual(friday);
    expect(merged(friday, { ...tuesday, status: 'no_show' })).toEqual(friday);
  });

  it('that is booked stands for what came before', () => {
    expect(merged(tuesday, friday)).toEqual(friday);
    expect(merged({ ...tuesday, status: 'canceled' }, friday)).toEqual(friday);
    expect(mergeSubmissions(submissionWith(friday), submission({})).meeting).toEqual(friday);
  });

  it('is of a status that there is, else of none', () => {
    const odd = takeSubmission({ meeting: { ...friday, status: 'Maybe' } }, new Date(0));
    expect(odd.submission.meeting).toEqual(friday);
    expect(odd.faults).toMatchObject([{}, { pointer: '/meeting/status', code: 'word.expected' }]);
    expect(submissionWith({ ...friday, status: 'BOOKED' }).meeting?.status).toBe('booked');
  });
});
