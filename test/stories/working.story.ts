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

story('how a touch went, and what a deal is worth, is said in forms', {}, async (told) => {
  const { lead, person, clock } = told;
  const [ana, mia] = [person('ana'), person('mia')];
  await lead(GLOBEX);
  await ana.click('Claim');
  await ana.click('Log a touch');
  await ana.click('Say how it went');
  await ana.fill({ kind: 'meeting', answered: ['yes'], note: 'wants a demo on Friday' }).submit();
  await clock.advance('1h');
  await ana.click('Converted');
  await ana.fill({ amount: 'a lot' }).submit();
  await ana.fill({ amount: '12000 EUR' }).submit();
  await ana.command('/lead show globex');
  await lead(INITECH);
  await person('ben').click('Claim');
  await person('ben').click('Bad lead');
  await mia.click('Agree, it is bad');
});
