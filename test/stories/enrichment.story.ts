import type { ServerResponse } from 'node:http';
import { expect } from 'vitest';
import { explainLead } from '../../src/services/look-up/explain-lead.ts';
import { json, status } from '../adapters/local-server.ts';
import { ENRICHMENT } from '../support/providers.ts';
import { type Story, story } from './stage.ts';

const GLOBEX = { domain: 'globex.test', employees: 1200, industry: 'fintech', country: 'ES' };
/** Only an address: all that is known of the company has to be looked up. */
const DANA = {
  person: { email: 'dana@globex.test', first_name: 'Dana' },
  request: { form: 'demo' },
};
const setup = { enrichment: ENRICHMENT, known: [GLOBEX] };
const MISSING = /Company data could not be looked up yet; Baton tries again\./;

interface Explained {
  received_at: Date;
  scores: { fit: number; confidence: number };
  offers: { at: Date }[];
  enrichment: { facts: { employees?: number }; providers: { outcome: string; why?: string }[] };
}
const explain = async ({ ctx }: Story, leadId: string) =>
  (await explainLead(ctx, { leadId })) as unknown as Explained;

story('a company is looked up before its lead is routed', setup, async (told) => {
  const { lead, person, cli, enrichment, clock } = told;
  const { id: leadId } = await lead(DANA);
  await clock.advance('2s');
  person('ana').expectDm(/1,200 people/);
  const { scores, enrichment: found } = await explain(told, leadId);
  expect(found.facts.employees).toBe(1200);
  expect(scores.fit).toBe(1);
  await person('ana').click('Why me?');
  told.chapter('A colleague costs no second call');
  await lead({ person: { email: 'eric@globex.test' }, request: { form: 'contact' } });
  await clock.advance('2s');
  expect(enrichment.calls()).toBe(1);
  await cli('doctor');
});

const tenMegabytes = Buffer.alloc(10 * 1024 * 1024, 'a');
const FAULTS: [string, (response: ServerResponse) => void, string][] = [
  ['is down', status(503), 'http_503'],
  ['hangs', () => {}, 'timeout'],
  ['lies', json({ employees: 'a lot', industry: ['all', { of: 'them' }] }), 'unusable'],
  ['sends ten megabytes', (response) => void response.end(tenMegabytes), 'too_large'],
  ['sends Baton to itself', status(302, { location: 'http://127.0.0.1:1/admin' }), 'redirect'],
];

for (const [how, answer, why] of FAULTS) {
  story(`a provider ${how} and the lead is routed in time`, setup, async (told) => {
    const { lead, person, enrichment, clock } = told;
    await enrichment.answers(how, answer);
    const { id: leadId } = await lead(DANA);
    await clock.advance('2500ms');
    person('ana').expectDm(MISSING);
    const { scores, enrichment: found, offers, received_at } = await explain(told, leadId);
    expect(found.providers[0]).toMatchObject({ outcome: 'failed', why });
    expect(scores.confidence).toBeLessThan(0.5);
    const waitedMs = Number(offers[0]?.at) - Number(received_at);
    expect(waitedMs).toBeLessThanOrEqual(2_500);
  });
}

story('a provider recovers and the lead is scored anew', setup, async (told) => {
  const { lead, person, enrichment, clock, cli } = told;
  const ana = person('ana');
  await enrichment.fails({ kind: 'http_500' });
  const { id: leadId } = await lead(DANA);
  await clock.advance('2s');
  ana.expectDm(MISSING);
  await enrichment.recovers();
  await clock.advance('2m');
  ana.expectDm(/1,200 people/);
  await cli(['lead', 'show', leadId]);
  await ana.click('Claim');
});
