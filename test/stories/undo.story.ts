import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const HOOLI = { person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } };

story('a rep takes a claim back, and gives another lead back', {}, async (told) => {
  const { lead, person, clock, chapter } = told;
  const ana = person('ana');
  chapter('In time');
  await lead(GLOBEX);
  await ana.click('Claim');
  await clock.advance('1m');
  await ana.click('Undo');
  ana.expectDm(/New lead: Globex/);
  await clock.advance('1m');
  await ana.click('Claim');
  await clock.advance('10s');
  ana.expectDm(/Yours: Globex/);

  chapter('Too late');
  await lead(INITECH);
  await person('ben').click('Claim', { in: /Initech/ });
  await clock.advance('2m');
  await person('ben').command('/lead undo initech');
  person('ben').expectPrivate(/Undo lasts 2 minutes, and they are over/);
  await person('ben').click('Give it back', { in: /Initech/ });
  person('cleo').expectDm(/New lead: Initech/);
  person('ben').expectDm(/Given back: Initech/);
});

story('a rep takes a decline back, in time and too late', {}, async ({ lead, person, clock }) => {
  const [ana, ben] = [person('ana'), person('ben')];
  await lead(GLOBEX);
  await ana.click('Decline');
  await ana.fill({ reason: 'wrong_language' }).submit();
  ben.expectDm(/New lead: Globex/);
  await clock.advance('1m');
  await ana.click('Undo');
  ana.expectDm(/New lead: Globex/);
  ben.expectDm(/Moved on: Globex.*Ana Ruiz took the decline back/);
  await ana.click('Claim');

  const cleo = person('cleo');
  await lead(HOOLI);
  await cleo.click('Decline', { in: /Hooli/ });
  await cleo.fill({ reason: 'not_my_territory' }).submit();
  await clock.advance('30s');
  await ben.click('Claim', { in: /Hooli/ });
  await cleo.command('/lead undo hooli');
  cleo.expectPrivate(/Ben Koch has Hooli by now, so nothing was taken back/);
});

story('a manager takes a change of owner back', {}, async ({ lead, person, channel, clock }) => {
  const [ana, ben, mia] = [person('ana'), person('ben'), person('mia')];
  await lead(GLOBEX);
  await ana.click('Claim');
  await clock.advance('5m');
  await mia.command('/lead assign globex @ben --final he knows them');
  ana.expectDm(/Given to Ben Koch: Globex/);
  await mia.click('Undo', { in: /belongs to Ben Koch/ });
  ana.expectDm(/Yours: Globex/);
  ben.expectDm(/Taken back: Globex/);

  await lead(INITECH);
  await clock.advance('17m');
  channel('C0EMEA').expectMessage(/Unclaimed: Initech/);
  await mia.click('Give it back to Cleo Wu');
  person('cleo').expectDm(/New lead: Initech/);
  await person('cleo').click('Claim', { in: /another chance/ });
});
