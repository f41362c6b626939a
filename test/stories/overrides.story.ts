import { expect } from 'vitest';
import { verifyAudit } from '../../src/services/audit/verify-audit.ts';
import { explainLead } from '../../src/services/look-up/explain-lead.ts';
import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

/** Two teams: Mia leads EMEA, Leo the Americas; each gives by hand what is their team's. */
const roster = `${ROSTER.trimEnd()}
  - { id: leo, name: Leo Brandt, slack: U0LEO, email: leo@acme.test, role: manager }
  - { id: finn, name: Finn Ode, slack: U0FINN, email: finn@acme.test, manager: leo }
`;
const policy = POLICY.replace(
  'rules:',
  `  - { id: americas, members: { finn: 100 }, manager: leo, channel: C0AMERICAS }
overrides: { allow: [{ who: manager, pools: own }] }
rules:
  - { id: us, when: { company.country: US }, assign: { pool: americas } }`,
);

story(
  'a manager gives a lead by hand where the policy lets them',
  { roster, policy },
  async (told) => {
    const { lead, person, channel, clock, chapter, ctx } = told;
    const [ben, mia, leo] = [person('ben'), person('mia'), person('leo')];
    const { id } = await lead(GLOBEX);
    person('ana').expectDm(/New lead: Globex/);
    await clock.advance('15m');

    chapter('The manager of another team hears who may');
    await leo.command('/lead assign globex @finn workload');
    leo.expectPrivate(/Only Lou Adam and Mia Chen may give Globex to somebody else/);
    for (const button of ['Reassign', 'Take it']) {
      await leo.click(button, { in: /Unclaimed: Globex/ });
      leo.expectPrivate(/Only Lou Adam and Mia Chen may give Globex to somebody else/);
    }

    chapter('Their own manager picks a reason of the list');
    await mia.click('Reassign', { in: /Unclaimed: Globex/ });
    await mia.fill({ rep: 'ben', reason: 'other' }).submit();
    await mia.fill({ reason: 'knows_account', note: 'met them in Berlin' }).submit();
    await mia.closeForm();
    ben.expectDm(/Mia Chen gave you this lead: “Knows the account: met them in Berlin”/);

    chapter('A decline is hers to answer');
    await ben.click('Decline', { in: /Globex/ });
    await ben.fill({ reason: 'conflict' }).submit();
    channel('C0EMEA').expectMessage(/Nobody left: Globex.*so Mia Chen decides again: Conflict/);
    await mia.command('/lead assign globex @cleo --final The customer asked for them: by name');
    person('cleo').expectDm(/Yours: Globex/);

    chapter('All of it is on record');
    const { overrides } = (await explainLead(ctx, { leadId: id })) ?? {};
    expect(overrides).toMatchObject([
      { by: 'slack:U0MIA', from: 'ana', to: 'ben', final: false, reason_code: 'knows_account' },
      { by: 'slack:U0MIA', from: null, to: 'cleo', final: true, reason_code: 'customer_asked' },
    ]);
    expect(await verifyAudit(ctx)).toMatchObject({ faults: [] });
  },
);
