import { expect } from 'vitest';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { story } from './stage.ts';

const SOURCES = `- id: zapier
  kind: mapping
  auth: bearer
  key: submission.id
  mapping:
    person.email: contact.email
    person.name: contact.name
    company.name: answers[0].value
    request.message: [comments, message]
- { id: contact, auth: url_token, redirect: "https://acme.test/thanks" }
`;
const BEARER = { authorization: `Bearer ${SOURCE_SECRET}` };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const ZAP = JSON.stringify({
  submission: { id: 'zap-1' },
  contact: { email: 'dana@globex.test', name: 'Dana Ode' },
  answers: [{ question: 'Where do you work?', value: 'Globex' }],
  message: 'Need pricing for 300 seats',
  page: 'https://acme.test/pricing',
});
const PAGE = new URLSearchParams({
  'person[email]': 'peter@initech.test',
  'person[name]': 'Peter Gibbons',
  'company[name]': 'Initech',
}).toString();
const NOBODY = JSON.stringify({ submission: { id: 'zap-2' }, comments: 'Call me about Hooli' });

story('a sender that cannot sign', { sources: SOURCES }, async (told) => {
  const { post, cli, person, chapter, clock } = told;
  chapter('a Zap, in its own shape, and once more');
  await cli('source url zapier');
  await cli('source test zap.json --source zapier', { 'zap.json': ZAP });
  const first = await post('zapier', { body: ZAP, headers: BEARER });
  const again = await post('zapier', { body: ZAP, headers: BEARER });
  expect([first.httpStatus, first.status]).toEqual([202, 'accepted']);
  expect([again.httpStatus, again.status, again.id]).toEqual([200, 'duplicate', first.id]);
  await clock.advance('1m');
  await person('ana').click('Claim', { in: /Globex/ });

  chapter('a form on a web page');
  await cli('source url contact');
  const sent = await post('contact', { body: PAGE, headers: FORM, token: SOURCE_SECRET });
  expect([sent.httpStatus, sent.status]).toEqual([303, 'to https://acme.test/thanks']);
  person('ben').expectDm(/New lead: Initech/);

  chapter('a wrong token');
  const wrong = { authorization: 'Bearer of-somebody-else' };
  expect((await post('zapier', { body: ZAP, headers: wrong })).httpStatus).toBe(401);
  expect((await post('contact', { body: PAGE, headers: FORM, token: 'old' })).httpStatus).toBe(401);

  chapter('a body that names nobody is kept for a person');
  await cli('source test nobody.json --source zapier', { 'nobody.json': NOBODY });
  const { id } = await post('zapier', { body: NOBODY, headers: BEARER });
  await cli('lead list');
  await person('mia').command('/lead queue');
  await person('mia').command(`/lead why ${id}`);
  await person('mia').command(`/lead assign ${id} @cleo “Hooli” is all they said`);
  person('cleo').expectDm(/New lead: Unknown sender.*Call me about Hooli/);
  await person('cleo').click('Claim');
});
