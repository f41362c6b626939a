import { story } from './stage.ts';

story('a founder alone', { example: 'solo', zone: 'Europe/Stockholm' }, async (it) => {
  const { lead, person, clock } = it;
  const zoe = person('zoe');
  await lead({
    person: { email: 'dana@globex.test', first_name: 'Dana', last_name: 'Ode', title: 'CTO' },
    company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
    request: { form: 'demo', message: 'Need pricing for 300 seats' },
  });
  zoe.expectDm(/Globex/);
  await zoe.openHome();
  await clock.advance('30m');
  await clock.advance('30m');
  await zoe.click('Claim');
  await clock.advance('1d');
});
