import { housekeep } from '../../src/services/operations/housekeep.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const AGAIN = { ...GLOBEX, request: { form: 'contact', message: 'Sorry, I was away' } };

story('a lead nobody works on goes stale, and its person comes back', {}, async (told) => {
  const { lead, person, clock, act, ctx } = told;
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.click('Claim');
  await ana.click('Log a touch');
  await ana.command('/lead show globex');
  await clock.advance('13d');
  await act('Housekeeping', () => housekeep(ctx));
  ana.expectNoDm(/stale/);
  await clock.advance('1d');
  await act('Housekeeping', () => housekeep(ctx));
  ana.expectDm(/Closed as stale: Globex/);
  await ana.command('/lead show globex');

  await clock.advance('1h');
  await lead(AGAIN);
  ana.expectDm(/New lead: Globex/);
});
