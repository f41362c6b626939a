import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  burstOf,
  DEFAULT_BURST,
  doubtBody,
  doubtBurst,
  doubtMail,
  findStale,
} from '../../../src/routing/intake/judge-arrival.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { sourceSchema } from '../../../src/routing/model/workspace/source.ts';

describe('a field that people do not see', () => {
  const source = { honeypot: 'fields.fax' };

  it.each([
    ['text', { fields: { fax: 'x' } }],
    ['a number', { fields: { fax: 0 } }],
    ['a ticked box', { fields: { fax: true } }],
    ['a list', { fields: { fax: ['a'] } }],
    ['a name with a dot', { 'fields.fax': 'x' }],
  ])('is a doubt when a machine has put %s into it', (_, body) => {
    expect(doubtBody(source, body)).toEqual({ code: 'quarantine.honeypot' });
  });

  it.each([
    ['nothing', {}],
    ['blanks', { fields: { fax: '  ' } }],
    ['null', { fields: { fax: null } }],
    ['a box without a tick', { fields: { fax: false } }],
    ['another body altogether', ['fax']],
  ])('is none when there is %s', (_, body) => {
    expect(doubtBody(source, body)).toBeUndefined();
  });

  it('is asked for by its source alone', () => {
    expect(doubtBody({}, { fields: { fax: 'x' } })).toBeUndefined();
  });
});

describe('a mailbox for an hour', () => {
  const who = { email: 'bot@mailinator.com', mail: 'disposable' } as const;

  it('is a doubt that names its domain, unless the source allows it', () => {
    const doubt = doubtMail({}, who);
    expect(doubt && reasonText(doubt)).toBe('the address is one for an hour (mailinator.com)');
    expect(doubtMail({ disposable: 'quarantine' }, who)).toEqual(doubt);
    expect(doubtMail({ disposable: 'allow' }, who)).toBeUndefined();
  });

  it.each(['business', 'free', 'none'] as const)('is no %s address', (mail) => {
    expect(doubtMail({}, { ...who, mail })).toBeUndefined();
  });
});

describe('touches of one person', () => {
  it('are too many above 20 an hour, or above what the source says', () => {
    expect(burstOf({})).toEqual({ most: 20, withinMs: 3_600_000 });
    expect(doubtBurst(20, burstOf({}))).toBeUndefined();
    const doubt = doubtBurst(21, burstOf({}));
    expect(doubt && reasonText(doubt)).toBe('the same person wrote 21 times within 1h');
    const own = burstOf({ burst: { most: 2, within: '90s' } });
    expect(doubtBurst(3, own)).toMatchObject({ data: { value: 3, within: '90s' } });
  });

  it('are judged by their number alone', () => {
    const most = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(most, fc.nat(2000), (limit, touches) => {
        const doubt = doubtBurst(touches, { most: limit, withinMs: 1000 });
        expect(doubt === undefined).toBe(touches <= limit);
      }),
    );
  });
});

describe('a lead that was old when it came in', () => {
  const received = new Date('2026-11-23T10:00:00Z');
  const stale = (submitted_at: string | undefined, fresh_for: string | undefined) =>
    findStale({ fresh_for }, { submitted_at }, received)?.code;

  it('is stale past the time its source gives it, to the millisecond', () => {
    expect(stale('2026-11-16T10:00:00.000Z', '7d')).toBeUndefined();
    expect(stale('2026-11-16T09:59:59.999Z', '7d')).toBe('instant.stale');
  });

  it('is not when nobody asks, or nobody knows', () => {
    expect(stale('2020-01-01T00:00:00Z', undefined)).toBeUndefined();
    expect(stale(undefined, '7d')).toBeUndefined();
    expect(stale('2026-11-23T10:04:00Z', '1h')).toBeUndefined();
  });
});

const parse = (more: object) => sourceSchema.safeParse({ id: 'web', ...more });

describe('the settings of a source', () => {
  it('are kept as they are written', () => {
    const burst = { most: 5, within: '10m' };
    const written = { honeypot: 'fax', disposable: 'allow', burst, fresh_for: '7d' };
    expect(parse(written).data).toMatchObject(written);
  });

  it.each([
    [{ disposable: 'maybe' }],
    [{ burst: { most: 0, within: '1h' } }],
    [{ burst: { most: 5, within: '0s' } }],
    [{ burst: { most: 5 } }],
    [{ burst: DEFAULT_BURST, honeypot: '' }],
    [{ fresh_for: 'a week' }],
    [{ fresh_for: '0d' }],
  ])('refuse %j', (more) => {
    expect(parse(more).success).toBe(false);
  });
});
