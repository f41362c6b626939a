import { expect } from 'vitest';
import { story } from './stage.ts';

story('a rep sends herself a test lead', {}, async (told) => {
  const { person, channel, clock, cli, chapter } = told;
  const ana = person('ana');
  const mia = person('mia');
  await ana.command('/lead test');
  ana.expectDm(/Test lead: Globex/);
  await ana.openHome();
  ana.expectHome(/Test lead: \*Globex\*/);
  await ana.click('Claim');
  ana.expectDm(/It works. Real leads look the same./);

  await mia.command('/lead test @ben');
  await clock.advance('20m');
  person('ben').expectDm(/It was a test, so nobody else is asked/);
  channel('C0EMEA').expectNoMessage(/Globex/);
  await mia.command('/lead queue');
  await person('ben').click('I did not see it');

  chapter('from the shell');
  expect((await cli('lead test')).code).toBe(2);
  await cli('lead test --to cleo');
  person('cleo').expectDm(/Test lead: Globex/);
  await person('cleo').click('Claim');
  person('cleo').expectDm(/It works. Real leads look the same./);
});
