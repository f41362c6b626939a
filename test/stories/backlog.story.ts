import { story } from './stage.ts';
import { GLOBEX, INITECH, PLAIN } from './support/leads.ts';
import type { Submission } from './support/website.ts';

const roster = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, timezone: Europe/Madrid, manager: mia }
  - { id: ben, name: Ben Koch, slack: U0BEN, timezone: Europe/Madrid, manager: mia }
  - { id: mia, name: Mia Chen, slack: U0MIA, role: manager, timezone: Europe/Madrid }
`;
const policy = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia, channel: C0EMEA, backlog_at_once: 3 }
rules:
  - { id: all, when: {}, assign: { pool: emea, else: hold } }
sla:
  standard: { claim: 30m, remind: [] }
`;

const from = (company: string, form: string): Submission => ({
  person: { email: `info@${company.toLowerCase()}.test`, name: 'Kim Park' },
  company: { name: company, domain: `${company.toLowerCase()}.test` },
  request: { form },
});

const setup = { roster, policy, explained: false };

story('everybody is away, and the first who is back is not flooded', setup, async (it) => {
  const { lead, person, channel, clock, cli } = it;
  const [ana, ben, mia] = [person('ana'), person('ben'), person('mia')];
  await ana.command('/routing away');
  await ben.command('/routing away');
  await lead(PLAIN);
  await clock.advance('5m');
  await lead(INITECH);
  await lead(from('Hooli', 'demo'));
  await lead(from('Umbra', 'demo'));
  await lead(GLOBEX);
  await clock.advance('5m');
  await lead(from('Stark', 'contact'));
  await lead(from('Wayne', 'demo'));
  await lead(from('Aviato', 'demo'));
  channel('C0EMEA').expectMessage(/Globex/);
  await clock.advance('1h');
  it.chapter('Ana is back, alone: three at a time, the most urgent first, then the oldest');
  await ana.openHome();
  await ana.clickInHome('I am back');
  await clock.advance('3s');
  ana.expectDm(/3 leads are yours.*Globex.*Hooli.*Umbra/);
  await mia.command('/lead why Wayne');
  await mia.command('/lead show Aviato');
  await cli('lead list');
  it.chapter('Each answer makes room for the next');
  await ana.click('Claim', { in: /3 leads are yours/ });
  await clock.advance('3s');
  ana.expectDm(/New lead: Wayne/);
  ana.expectNoDm(/Aviato/);
  it.chapter('A lead that just came waits for nobody’s answers');
  await lead(from('Pied', 'demo'));
  ana.expectDm(/New lead: Pied/);
  it.chapter('Ben is back, and takes his share of what waits');
  await ben.command('/routing back');
  await clock.advance('3s');
  ben.expectDm(/3 leads are yours.*Aviato.*Initech.*Stark/);
  ben.expectNoDm(/Sam Lee/);
  it.chapter('The last one goes to whoever answers next');
  await ben.click('Claim', { in: /3 leads are yours/ });
  await clock.advance('3s');
  ben.expectDm(/New lead: Sam Lee/);
  await cli('lead list');
  await clock.advance('20m');
  channel('C0EMEA').expectNoMessage(/did not answer/);
});
