import { story } from './stage.ts';

const PHONE = '+34 600 000 001';
const GMAIL = {
  person: { email: 'dana.ode@gmail.com', first_name: 'Dana', last_name: 'Ode', phone: PHONE },
  request: { form: 'demo', message: 'Need pricing' },
};
const TAGGED = {
  person: { email: 'danaode+shop@googlemail.com', first_name: 'Dana' },
  request: { message: 'Is anybody there?' },
};
const PHONED = {
  person: { email: 'dana@ode-consulting.test', name: 'Dana Ode', phone: PHONE },
  request: { message: 'Still waiting.' },
};

story('one person writes under three addresses', {}, async ({ lead, person, clock, cli }) => {
  const ana = person('ana');
  await lead(GMAIL);
  await ana.click('Claim');
  await clock.advance('5m');
  await lead(TAGGED, { id: 'tagged' });
  ana.expectDm(/Asked again: .*Is anybody there/s);
  await clock.advance('5m');
  await lead(PHONED, { id: 'phoned' });
  ana.expectDm(/Asked again: .*Still waiting/s);
  await lead(TAGGED, { id: 'tagged' });
  await lead(TAGGED, { id: 'tagged-again' });
  await cli('lead explain danaode+shop@googlemail.com');
});

const AT_WORK = {
  person: { email: 'dana@globex.test', name: 'Dana Ode' },
  company: { name: 'Globex' },
};
const AT_WORK_TOO = {
  person: { email: 'd.ode@globex.test', first_name: 'Dana', last_name: 'Ode' },
  company: { name: 'Globex' },
  request: { message: 'Call me' },
};

story('two leads that may be one person are a question to the managers', {}, async (told) => {
  const { lead, person, channel, clock, chapter } = told;
  const [ana, mia] = [person('ana'), person('mia')];
  await lead(AT_WORK);
  await ana.click('Claim');
  await clock.advance('5m');
  await lead(AT_WORK_TOO);
  channel('C0EMEA').expectMessage(/may be from the same person as the lead/);
  chapter('only managers may say so');
  await ana.click('Merge', { in: /Same person/ });
  chapter('Mia merges them, and clicks twice');
  await mia.doubleClick('Merge', { in: /Same person/ });
  ana.expectDm(/Asked again: Globex/);
  await person('mia').command('/lead why d.ode@globex.test');
});
