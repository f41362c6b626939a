import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const HOOLI = { person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } };
const PIED = { person: { email: 'bertram@pied.test' }, company: { name: 'Pied' } };

/** Madrid's office hours; the stories begin on Monday at 11:00 there, or as they say. */
const WORKING = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-18:00"] }';
const roster = ROSTER.replaceAll('manager: mia }', `manager: mia, ${WORKING} }`);
const alone = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100');

story(
  'a rep is at the dentist for two hours',
  { roster, startsAt: '2026-11-23T08:57:00Z' },
  async ({ lead, person, clock, cli, chapter }) => {
    const ana = person('ana');
    await ana.command('/routing timeoff today 10:00 until 12:00');
    ana.expectPrivate(
      /You have time off Mon 23 Nov 10:00 – 12:00\. Leads come again Mon 23 Nov 12:00/,
    );
    await clock.advance('1m');
    await lead(GLOBEX);
    ana.expectDm(/New lead: Globex/);

    chapter('The dentist');
    await clock.until('10:00');
    ana.expectDm(/Moved on: Globex.*Your time off began at 10:00.*It did not use your turn/);
    person('ben').expectDm(/New lead: Globex/);
    await person('ben').click('Claim', { in: /Globex/ });
    await cli('availability ana');
    await person('ben').command('/routing away');
    await person('cleo').command('/routing away');
    await lead(INITECH);
    ana.expectNoDm(/Initech/);

    chapter('Back, without a click');
    await clock.until('12:00');
    ana.expectDm(/New lead: Initech/);
  },
);

story(
  'a rep plans a week off with a cover from Home',
  { roster },
  async ({ lead, person, channel, clock, cli, chapter }) => {
    const [ana, ben, mia] = [person('ana'), person('ben'), person('mia')];
    await lead(GLOBEX);
    await ana.click('Claim');
    await ana.openHome();
    await ana.clickInHome('Hours and time off');
    await ana.fill().click('Add time off');
    await ana.fill({ from_date: '2026-11-27', until_date: '2026-11-24' }).submit();
    await ana
      .fill({ from_date: '2026-11-24', until_date: '2026-11-27', until_time: null, cover: 'ben' })
      .submit();
    await ana.fill().click('Change');
    await ana.fill({ from_time: '08:00' }).submit();
    await ana.closeForm();
    await cli('time-off list');

    chapter('It begins by itself');
    await clock.until('Tue 08:00');
    channel('C0MANAGERS').expectNoMessage(/Ana Ruiz is away/);
    ben.expectDm(/Yours: Globex/);
    await ben.openHome();
    ben.expectHome(/You cover Ana Ruiz until/);
    await mia.openHome();
    mia.expectHome(/Ana Ruiz.* · .*Ben Koch covers/);

    chapter('A manager changes the cover and nothing else');
    await mia.clickInHome('Hours and time off', { in: /Ana Ruiz ·/ });
    await mia.fill().click('Change');
    await mia.fill({ cover: 'cleo' }).submit();
    await mia.closeForm();
    await cli('time-off list ana');

    chapter('Back early');
    await clock.until('Wed 10:00');
    await ana.openHome();
    await ana.clickInHome('I am back');
    await ana.openHome();
    await lead(HOOLI);
    await lead(PIED);
    await lead(INITECH);
    ana.expectDm(/New lead: /);
    await cli('time-off list');
  },
);

story(
  'a rep sets hours of their own',
  { roster, policy: alone },
  async ({ lead, person, clock, chapter }) => {
    const ana = person('ana');
    await ana.openHome();
    await ana.clickInHome('Hours and time off');
    await ana.fill({ hours: 'mo-fr 9-17' }).submit();
    await ana.fill({ hours: 'mon-fri 9-25' }).submit();
    await ana.fill({ hours: 'mon-fri 10:30 – 18:00', zone: 'Lisbon' }).submit();
    await ana.fill({ hours: 'mon-fri 12:30 – 18:00', zone: 'Europe/Lisbon' }).submit();
    await ana.openHome();
    await lead(GLOBEX);
    ana.expectNoDm(/New lead/);
    await clock.until('13:30');
    ana.expectDm(/New lead: Globex/);

    chapter('As the roster says again');
    await ana.clickInHome('Hours and time off');
    await ana.fill({ hours: '', zone: '' }).submit();
    await ana.openHome();
  },
);

story('nobody plans the time off of somebody else', { roster }, async ({ person, cli }) => {
  const [ben, mia, ana] = [person('ben'), person('mia'), person('ana')];
  await ben.command('/routing timeoff @ana tomorrow');
  ben.expectPrivate(
    /Changing somebody else's hours and time off is for managers: Lou Adam and Mia/,
  );
  await ben.command('/routing timeoff sometime next week');
  ben.expectPrivate(/is no stretch of time/);
  await ben.command('/routing timeof');
  ben.expectPrivate(/Did you mean timeoff/);
  await mia.command('/routing timeoff @ana 30 nov until 2 dec cover @ben');
  mia.expectPrivate(/Ana Ruiz has time off Mon 30 Nov – Tue 1 Dec.*Ben Koch covers/);
  await ana.command('/routing timeoff 1 dec');
  ana.expectPrivate(/There is time off Mon 30 Nov – Tue 1 Dec already/);
  await ana.command('/routing timeoff');
  ana.expectPrivate(/Mon 30 Nov – Tue 1 Dec.*Ben Koch covers.*set by Mia Chen/);
  await ana.click('Remove');
  await cli(['time-off', 'add', 'ben', '--from', '1 dec', '--to', '3 dec', '--cover', 'cleo']);
  await cli('time-off list');
});
