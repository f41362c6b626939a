import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EnrichmentStandIn,
  startEnrichmentStandIn,
} from '../../../src/sandbox/enrichment/enrichment-stand-in.ts';

const token = 'enrich-test';
const at = new Date('2026-11-23T10:00:00Z');
const globex = {
  domain: 'globex.test',
  name: 'Globex',
  employees: 420,
  industry: 'Manufacturing',
  country: 'DE',
  founded: 1989,
  revenue: { amount: 75_000_000, currency: 'EUR' },
  confidence: { employees: 0.6 },
};
const companies = [globex, { domain: 'tiny.test', name: 'Tiny' }];

let enrichment: EnrichmentStandIn;
beforeEach(async () => {
  enrichment = await startEnrichmentStandIn({ port: 0, token, companies, now: () => at });
});
afterEach(() => enrichment.close());

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(`${enrichment.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    ...init,
  });
  const body: unknown = await response.json();
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}
const company = (domain: string, init: RequestInit = {}) => ask(`/v1/companies/${domain}`, init);
const outcomes = () => enrichment.received.map(({ outcome }) => outcome);

describe('the enrichment stand-in', () => {
  it('tells what it knows of a company, and how sure it is of each fact', async () => {
    expect(await company('globex.test')).toMatchObject({
      status: 200,
      body: {
        ...globex,
        confidence: {
          name: 0.9,
          employees: 0.6,
          industry: 0.9,
          country: 0.9,
          founded: 0.9,
          revenue: 0.9,
        },
      },
    });
  });

  it('leaves out what it does not know, and asks for no capitals', async () => {
    expect((await company('Tiny.test')).body).toEqual({
      domain: 'tiny.test',
      name: 'Tiny',
      confidence: { name: 0.9 },
    });
  });

  it('answers 404 for a company it does not know', async () => {
    expect(await company('nobody.test')).toMatchObject({
      status: 404,
      body: { error: { code: 'company_not_found', message: 'Nothing is known of nobody.test.' } },
    });
  });

  it('refuses a wrong token, another method and another path', async () => {
    const stranger = { headers: { authorization: 'Bearer other' } };
    const answers = [
      await ask('/v1/companies/globex.test', stranger),
      await ask('/v1/companies/globex.test', { headers: {} }),
      await ask('/v1/companies/globex.test', {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      }),
      await ask('/v2/companies/globex.test'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 405, 404]);
    expect(answers[0]?.body).toMatchObject({ error: { code: 'unauthorized' } });
  });

  it('notes every call with its time and its outcome', async () => {
    await company('globex.test');
    await company('nobody.test');
    expect(enrichment.received).toEqual([
      { method: 'GET', path: '/v1/companies/globex.test', at, outcome: 200 },
      { method: 'GET', path: '/v1/companies/nobody.test', at, outcome: 404 },
    ]);
  });

  it('plays the faults every stand-in plays', async () => {
    enrichment.fault({ kind: 'rate_limited', retryAfter: 9, times: 1 });
    enrichment.fault({ kind: 'http_500', times: 1 });
    enrichment.fault({ kind: 'answer_lost', times: 1 });
    enrichment.fault({ kind: 'hang' });
    expect(await company('globex.test')).toMatchObject({ status: 429, retryAfter: '9' });
    expect(await company('globex.test')).toMatchObject({ status: 500 });
    await expect(company('globex.test')).rejects.toThrow();
    const impatience = new AbortController();
    const { signal } = impatience;
    const hanging = expect(company('globex.test', { signal })).rejects.toThrow('aborted');
    await expect.poll(outcomes).toContain('hang');
    impatience.abort();
    await hanging;
    expect(enrichment.faults()).toEqual([{ fault: { kind: 'hang' }, left: null }]);
    enrichment.clearFaults();
    expect(await company('globex.test')).toMatchObject({ status: 200 });
    expect(outcomes()).toEqual(['rate_limited', 'http_500', 'answer_lost', 'hang', 200]);
  });
});
