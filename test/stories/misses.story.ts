import { ROSTER } from '../support/world.ts';
import { story } from './stage.ts';

/** Nearly all is Ana's, and Ben takes what she leaves. */
const POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 1 }, manager: mia, channel: C0EMEA }
rules:
  - { id: rest, when: {}, assign: { pool: emea } }
sla:
  standard: { claim: 15m, on_breach: [{ reroute: 2m }], max_reroutes: 3 }
`;
const from = (company: string) => ({
  person: { email: `info@${company.toLowerCase()}.test` },
  company: { name: company },
});
const setup = { policy: POLICY, roster: ROSTER };

story('three leads missed in a row', setup, async ({ lead, person, clock }) => {
  const [ana, ben] = [person('ana'), person('ben')];
  for (const company of ['Hooli', 'Umbra', 'Stark']) {
    await lead(from(company));
    ana.expectDm(new RegExp(`New lead: ${company}`));
    if (company === 'Stark') await lead(from('Wayne'));
    await clock.advance('17m');
    await ben.click('Claim', { in: new RegExp(`New lead: ${company}`) });
  }
  ana.expectDm(/You missed 3 leads in a row, so I set you to Away/);
  ana.expectDm(/Moved on: Wayne.*It did not use your turn/s);
  await ben.click('Claim', { in: /Wayne/ });
  await lead(from('Tyrell'));
  ana.expectNoDm(/Tyrell/);
  await ben.click('Claim', { in: /Tyrell/ });
  await person('mia').openHome();
  await ana.openHome();
  await ana.click('Check my notifications');
  ana.expectPrivate(/Is Baton muted/);
  await ana.click('I am back', { in: /You missed 3 leads/ });
  ana.expectPrivate(/You are available again/);
  await lead(from('Aviato'));
  await ana.click('Claim', { in: /New lead: Aviato/ });
  await ana.click('I am back', { in: /You missed 3 leads/ });
});

story('a rep did not see what they missed', setup, async ({ lead, person, clock }) => {
  const [ana, ben] = [person('ana'), person('ben')];
  for (const company of ['Hooli', 'Umbra', 'Stark']) {
    await lead(from(company));
    await clock.advance('17m');
    await ben.click('Claim', { in: new RegExp(`New lead: ${company}`) });
  }
  ana.expectDm(/I set you to Away/);
  await ana.click('I did not see it', { in: /Moved on: Stark/ });
  ana.expectPrivate(/That does not count as a missed lead\. You are available again\./);
  await lead(from('Aviato'));
  await ana.click('Claim', { in: /New lead: Aviato/ });
  await ana.click('I did not see it', { in: /Moved on: Stark/ });
});
