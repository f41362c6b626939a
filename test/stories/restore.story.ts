import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const STUDENT = {
  person: { email: 'kim@uni.test', name: 'Kim Park' },
  company: { name: 'Uni' },
  request: { form: 'student' },
};
const policy = POLICY.replace(
  'rules:',
  'rules:\n  - { id: students, when: { request.form: student }, assign: { no_route: student } }',
);

story('a closed lead is reopened by its owner', {}, async ({ lead, person, clock, cli }) => {
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.click('Claim');
  await ana.command('/lead close globex not a fit');
  ana.expectDm(/Closed: Globex/);
  await clock.advance('3h');
  await ana.command('/lead show globex');
  await ana.click('Reopen');
  ana.expectDm(/Yours: Globex/);
  await cli('lead show globex');
});

story('a lead that was not for sales is looked up', { policy }, async ({ lead, person, cli }) => {
  const mia = person('mia');
  await lead(STUDENT);
  await mia.openHome();
  await mia.command('/lead unrouted');
  await person('ana').command('/lead unrouted');
  await cli('lead list --outcome no_route');
  await mia.fill().click('Restore');
  person('ana').expectDm(/New lead: Uni/);
});
