import { expect } from 'vitest';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const SOURCES = `- id: contact
  auth: url_token
  honeypot: fax
  burst: { most: 3, within: 1h }
- { id: website, kind: generic, channel: web, burst: { most: 3, within: 1h } }
- { id: events, kind: generic, channel: event, disposable: allow }
`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: FORM,
  token: SOURCE_SECRET,
});
const BOT = { 'person[email]': 'seo@cheap-links.test', 'request[message]': 'Rank first!' };

story('machines send leads', { sources: SOURCES }, async (told) => {
  const { post, lead, cli, person, chapter, clock } = told;
  chapter('a machine fills in the field that people do not see, again and again');
  const body = form({ ...BOT, fax: '555' });
  const bot = await post('contact', body);
  expect([bot.httpStatus, bot.status]).toEqual([202, 'accepted']);
  await post('contact', form({ ...BOT, fax: '556' }));
  await post('contact', form({ ...BOT, fax: '' }));

  chapter('somebody with a mailbox for an hour: not on the website, but at a fair');
  const hour = { person: { email: 'me@mailinator.com', name: 'Mo Ley' } };
  await lead(hour);
  await lead({ person: { email: 'you@mailinator.com', name: 'Yu Ley' } }, { source: 'events' });
  await person('ana').click('Claim', { in: /Yu Ley/ });

  chapter('a form that is sent in a loop, before anybody has claimed');
  for (let n = 0; n < 6; n++) await lead(GLOBEX);

  chapter('and one whose lead a rep has: it stays with the rep, who hears no more');
  const peter = { person: { email: 'peter@initech.test', name: 'Peter Gibbons' } };
  await lead(peter);
  await person('cleo').click('Claim', { in: /initech/i });
  for (let n = 0; n < 6; n++) await lead(peter);

  chapter('a person looks, and finds that one of them is real');
  await cli('lead list');
  await person('mia').command('/lead queue');
  await person('mia').command(
    '/lead assign dana@globex.test @ben “their form was broken, I called”',
  );
  person('ben').expectDm(/New lead: Globex/);
  await clock.advance('1m');
  await cli('source test loop.json --source contact', {
    'loop.json': JSON.stringify({ person: { email: 'a@globex.test' }, fax: 'yes' }),
  });
});
