import { expect } from 'vitest';
import { initWorkspace } from '../../src/services/workspace/first/init-workspace.ts';
import { ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

/** As `baton init --from-slack` writes them down. */
const PEOPLE = [
  { id: 'leo', name: 'Leo Marsh', email: 'leo@acme.test', role: 'admin', weight: 0 },
  { id: 'ana', name: 'Ana Ruiz', email: 'ana@acme.test', timezone: 'Europe/Madrid', weight: 100 },
  { id: 'ben', name: 'Ben Koch', email: 'ben@acme.test', weight: 100 },
] as const;
const FIRST = initWorkspace([...PEOPLE]);
const files = {
  roster: FIRST['roster.yml'] ?? '',
  policy: FIRST['policy.yml'] ?? '',
  sources: FIRST['sources.yml'] ?? '',
};
/** Ben sits in Berlin, and only Slack knows it. */
const users = [
  { id: 'U0LEO', name: 'Leo Marsh', email: 'leo@acme.test' },
  { id: 'U0BEN', name: 'Ben Koch', email: 'ben@acme.test', tz: 'Europe/Berlin' },
];
const channels = [
  { id: 'C0SALES', name: 'sales', botIsMember: false },
  { id: 'C0OPS', name: 'sales-ops' },
];
const setup = { ...files, users, channels, fresh: true };

story('an installation is set up in Slack, from nothing to the first lead', setup, async (told) => {
  const { lead, person, channel, clock, slack, act, chapter, apply } = told;
  const leo = person('leo');
  const invite = () =>
    act('Leo types /invite @Baton in #sales', () =>
      slack.standIn.people.channels.setBotMember('C0SALES', true),
    );

  chapter('The first start');
  await clock.advance('1s');
  leo.expectDm(/Baton is installed.*1\. Manager channel.*Pick a channel/s);
  person('ana').expectNoDm(/./);
  await leo.openHome();
  leo.expectHome(/Set-up: \d+ of \d+/);

  chapter('A channel, of which it is no member yet');
  await leo.click('Pick a channel');
  await leo.fill({ channel: 'C0SALES' }).submit();
  await leo.closeForm();
  leo.expectDm(/I am not in <#C0SALES>. Type \/invite @Baton there/);
  await invite();
  await leo.click('Check again');
  channel('C0SALES').expectMessage(/Leo Marsh set me up here/);
  leo.expectDm(/Done: <#C0SALES>/);

  chapter('A source');
  await leo.click('Connect');
  await leo.closeForm();
  await lead(GLOBEX);
  leo.expectDm(/2\. A lead source\.\* Done: website/);

  chapter('A test lead');
  await leo.click('Send it');
  leo.expectDm(/Test lead: Globex/);
  await leo.click('Claim', { in: /Test lead/ });

  chapter('The reps');
  leo.expectDm(/Tell 2 reps\?/);
  await leo.click('Send it to them', { in: /Baton is set up/ });
  leo.expectDm(/Told: 2 reps/);
  const ben = person('ben');
  person('ana').expectDm(/Leo Marsh added you to \*sales\*/);
  ben.expectDm(/Your Slack profile says Europe\/Berlin/);
  await ben.click('Set my hours', { in: /will arrive here/ });
  await ben.fill({}).submit();
  await ben.openHome();
  ben.expectHome(/You are available/);
  await leo.openHome();

  chapter('Somebody joins later');
  const roster = `${files.roster}  - { id: cleo, name: Cleo Wu, slack: U0CLEO }\n`;
  const policy = files.policy.replace('      ben: 100', '      ben: 100\n      cleo: 100');
  expect(policy).not.toBe(files.policy);
  await apply({ roster, policy });
  person('cleo').expectDm(/You are in \*sales\* now/);
});

const lostSetup = { users, channels: [{ id: 'C0SALES', name: 'sales' }] };

story('a channel is archived, left and found again', lostSetup, async (told) => {
  const { lead, person, channel, clock, slack, act, chapter } = told;
  const lou = person('lou');
  const { people } = slack.standIn;

  chapter('The channel of the pool is archived');
  await act('Somebody archives #emea', () => people.channels.setArchived('C0EMEA', true));
  lou.expectDm(/<#C0EMEA> was archived, so unclaimed leads go to <#C0MANAGERS> for now/);
  await lead(GLOBEX);
  await clock.advance('20m');
  channel('C0MANAGERS').expectMessage(/Unclaimed: Globex/);
  channel('C0EMEA').expectNoMessage(/Globex/);

  chapter('Baton is removed from the next one');
  await act('Somebody removes Baton from #managers', () =>
    people.channels.setBotMember('C0MANAGERS', false),
  );
  lou.expectDm(/I am not in <#C0MANAGERS>, so unclaimed leads go to Lou Adam for now/);
  await lou.openHome();
  await lou.click('Pick a channel', { in: /C0MANAGERS/ });
  await lou.fill({ channel: 'C0SALES' }).submit();
  await lou.closeForm();
  channel('C0SALES').expectMessage(/Lou Adam set me up here/);
  await clock.advance('20m');
  channel('C0SALES').expectMessage(/Globex/);

  chapter('and comes back');
  await act('Somebody invites Baton', () => people.channels.setBotMember('C0MANAGERS', true));
  lou.expectDm(/Mended: a channel/);
});

const examined = { env: { PUBLIC_URL: 'http://127.0.0.1:59999' } };

story('the Slack app is examined from a shell', examined, async (told) => {
  const { person, slack, cli, chapter, act } = told;
  await person('lou').openHome();
  expect((await cli('doctor --slack')).lines.join('\n')).toMatch(/Request URL .*slack\/events/);

  chapter('Slack refuses what it can');
  const error = (method: string, word: string) =>
    slack.fails({ method, kind: 'error', error: word });
  await error('conversations.info', 'missing_scope');
  await error('views.publish', 'not_enabled');
  await error('users.info', 'unknown_method');
  await cli('doctor --slack');
  await slack.recovers();

  chapter('Two of its channels are lost');
  await act('Baton is removed from #ops', () =>
    slack.standIn.people.channels.setBotMember('C0OPS', false),
  );
  await act('#emea is archived', () => slack.standIn.people.channels.setArchived('C0EMEA', true));
  expect((await cli('doctor --slack')).lines.join('\n')).toMatch(
    /#ops, no member[\s\S]*Type \/invite @Baton in #ops/,
  );
});

const spread = {
  roster: ROSTER.replace(', ops: C0OPS', ''),
  channels: [
    { id: 'C0SALES', name: 'sales' },
    { id: 'C0RUN', name: 'run-baton' },
  ],
};

story('an admin picks other channels, with one that is fine as well', spread, async (told) => {
  const { lead, person, channel, clock, slack, act, chapter } = told;
  const lou = person('lou');

  chapter('What there is to look after');
  await lead(GLOBEX);
  await person('ana').click('Claim', { in: /Globex/ });
  await lou.openHome();
  lou.expectHome(/\[Sources, roles, channels\]/);
  await lou.clickInHome('Sources, roles, channels');

  chapter('News for ops has no channel yet');
  await lou.fill().click('Pick a channel');
  await lou.fill({ channel: 'C0RUN' }).submit();
  await lou.closeForm();
  channel('C0RUN').expectMessage(/Lou Adam set me up here.* what whoever runs me should know/s);

  chapter('The list under the form knows it already, and unclaimed leads get a second channel');
  await lou.fill().click('Pick another channel');
  await lou.fill({ channel: 'C0SALES' }).submit();
  await lou.closeForm();
  channel('C0SALES').expectMessage(/mostly a lead that stays unclaimed/);
  await lou.closeForm();

  chapter('The first one is archived');
  await act('Somebody archives #managers', () =>
    slack.standIn.people.channels.setArchived('C0MANAGERS', true),
  );
  channel('C0RUN').expectNoMessage(/archived/);
  lou.expectDm(/<#C0MANAGERS> was archived, so unclaimed leads go to <#C0SALES> for now/);
  await clock.advance('1s');
});
