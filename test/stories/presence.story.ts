import { ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const from = (company: string) => ({
  person: { email: `info@${company.toLowerCase()}.test` },
  company: { name: company },
});

story('a rep pauses notifications', {}, async ({ lead, person, clock, act, slack, cli }) => {
  const { people } = slack.standIn;
  const ana = person('ana');
  await lead(GLOBEX);
  ana.expectDm(/New lead: Globex/);
  await clock.advance('2m');
  await act('Ana pauses notifications until 10:30', () =>
    people.snooze('U0ANA', new Date('2026-11-23T10:30:00Z')),
  );
  ana.expectDm(/You paused Slack notifications at 10:02, so Ben Koch has it now\. It did not use/);
  await person('ben').click('Claim', { in: /Globex/ });
  await ana.openHome();
  await cli('availability ana');
  for (const company of ['Hooli', 'Umbra', 'Stark']) await lead(from(company));
  for (const company of [/Hooli/, /Umbra/, /Stark/]) ana.expectNoDm(company);
  await clock.advance('10m');
  for (const [rep, company] of [
    ['cleo', /Hooli/],
    ['ben', /Umbra/],
    ['cleo', /Stark/],
  ] as const) {
    await person(rep).click('Claim', { in: company });
  }
  await clock.until('10:30');
  await lead(INITECH);
  ana.expectDm(/New lead: Initech/);
  await ana.click('Claim', { in: /Initech/ });
});

const HOLIDAY = { text: 'On the beach', emoji: ':palm_tree:' };
const LUNCH = { text: 'Lunch', emoji: ':pizza:' };

story('a status says away', {}, async ({ lead, person, clock, act, slack }) => {
  const { people } = slack.standIn;
  const ana = person('ana');
  await lead(GLOBEX);
  await act('Ana has lunch, says her status', () => people.setStatus('U0ANA', LUNCH));
  ana.expectDm(/New lead: Globex/);
  const expiresAt = new Date('2026-11-23T11:00:00Z');
  await act('Ana is on the beach until 11:00, says her status', () =>
    people.setStatus('U0ANA', { ...HOLIDAY, expiresAt }),
  );
  ana.expectDm(/Moved on: Globex.*Your Slack status said away at 10:00/s);
  await person('ben').click('Claim', { in: /Globex/ });
  await ana.openHome();
  await lead(from('Hooli'));
  await person('mia').openHome();
  await person('cleo').click('Claim', { in: /Hooli/ });
  await clock.until('11:00');
  await lead(INITECH);
  await person('ana').click('Claim', { in: /Initech/ });
});

const EVERYBODY_GONE = ['U0ANA', 'U0BEN', 'U0CLEO'];

story('everybody is gone by their status, and one comes back', {}, async (told) => {
  const { lead, person, clock, act, slack, channel } = told;
  const { people } = slack.standIn;
  for (const userId of EVERYBODY_GONE) {
    await act(`${userId} is ill`, () =>
      people.setStatus(userId, { text: '', emoji: ':face_with_thermometer:' }),
    );
  }
  await lead(GLOBEX);
  channel('C0EMEA').expectMessage(/Nobody left: Globex/);
  await clock.advance('1h');
  await act('U0BEN is well', () => people.setStatus('U0BEN', null));
  await person('ben').click('Claim', { in: /New lead: Globex/ });
});

const DEAF = { roster: ROSTER.replace('version: 1', 'version: 1\npresence: { slack_dnd: false }') };

story('pauses do not count where the roster says so', DEAF, async (told) => {
  const { lead, person, act, slack } = told;
  await act('Ana pauses notifications', () =>
    slack.standIn.people.snooze('U0ANA', new Date('2026-11-23T18:00:00Z')),
  );
  await lead(GLOBEX);
  await person('ana').click('Claim', { in: /New lead: Globex/ });
});

story('the app may not read pauses', {}, async ({ lead, person, act, slack, cli }) => {
  await slack.fails({ method: 'dnd.teamInfo', kind: 'error', error: 'missing_scope' });
  const { lines } = await cli('doctor');
  const [found = ''] = lines.filter((line) => line.includes('Do Not Disturb'));
  if (!/missing_scope/.test(found)) throw new Error(`The doctor says: ${found}`);
  await act('Ana is on the beach, says her status', () =>
    slack.standIn.people.setStatus('U0ANA', HOLIDAY),
  );
  await lead(GLOBEX);
  await person('ben').click('Claim', { in: /New lead: Globex/ });
});
