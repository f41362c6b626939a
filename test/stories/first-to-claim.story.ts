import { expect } from 'vitest';
import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

/** Two are asked at once, and silence sets nobody Away. */
const policy = POLICY.replace(
  'assign: { pool: emea }',
  'assign: { pool: emea, offer: first_to_claim, ask: 2 }',
);
const HOOLI = { person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } };

story('two are asked at once, and the first to claim has it', { policy }, async (told) => {
  const { lead, person, clock, chapter } = told;
  const [ana, ben, cleo] = [person('ana'), person('ben'), person('cleo')];
  chapter('A claim');
  await lead(GLOBEX);
  ana.expectDm(/New lead: Globex/);
  ben.expectDm(/New lead: Globex.*the first to claim gets it/s);
  cleo.expectNoDm(/Globex/);
  await person('mia').command('/lead show globex');
  await clock.advance('1m');
  await ben.click('Claim');
  ben.expectDm(/Yours: Globex/);
  ana.expectDm(/Taken: Globex.*Ben Koch claimed it at .*\. Nothing for you to do\./s);

  chapter('The claim is taken back, and both are asked again');
  await clock.advance('1m');
  await ben.click('Undo');
  ana.expectDm(/New lead: Globex/);
  ben.expectDm(/New lead: Globex/);
  await ana.click('Claim');
  ana.expectDm(/Yours: Globex/);
  ben.expectDm(/Taken: Globex.*Ana Ruiz claimed it/s);
});

story('of two who are asked at once one declines', { policy }, async ({ lead, person, clock }) => {
  const [ana, ben] = [person('ana'), person('ben')];
  await lead(INITECH);
  await ana.click('Decline');
  await ana.fill({ reason: 'full' }).submit();
  ana.expectDm(/Declined: Initech.*Ben Koch has it\. It did not use your turn\./s);
  await clock.advance('1m');
  await ben.click('Claim');
  ben.expectDm(/Yours: Initech/);
});

story('two who are asked at once stay silent', { policy }, async (told) => {
  const { lead, person, channel, clock, chapter } = told;
  const [ana, ben, cleo] = [person('ana'), person('ben'), person('cleo')];
  await lead(HOOLI);
  await clock.advance('8m');
  ana.expectDm(/Hooli/);
  ben.expectDm(/Hooli/);
  chapter('Their time ends together');
  await clock.advance('7m');
  channel('C0EMEA').expectMessage(
    /Ana Ruiz and Ben Koch did not answer by .*Ana Ruiz or Ben Koch can still claim it until/s,
  );
  await person('mia').openHome();
  await clock.advance('2m');
  ana.expectDm(/Moved on: Hooli.*Cleo Wu has it now\. It did not use your turn\./s);
  await cleo.click('Claim');
  cleo.expectDm(/Yours: Hooli/);
});

const inChannel = policy.replace('ask: 2', 'ask: channel');

story('a lead in a channel goes to the first to claim', { policy: inChannel }, async (told) => {
  const { lead, person, channel, clock, chapter } = told;
  const [ana, ben, cleo] = [person('ana'), person('ben'), person('cleo')];
  chapter('One message for all of the pool');
  await lead(GLOBEX);
  channel('C0EMEA').expectMessage(/New lead: Globex.*First to claim gets it/s);
  for (const rep of [ana, ben, cleo]) rep.expectNoDm(/Globex/);
  await person('mia').click('Who can claim?');
  await person('mia').click('Claim');
  await clock.advance('42s');
  await ben.click('Claim');
  channel('C0EMEA').expectMessage(/Claimed: Globex.*Ben Koch, after 42 s/s);
  ben.expectDm(/Yours: Globex.*Dana Ode.*CTO.*Need pricing for 300 seats/s);

  chapter('Nobody claims');
  await lead(HOOLI);
  channel('C0EMEA').expectMessage(/New lead: Hooli/);
  await clock.advance('15m');
  channel('C0EMEA').expectMessage(/Nobody claimed it by/);
  await clock.advance('2m');
  channel('C0EMEA').expectMessage(/Moved on: Hooli.*A manager decides now/s);

  chapter('Nothing is known but the person, of whom the channel hears nothing');
  await lead({ person: { email: 'sam.lee@gmail.com', name: 'Sam Lee' } });
  const { text, blocks } = channel('C0EMEA').expectMessage(/New lead: Company not given/);
  expect(text + JSON.stringify(blocks)).not.toMatch(/sam/i);
  await ben.click('Claim');
  ben.expectDm(/Yours: Sam Lee/);
  channel('C0EMEA').expectMessage(/Claimed: Company not given/);
});
