import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const AGAIN = { ...GLOBEX, request: { form: 'contact', message: 'Are you there?' } };

story('the same person writes again', {}, async ({ lead, person, clock }) => {
  const ana = person('ana');
  await lead(GLOBEX);
  await clock.advance('5m');
  await lead(AGAIN);
  await ana.click('Claim');
  await clock.advance('1h');
  await lead(AGAIN, { id: 'third' });
  await lead(AGAIN, { id: 'third' });
  ana.expectDm(/Asked again: Globex/);
  await clock.advance('3h');
});
