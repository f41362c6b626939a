import { story } from './stage.ts';
import { GLOBEX, INITECH, PLAIN } from './support/leads.ts';

story('routing is paused and resumed', {}, async ({ lead, person, clock, channel }) => {
  const mia = person('mia');
  await mia.command('/routing pause all');
  channel('C0OPS').expectMessage(/All routing is paused. Mia Chen paused it/);
  await clock.advance('10m');
  await lead(PLAIN);
  await clock.advance('10m');
  await lead(GLOBEX);
  await lead(INITECH);
  await clock.advance('1h');
  for (const id of ['ana', 'ben', 'cleo']) person(id).expectNoDm(/New lead/);
  await mia.command('/routing');
  await mia.command('/routing status');
  await mia.command('/routing resume all');
  channel('C0OPS').expectMessage(/All routing goes on. Mia Chen resumed it/);
  // The most urgent goes first, to whoever is next: the order of arrival does not count.
  person('ana').expectDm(/Globex/);
  person('ben').expectDm(/Initech/);
  person('cleo').expectDm(/Sam Lee/);
});

const TWO_POOLS = `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia, channel: C0EMEA }
  - { id: us, members: { cleo: 100 }, manager: mia }
rules:
  - { id: american, when: { company.country: US }, assign: { pool: us } }
  - { id: rest, when: {}, assign: { pool: emea } }
fallback: { pool: emea }
`;

story('one pool is paused and the other goes on', { policy: TWO_POOLS }, async (it) => {
  const { lead, person, clock } = it;
  const ofUs = { ...INITECH, company: { name: 'Initech', country: 'US' } };
  await person('ana').command('/routing pause us');
  await person('mia').command('/routing pause us');
  await person('mia').command('/routing pause us');
  await lead(ofUs);
  await lead(GLOBEX);
  await clock.advance('5m');
  await person('mia').command('/routing resume us');
  person('cleo').expectDm(/New lead: Initech/);
});
