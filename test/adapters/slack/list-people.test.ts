import { expect, it } from 'vitest';
import type { User } from '../../../src/sandbox/slack/state/model.ts';
import { botToken, startSlack } from '../../sandbox/slack/setup.ts';
import { faultOf, json, serve, status } from '../local-server.ts';
import { messengerTo, refusal } from './messenger-to.ts';

async function listPeople(users: User[]) {
  const slack = await startSlack({ users });
  const { messenger } = messengerTo(slack.apiUrl, { token: botToken });
  return { slack, people: await messenger.listPeople() };
}
const ANA: User = { id: 'U0ANA', name: 'Ana Ruiz', email: 'ana@acme.test', tz: 'Europe/Madrid' };

it('lists who works in the workspace: no bots, guests, strangers, nor who left', async () => {
  const { people } = await listPeople([
    { ...ANA, isOwner: true, title: 'Founder' },
    { id: 'U0BEN', name: 'Ben Ito', isAdmin: true },
    { id: 'U0GONE', name: 'Gil', deleted: true },
    { id: 'U0BOT', name: 'Other bot', isBot: true },
    { id: 'U0MULTI', name: 'Guest', guest: 'multi_channel' },
    { id: 'U0SINGLE', name: 'Guest', guest: 'single_channel' },
    { id: 'U0AWAY', name: 'Partner', teamId: 'T0OTHER' },
    { id: 'USLACKBOT', name: 'Slackbot' },
  ]);
  expect(people).toEqual([
    {
      id: 'U0ANA',
      name: 'Ana Ruiz',
      handle: 'ana',
      email: 'ana@acme.test',
      title: 'Founder',
      timeZone: 'Europe/Madrid',
      isOwner: true,
    },
    {
      id: 'U0BEN',
      name: 'Ben Ito',
      handle: 'ben',
      email: null,
      title: '',
      timeZone: 'UTC',
      isOwner: false,
    },
  ]);
});

it('asks page after page, 200 people at a time', async () => {
  const users = Array.from({ length: 450 }, (_, i) => ({ id: `U${i}`, name: `Rep ${i}` }));
  const { slack, people } = await listPeople(users);
  expect(people).toHaveLength(450);
  expect(slack.calls('users.list').map(({ args }) => args)).toMatchObject([
    { limit: '200' },
    { limit: '200', cursor: '200' },
    { limit: '200', cursor: '400' },
  ]);
});

it('waits where Slack asks to, and goes on', async () => {
  let refusals = 1;
  const server = await serve((response, { path }) => {
    if (path.endsWith('auth.test')) json({ ok: true, team_id: 'T1', user_id: 'UB' })(response);
    else if (refusals-- > 0) status(429, { 'retry-after': '1' })(response);
    else json({ ok: true, members: [{ id: 'U1', team_id: 'T1', name: 'ana' }] })(response);
  });
  const people = await messengerTo(server.url).messenger.listPeople();
  expect(people).toMatchObject([{ id: 'U1', name: 'ana' }]);
  await server.close();
});

it('says what Slack refused', async () => {
  const server = await serve((response, { path }) => {
    if (path.endsWith('auth.test')) json({ ok: true, team_id: 'T1', user_id: 'UB' })(response);
    else refusal('missing_scope')(response);
  });
  const fault = await faultOf(messengerTo(server.url).messenger.listPeople());
  expect(fault).toMatchObject({ code: 'upstream.refused', details: { word: 'missing_scope' } });
  await server.close();
});
