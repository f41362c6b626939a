import { expect } from 'vitest';
import { findLiveVersion, findPolicy } from '../../src/db/workspace/policy-store.ts';
import { alarmStaleMappings } from '../../src/services/mappings/alarm-stale-mappings.ts';
import { greetNewcomers } from '../../src/services/onboarding/greet-newcomers.ts';
import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const FOLLOWING = POLICY.replace(
  'members: { ana: 100, ben: 100, cleo: 100 }',
  'follows: S0EMEA, members: { ana: 100, ben: 100, cleo: 100 }',
).replace('rules:', '  - { id: nights, members: { ben: 100, cleo: 100 } }\nrules:');
const BEN_AND_DIRK = ['U0BEN', 'U0DIRK'];
const DIRK = { id: 'U0DIRK', name: 'Dirk Vogel', email: 'dirk@acme.test' };
const TEAM = `id,name,email,slack,manager,skills
dirk,Dirk Vogel,dirk@acme.test,U0DIRK,mia@acme.test,de;en
`;
const HOOLI = { person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } };

const setup = { policy: FOLLOWING, users: [DIRK] };

story('people come, follow their group and go', setup, async (told) => {
  const { lead, person, act, slack, clock, ctx, cli, chapter } = told;

  chapter('Dirk joins the company');
  await cli('roster import team.csv', { 'team.csv': TEAM });
  await clock.advance('1m');

  chapter('and the user group of the desk, which changes');
  await act('The user group emea-reps is Ben, Dirk and a stranger', () =>
    slack.standIn.people.setGroup('S0EMEA', [...BEN_AND_DIRK, 'U0ZED']),
  );
  const live = await findLiveVersion(ctx.db.read);
  await act('Newcomers are greeted', () => greetNewcomers(ctx));
  person('U0DIRK').expectDm(/Leads for you will arrive here/);
  expect(await findPolicy(ctx.db.read, live?.version ?? 0)).toMatchObject({
    version: 2,
    author: 'system:slack',
    message: 'emea follows @emea-reps: + Dirk Vogel, − Ana Ruiz, − Cleo Wu',
  });
  person('lou').expectDm(/@emea-reps has people who are not on the roster/);
  await lead(GLOBEX);
  person('ben').expectDm(/New lead: Globex/);
  await lead(INITECH);
  const dirk = person('U0DIRK');
  dirk.expectDm(/New lead: Initech/);

  chapter('Ben leaves Slack');
  await act('Ben leaves the workspace', () => slack.standIn.people.setDeleted('U0BEN', true));
  dirk.expectDm(/New lead: Globex/);
  await lead(HOOLI);
  dirk.expectDm(/New lead: Hooli/);
  person('ben').expectNoDm(/Hooli/);
  for (const company of [/Initech/, /Globex/, /Hooli/]) {
    await dirk.click('Claim', { in: company });
    await dirk.click('Log a touch', { in: company });
  }

  chapter('The next morning');
  await clock.until('Tue 09:00');
  await act('The names are looked at', () => alarmStaleMappings(ctx));
  person('lou').expectDm(
    /1 name is out of date.*Ben Koch: pool emea, pool nights.*\/routing policy/s,
  );
  expect((await cli('doctor')).lines.join('\n')).toMatch(/Ben Koch: .*no longer in Slack/);
});
