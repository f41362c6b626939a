import { endOutage } from '../../src/services/outage/end-outage.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const INITECH = { person: { email: 'tom@initech.test' }, company: { name: 'Initech' } };
const GONE = { kind: 'error', error: 'token_revoked' } as const;

story('the token is revoked and the app installed again', { pager: true }, async (told) => {
  const { lead, person, clock, slack, act, ctx } = told;
  await lead(GLOBEX);
  await slack.fails({ method: 'auth.test', ...GONE });
  await slack.fails({ method: 'chat.postMessage', ...GONE });
  await slack.event({ type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } });
  await lead(INITECH);
  await clock.advance('3h');
  await slack.recovers();
  await act('Within a minute Baton asks Slack and is let in', async () => {
    await endOutage(ctx, 'slack');
  });
  person('ana').expectDm(/Globex/);
  person('ben').expectDm(/Initech/);
  await person('ana').click('Claim', { in: /Globex/ });
});
