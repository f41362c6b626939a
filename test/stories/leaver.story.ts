import { expect } from 'vitest';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const HOOLI = { person: { email: 'gavin@hooli.test' }, company: { name: 'Hooli' } };

const ACCOUNTS = `id,name,domain,owner,status
umbrella,Umbrella,umbrella.test,ana,customer
`;

story('a rep goes away with a cover', {}, async ({ lead, person, channel, clock }) => {
  const [ana, ben] = [person('ana'), person('ben')];
  await lead(GLOBEX);
  await ana.click('Claim');
  await ana.click('Log a touch');
  for (const one of [INITECH, HOOLI]) await lead(one);
  await ben.click('Claim');
  await person('cleo').click('Claim');
  await lead({ person: { email: 'jian@bro.test' }, company: { name: 'Aviato' } });
  await ana.click('Claim', { in: /Aviato/ });
  await clock.advance('3m');
  await ana.command('/routing away until Wednesday cover @ben');
  ben.expectDm(/Yours: Aviato/);
  ana.expectDm(/Given to Ben Koch: Aviato.*covers for Ana Ruiz until Wed 25 Nov 00:00/);
  ana.expectDm(/Yours: Globex/);
  channel('C0MANAGERS').expectMessage(/Until Wednesday, with 1 lead in hand: Globex/);
  await person('mia').command('/routing status');
  await clock.until('Wed 09:00');
  await person('mia').command('/routing status');
});

story('a rep leaves Slack', { accounts: ACCOUNTS }, async (told) => {
  const { lead, person, channel, act, slack, clock, ctx, cli } = told;
  const ana = person('ana');
  await lead(GLOBEX);
  await ana.click('Claim');
  for (const one of [INITECH, HOOLI]) await lead(one);
  await person('ben').click('Claim');
  await person('cleo').click('Claim');
  await lead({ person: { email: 'jian@bro.test' }, company: { name: 'Aviato' } });
  ana.expectDm(/New lead: Aviato/);
  await clock.advance('2m');
  await act('Ana leaves the workspace', () => slack.standIn.people.setDeleted('U0ANA', true));
  channel('C0MANAGERS').expectMessage(
    /can't reach Ana Ruiz.*1 open offer and 1 lead in hand went on/s,
  );
  const doctor = await cli('doctor');
  expect(doctor.lines.join('\n')).toMatch(/No longer in Slack: Ana Ruiz/);
  await lead({
    person: { email: 'alice@umbrella.test', name: 'Alice Abe' },
    company: { name: 'Umbrella', domain: 'umbrella.test' },
  });
  ana.expectNoDm(/Umbrella/);
  await act('Ana is let in again', () => slack.standIn.people.setDeleted('U0ANA', false));
  const states = await ctx.db.read.select().from(ctx.db.t.repStates);
  expect(states.find(({ repId }) => repId === 'ana')?.deactivatedAt).toBeNull();
  expect((await cli('doctor')).lines.join('\n')).not.toMatch(/No longer in Slack/);
});
