import { story } from './stage.ts';
import { GLOBEX, INITECH, PLAIN } from './support/leads.ts';

const HOOLI = {
  person: { email: 'gavin@hooli.test', name: 'Gavin Belson' },
  company: { name: 'Hooli', domain: 'hooli.test' },
};

const BY_EMAIL = `
version: 1
reps:
  - { id: ida, name: Ida Novak, email: ida@trio.test, role: admin }
  - { id: jon, name: Jon Park, email: jon@trio.test }
  - { id: kai, name: Kai Moreau, email: kai@trio.test }
`;

story('three reps take turns', { example: 'round-robin' }, async (it) => {
  const { lead, person, clock } = it;
  await lead(GLOBEX);
  await lead(INITECH);
  await lead(PLAIN);
  person('ida').expectDm(/Globex/);
  person('jon').expectDm(/Initech/);
  person('kai').expectDm(/Sam Lee/);

  await person('ida').click('Claim');
  await person('jon').click('Decline');
  await person('jon').fill({ reason: 'not_my_territory' }).submit();
  await person('kai').click('Claim', { in: /Sam Lee/ });
  await clock.advance('1m');
  await lead(HOOLI);
});

const byEmail = { example: 'round-robin', roster: BY_EMAIL };

story('no managers, no channels, reps found by e-mail', byEmail, async (it) => {
  const { lead, person, clock, cli } = it;
  await lead(GLOBEX);
  person('ida').expectDm(/New lead: Globex/);
  await clock.advance('1h');
  await clock.advance('2h');
  await cli('doctor');
});
