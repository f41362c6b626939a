import { expect } from 'vitest';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const SOURCES = `- { id: website, kind: generic, channel: web }
- { id: research, kind: signals }
- id: market
  kind: signals
  key: report
  mapping: { items: companies, domain: site, topic: keyword, strength: score }
`;
const headers = { authorization: `Bearer ${SOURCE_SECRET}` };
const one = (domain: string, more: object = {}) => ({
  body: JSON.stringify({ domain, topic: 'lead routing', strength: 0.9, ...more }),
  headers,
});

story('a company shows interest elsewhere', { sources: SOURCES }, async (told) => {
  const { post, lead, person, cli, chapter, clock } = told;
  chapter('before anybody of that company has written: nothing happens yet');
  const signal = await post('research', one('globex.test'));
  expect([signal.httpStatus, signal.status, signal.id]).toEqual([202, 'accepted', '']);

  chapter('then somebody writes, and it counts');
  const dana = await lead(GLOBEX);
  await cli(`lead explain ${dana.id}`);
  await person('ana').click('Claim', { in: /Globex/ });

  chapter('the other way round: the lead waits for an answer while the signal comes');
  const peter = await lead(INITECH);
  await cli('lead list');
  await clock.advance('5m');
  const report = {
    report: 'r-7',
    companies: [
      { site: 'https://initech.test', keyword: 'sales software', score: 75 },
      { site: 'gmail.com', keyword: 'sales software', score: 75 },
    ],
  };
  const body = JSON.stringify(report);
  expect((await post('market', { body, headers })).status).toBe('accepted');
  expect((await post('market', { body, headers })).status).toBe('duplicate');
  await cli(`lead explain ${peter.id}`);

  chapter('what cannot be used is said, and who may not send is not heard');
  const useless = await post('research', one('gmail.com'));
  expect(useless.httpStatus).toBe(422);
  expect((await post('research', { ...one('globex.test'), headers: {} })).httpStatus).toBe(401);
  await cli('source url research');
  await cli('source test report.json --source market', { 'report.json': body });
});
