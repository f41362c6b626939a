import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const SILENT = [
  { method: 'auth.test', kind: 'refuse' },
  { method: 'chat.postMessage', kind: 'refuse' },
  { method: 'chat.update', kind: 'refuse' },
] as const;
const INITECH = { person: { email: 'tom@initech.test' }, company: { name: 'Initech' } };

story('slack is down for twenty minutes', {}, async ({ lead, person, clock, slack, cli }) => {
  await lead(GLOBEX);
  await clock.advance('6m');
  for (const fault of SILENT) await slack.fails(fault);
  await lead(INITECH);
  await clock.advance('20m');
  await slack.recovers();
  await clock.advance('1m');
  person('ana').expectDm(/Globex/);
  person('ben').expectDm(/Initech/);
  await clock.advance('30s');
  await person('ana').click('Claim', { in: /Globex/ });
  await person('ben').click('Claim', { in: /Initech/ });
  await cli('lead list');
});
