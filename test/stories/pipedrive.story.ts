import { expect } from 'vitest';
import { story } from './stage.ts';
import { basicHeaders } from './support/sign.ts';

const SOURCES = '- { id: pipe, kind: pipedrive, channel: pipedrive }\n';
const event = (id: string, entity: string, data: Record<string, unknown>) =>
  JSON.stringify({ meta: { id, entity, action: 'create', version: '2.0' }, data });
const PERSON = event('pd-1', 'person', {
  id: 139,
  name: 'Dana Ode',
  emails: [{ value: 'dana@globex.test', primary: true }],
});
/** A lead names its person by an id alone. */
const LEAD = event('pd-2', 'lead', { title: 'Initech lead', person_id: 140 });
const signed = (body: string) => ({ body, headers: basicHeaders() });

story('a lead of Pipedrive', { sources: SOURCES }, async (told) => {
  const { post, person, chapter, providers } = told;
  chapter('a new person comes with all there is to know');
  const first = await post('pipe', signed(PERSON));
  expect([first.httpStatus, first.status]).toEqual([200, 'accepted']);
  await person('ana').click('Claim', { in: /globex/i });
  expect((await post('pipe', signed(PERSON))).status).toBe('duplicate');

  chapter('a new lead names a person, who is asked for');
  providers.has('pipedrive', '140', {
    name: 'Peter Gibbons',
    emails: [{ value: 'peter@initech.test', primary: true }],
    job_title: 'Engineer',
  });
  const second = await post('pipe', signed(LEAD));
  expect([second.httpStatus, second.status]).toEqual([200, 'announced']);
  await person('ben').click('Claim', { in: /initech/i });

  chapter('a wrong password, a body that was cut, and one without anybody in it');
  const wrong = { authorization: `Basic ${Buffer.from('acme:wrong').toString('base64')}` };
  expect((await post('pipe', { body: PERSON, headers: wrong })).httpStatus).toBe(401);
  expect((await post('pipe', signed('{"meta":'))).httpStatus).toBe(200);
  expect((await post('pipe', signed(event('pd-3', 'lead', { title: 'Nobody' })))).httpStatus).toBe(
    200,
  );
});
