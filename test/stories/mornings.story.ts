import { expect } from 'vitest';
import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const WORKING = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-18:00"] }';
const roster = ROSTER.replaceAll('manager: mia }', `manager: mia, ${WORKING} }`);
const policy = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100');
const EVERYTHING = ['remind', 'morning', 'weekly'];

story(
  'a rep asks for a list in the morning and the numbers of the week',
  { roster, policy, startsAt: '2026-11-26T15:00:00Z' },
  async ({ lead, person, clock, chapter }) => {
    const ana = person('ana');
    await lead(GLOBEX);
    ana.expectDm(/New lead: Globex/);
    await ana.click('Claim');
    await ana.openHome();
    await ana.clickInHome('Notifications');
    await ana.fill({ taste: EVERYTHING }).submit();

    const mia = person('mia');
    await mia.openHome();
    await mia.clickInHome('Notifications');
    await mia.fill({ taste: ['teamWeekly'] }).submit();

    chapter('Friday');
    await clock.until('08:45');
    ana.expectDm(/Today: 1 open lead.*Globex/s);
    ana.expectNoDm(/Your last seven days/);

    chapter('Monday');
    await clock.until('Mon 08:45');
    ana.expectDm(/Today: 1 open lead.*Globex/s);
    ana.expectDm(/Your last seven days/);
    await clock.until('Mon 09:46');
    mia.expectDm(/Your team's last seven days.*Ana Ruiz.*1 of 1 lead claimed/s);

    chapter('Tuesday, at the dentist');
    await ana.command('/routing timeoff tomorrow 08:00 until 10:00');
    ana.expectPrivate(/You have time off Tue/);
    await clock.until('Tue 08:46');

    chapter('Wednesday, nothing open any more');
    await ana.command('/lead close globex qualified');
    await clock.until('Wed 08:46');
  },
);

story(
  'a rep wants no reminders, and no names on a locked phone',
  { roster, policy, startsAt: '2026-11-26T09:00:00Z' },
  async ({ lead, person, clock }) => {
    const ana = person('ana');
    await ana.openHome();
    await ana.clickInHome('Notifications');
    await ana.fill({ taste: ['hideNames'] }).submit();
    await lead(INITECH);
    const { text } = ana.expectDm(/Initech/);
    expect(text).toMatch(/^New lead, claim by .* priority\. Claim, Decline or Why me\?$/);
    await lead({ ...INITECH, request: { message: 'Is anybody there?' } });
    expect(ana.expectDm(/Asked again: Initech/).text).toBe('News about a lead. Show the lead.');
    await clock.advance('14m');
    ana.expectNoDm(/is yours until/);
  },
);
