import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SIGNALS, readSignals } from '../../../src/routing/intake/read-signals.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const read = (body: unknown, mapping?: Record<string, string>) =>
  readSignals({ mapping }, body, NOW);
const ONE = { domain: 'globex.test', topic: 'lead routing', strength: 0.8 };
const FOUND = { domain: 'globex.test', topic: 'lead routing', strength: 0.8, observedAt: NOW };

describe('signals of companies', () => {
  it.each([
    ['one', ONE],
    ['a list', [ONE]],
    ['a list by its name', { signals: [ONE] }],
    ['a web address', { ...ONE, domain: 'https://www.globex.test/pricing' }],
    ['a percentage', { ...ONE, strength: 80 }],
    ['a percentage in words', { ...ONE, strength: '80' }],
    ['a time of its own', { ...ONE, observed_at: NOW.toISOString() }],
  ])('are read from %s', (_, body) => {
    expect(read(body)).toEqual({ signals: [FOUND], faults: [] });
  });

  it('say the same of several companies, each once', () => {
    const { signals } = read({ ...ONE, domain: undefined, domains: 'a.test; b.test;A.test' });
    expect(signals.map(({ domain }) => domain)).toEqual(['a.test', 'b.test']);
  });

  it('have half their strength where the sender has no measure of it', () => {
    expect(read({ ...ONE, strength: null }).signals).toMatchObject([{ strength: 0.5 }]);
  });

  it('are found where the mapping says', () => {
    const mapping = { items: 'data.rows', domain: 'co.site', topic: 'kw', strength: 'score' };
    const body = {
      data: { rows: [{ co: { site: 'globex.test' }, kw: 'lead routing', score: 80 }] },
    };
    expect(read(body, mapping).signals).toEqual([FOUND]);
    expect(read({ data: {} }, mapping).faults).toMatchObject([{ code: 'signal.missing' }]);
  });

  it.each([
    ['no domain', { ...ONE, domain: undefined }, '/domain'],
    ['a domain of everybody', { ...ONE, domain: 'gmail.com' }, '/domain'],
    ['a mailbox for an hour', { ...ONE, domain: 'mailinator.com' }, '/domain'],
    ['no topic', { ...ONE, topic: '' }, '/topic'],
    ['a topic that is none', { ...ONE, topic: 7 }, '/topic'],
    ['a strength beyond all', { ...ONE, strength: 101 }, '/strength'],
    ['a strength in words', { ...ONE, strength: 'high' }, '/strength'],
    ['a time without a zone', { ...ONE, observed_at: 'yesterday' }, '/observed_at'],
    ['a time long ago', { ...ONE, observed_at: '2026-08-01T00:00:00Z' }, '/observed_at'],
    ['nothing at all', null, ''],
    ['a number', 7, '/domain'],
    ['an empty list', { ...ONE, domain: undefined, domains: [] }, '/domain'],
  ])('are left out for %s, and it is said where', (_, body, pointer) => {
    const { signals, faults } = read(body);
    expect(signals).toEqual([]);
    expect(faults.map((fault) => fault.pointer)).toContain(pointer);
  });

  it('of a clock that runs ahead are of now', () => {
    const { signals, faults } = read({ ...ONE, observed_at: '2027-01-01T00:00:00Z' });
    expect(signals).toEqual([FOUND]);
    expect(faults).toMatchObject([{ code: 'instant.future' }]);
  });

  it('are taken although others beside them cannot be used', () => {
    const { signals, faults } = read([ONE, { topic: 'x' }, ONE]);
    expect(signals).toHaveLength(2);
    expect(faults).toMatchObject([{ pointer: '/1/domain' }]);
  });

  it('are 500 at most in one body, and the rest is told', () => {
    const list = Array.from({ length: MAX_SIGNALS + 1 }, () => ONE);
    const { signals, faults } = read(list);
    expect(signals).toHaveLength(500);
    expect(faults).toMatchObject([{ code: 'list.cut' }]);
    expect(read(list.slice(1)).faults).toEqual([]);
  });

  it('of any body are whole: a company, a topic, a strength from 0 to 1, a time not ahead', () => {
    const value = fc.oneof(fc.string(), fc.double(), fc.constantFrom('globex.test', null, 80, []));
    const item = fc.record(
      { domain: value, domains: value, topic: value, strength: value, observed_at: value },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(item), item, fc.anything()), (body) => {
        for (const { domain, topic, strength, observedAt } of read(body).signals) {
          expect(domain).toMatch(/^[^\s@]+\.[^\s@]+$/);
          expect(topic.length).toBeGreaterThan(0);
          expect(strength).toBeGreaterThanOrEqual(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(observedAt.getTime()).toBeLessThanOrEqual(NOW.getTime() + 300_000);
        }
      }),
    );
  });
});
