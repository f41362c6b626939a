import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

story('a rep goes away with an offer open', {}, async ({ lead, person, clock, cli }) => {
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.click('Claim');
  await lead(INITECH);
  await lead({ person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } });
  await lead({ person: { email: 'bertram@pied.test' }, company: { name: 'Pied' } });
  ana.expectDm(/New lead: Pied/);
  await clock.advance('2m');
  await ana.command('/routing away until 15:00');
  ana.expectDm(/Moved on: Pied.*It did not use your turn/);
  ana.expectDm(/Yours: Globex/);
  person('ben').expectDm(/New lead: Pied/);
  await cli('lead list');
  await person('ben').click('Claim', { in: /Pied/ });
  await person('ben').click('Claim', { in: /Initech/ });
  await person('cleo').click('Claim', { in: /Hooli/ });
  await lead({ person: { email: 'russ@tres.test' }, company: { name: 'Tres Commas' } });
  ana.expectNoDm(/Tres Commas/);
  await ana.openHome();
  await ana.clickInHome('I am back');
  await ana.openHome();
  await lead({ person: { email: 'jian@bro.test' }, company: { name: 'Aviato' } });
  ana.expectDm(/New lead: Aviato/);
});
