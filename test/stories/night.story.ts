import { story } from './stage.ts';
import { GLOBEX, INITECH, PLAIN } from './support/leads.ts';
import type { Submission } from './support/website.ts';

const roster = (hours: string) => `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, timezone: Europe/Madrid, manager: mia, ${hours} }
  - { id: ben, name: Ben Koch, slack: U0BEN, timezone: Europe/Madrid, manager: mia, ${hours} }
  - { id: mia, name: Mia Chen, slack: U0MIA, role: manager, timezone: Europe/Madrid }
`;
const NINE_TO_SIX = 'hours: { mon-fri: ["09:00-18:00"] }, holidays: ES-MD';
const policy = (sla: string, pool = '') => `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 50 }, manager: mia, channel: C0EMEA${pool} }
segments:
  - { id: big, when: { company.employees: { gte: 1000 } }, sla: strategic }
  - { id: everyone }
rules:
  - { id: rest, when: {}, assign: { pool: emea } }
sla:
  standard: { claim: 15m, remind: [50%], ${sla} }
  strategic: { claim: 10m, remind: [50%], ${sla}, out_of_hours: true }
`;
const REP = policy('hours: rep');

const from = (company: string, more: object = {}): Submission => ({
  person: { email: `info@${company.toLowerCase()}.test`, name: 'Kim Park' },
  company: { name: company, domain: `${company.toLowerCase()}.test`, ...more },
  request: { form: 'demo' },
});

const night = { roster: roster(NINE_TO_SIX), policy: REP, startsAt: '2026-11-23T20:30:00Z' };

story('the leads of a night come as one message in the morning', night, async (it) => {
  const { lead, person, channel, clock } = it;
  const [ana, ben] = [person('ana'), person('ben')];
  await clock.until('22:00');
  await lead(INITECH);
  await lead(from('Hooli', { employees: 5000 }));
  await clock.until('03:00');
  await lead(from('Umbra'));
  await lead(from('Stark'));
  await lead(PLAIN);
  await lead(from('Wayne'));
  await clock.until('08:59');
  for (const rep of [ana, ben]) rep.expectNoDm(/./);
  it.chapter('The shift starts');
  await clock.until('09:00');
  ana.expectDm(/4 leads are yours.*claim the first by/);
  ben.expectDm(/2 leads are yours/);
  it.chapter('Claims and a decline out of one message');
  await ana.click('Claim', { in: /4 leads are yours/ });
  ana.expectDm(/3 of 4 leads wait for you/);
  await ana.click('Claim', { in: /3 of 4 leads/ });
  await ana.click('Decline', { in: /2 of 4 leads/ });
  await ana.fill({ reason: 'wrong_language' }).submit();
  it.chapter('One reminder for what is left');
  await clock.until('09:10');
  ana.expectDm(/Reminder: 1 of 4 leads still waits/);
  await ana.click('Claim', { in: /Reminder/ });
  ana.expectDm(/4 leads: nothing left to answer/);
  it.chapter('Ben is silent');
  await clock.until('09:20');
  channel('C0EMEA').expectMessage(/Unclaimed/);
});

const weekend = { ...night, startsAt: '2026-12-04T16:50:00Z' };

story('a weekend and a holiday page nobody', weekend, async ({ lead, person, channel, clock }) => {
  await lead(GLOBEX);
  await person('ana').click('Claim');
  await clock.until('Sat 11:00');
  await lead(INITECH);
  await clock.until('Mon 10:00');
  // Monday the 7th and Tuesday the 8th of December are public holidays in Madrid.
  await lead(from('Umbra'));
  await clock.until('Wed 08:59');
  for (const id of ['ana', 'ben']) person(id).expectNoDm(/Initech|Umbra/);
  for (const id of ['C0EMEA', 'C0MANAGERS', 'C0OPS']) channel(id).expectNoMessage(/./);
  await clock.until('Wed 09:00');
  await person('ben').click('Claim');
  await person('ana').click('Claim', { in: /New lead/ });
});

const HOOLI = from('Hooli', { employees: 5000 });

story('a hot lead at night reaches the rep who asked for it', night, async (it) => {
  const { lead, person, clock } = it;
  const ben = person('ben');
  await ben.openHome();
  await ben.clickInHome('Notifications');
  await ben.fill({ out_of_hours: ['on'] }).submit();
  await ben.openHome();
  await clock.until('03:00');
  await lead(HOOLI);
  await lead(INITECH);
  ben.expectDm(/New lead: Hooli, claim by 03:10/);
  person('ana').expectNoDm(/./);
  await clock.advance('5m');
  await ben.click('Claim', { in: /Reminder/ });
  ben.expectDm(/Yours: Hooli/);
  it.chapter('The other one waits for the morning');
  await clock.until('09:00');
  person('ana').expectDm(/New lead: Initech/);
});

const POOL_HOURS =
  ', timezone: Europe/Madrid, hours: { mon-fri: ["09:00-17:00"] }, holidays: ES-MD';
const friday = {
  roster: roster('hours: { sat: ["10:00-14:00"], mon-fri: ["09:00-20:00"] }'),
  policy: policy('hours: pool', POOL_HOURS),
  startsAt: '2026-11-27T15:50:00Z',
};

story('the claim clock of a pool stands still outside its hours', friday, async (it) => {
  const { lead, person, clock } = it;
  const ana = person('ana');
  await lead(INITECH);
  ana.expectDm(/New lead: Initech, claim by Mon 09:05/);
  await clock.until('Sat 11:00');
  it.chapter('Somebody who works on Saturday may answer, and has until Monday');
  await lead(from('Umbra'));
  person('ben').expectDm(/New lead: Umbra, claim by Mon 09:15/);
  await person('ben').click('Claim');
  await clock.until('Mon 09:04');
  ana.expectDm(/Reminder: Initech is yours until Mon 09:05/);
  await ana.click('Claim', { in: /Reminder/ });
});
