import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

story('a touch is logged, contact moves on, and the lead is converted', {}, async (told) => {
  const { lead, person, clock } = told;
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.click('Claim');
  await ana.click('Log a touch');
  await clock.advance('1h');
  await ana.command('/lead touch globex email answered: wants a demo on Friday');
  await ana.command('/lead touch globex call');
  await ana.command('/lead show globex');
  await ana.command('/lead engagement globex attempted');
  await ana.command('/lead close globex converted 12000 EUR: signed');
  await ana.command('/lead show globex');
});

story(
  'a rep calls a lead bad, and a manager says first that it is fine and then agrees',
  {},
  async (told) => {
    const { lead, person, clock } = told;
    const [ana, mia] = [person('ana'), person('mia')];
    await lead(GLOBEX);
    await ana.click('Claim');
    await ana.command('/lead close globex bad: a student');
    await clock.advance('1m');
    await mia.command('/lead fine globex');
    await clock.advance('1h');
    await ana.command('/lead close globex bad: really a student');
    await clock.advance('1m');
    await mia.command('/lead close globex bad');
    await clock.advance('1m');
    await lead(INITECH);
  },
);
