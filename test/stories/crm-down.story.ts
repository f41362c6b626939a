import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

story('the CRM is down for an hour', {}, async ({ lead, person, clock, crm }) => {
  const ana = person('ana');
  await crm.fails({ kind: 'http_500' });
  await lead(GLOBEX);
  await clock.advance('2m');
  await ana.click('Claim');
  ana.expectDm(/CRM: not yet/);
  await clock.advance('1h');
  await crm.recovers();
  await clock.advance('2m');
  ana.expectDm(/CRM: saved/);
});
