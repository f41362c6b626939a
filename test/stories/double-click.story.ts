import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

story('an impatient rep clicks everything twice', {}, async ({ lead, person, clock }) => {
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.doubleClick('Claim');
  ana.expectDm(/Yours: Globex/);
  await clock.advance('1m');
  await ana.doubleClick('Undo');
  ana.expectDm(/New lead: Globex/);
  await ana.doubleClick('Decline');
  await ana.fill({ reason: 'wrong_language' }).submit();
  person('ben').expectDm(/New lead: Globex/);
});
