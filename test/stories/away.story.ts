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
  await clock.advance('1m');
  await cli('lead list');
  await clock.until('15:00');
  await ana.openHome();
});
