import { expect } from 'vitest';
import { ROSTER } from '../support/world.ts';
import type { Story } from './stage.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

/** Leads from Spain go to Ana, the rest to Ben; whoever changes that needs a second pair of eyes. */
const POLICY = `# Who gets what at Acme. Ask Lou before you change it.
version: 1
governance: { approvals: 1 }
pools:
  - { id: iberia, members: { ana: 100 }, manager: mia } # Ana speaks Spanish
  - { id: world, members: { ben: 100 }, manager: mia }
rules:
  - { id: spain, when: { company.country: ES }, assign: { pool: iberia } }
  - { id: rest, assign: { pool: world } }
fallback: { pool: world }
sla:
  standard: { claim: 15m, on_breach: [escalate] }
`;

/** Mia looks after it, and is asked by direct message. */
const OWNED = POLICY.replace('pools:', 'owners: { policy: mia }\npools:');

const HOOLI = {
  person: { email: 'gavin@hooli.test', name: 'Gavin Belson' },
  company: { name: 'Hooli', domain: 'hooli.test', country: 'ES' },
};
const WAYNE = {
  person: { email: 'bruce@wayne.test', name: 'Bruce Wayne' },
  company: { name: 'Wayne', domain: 'wayne.test', country: 'ES' },
};

const STARK = {
  person: { email: 'tony@stark.test', name: 'Tony Stark' },
  company: { name: 'Stark', domain: 'stark.test', country: 'ES' },
};

/** What the audit log says was done about the policy, and by whom. */
async function policyAudit({ ctx }: Story): Promise<string[]> {
  const { auditEvents } = ctx.db.t;
  const rows = await ctx.db.read.select().from(auditEvents).orderBy(auditEvents.id);
  return rows
    .filter(({ action }) => action.startsWith('policy.'))
    .map(({ actor, action, subject }) => `${actor} ${action} ${subject}`);
}

const RULE_POOL = { part: 'rule:spain' };

story(
  'a policy is changed, approved, found wrong and rolled back',
  { policy: POLICY },
  async (told) => {
    const { lead, person, channel, clock, chapter } = told;
    const [ana, ben, mia, lou] = [person('ana'), person('ben'), person('mia'), person('lou')];
    await lead(GLOBEX);
    ana.expectDm(/New lead: Globex/);

    chapter('An admin proposes in Slack');
    await lou.command('/routing policy');
    lou.expectPrivate(/Policy v1 is live/);
    await lou.click('Edit');
    await lou.fill(RULE_POOL).submit();
    await lou.fill({ pool: 'world', message: 'Ben has learned Spanish' }).submit();
    channel('C0MANAGERS').expectMessage(/Policy v2\*? by Lou Adam: “Ben has learned Spanish”/);

    chapter('Not by who proposed it, nor by a rep');
    await lou.closeForm();
    await lou.click('Approve');
    lou.expectPrivate(/You proposed v2, so somebody else has to approve it. Mia Chen can./);
    await ben.click('Approve');
    ben.expectPrivate(/Approving a policy is for whoever looks after it. Mia Chen can./);
    await lead(HOOLI);
    ana.expectDm(/New lead: Hooli/);

    chapter('A second person approves, and it decides');
    await clock.advance('1m');
    await mia.openHome();
    mia.expectHome(/Waiting for your approval: 1/);
    await mia.click('See changes');
    await mia.closeForm();
    await mia.click('Approve', { confirm: false });
    await mia.click('Approve');
    channel('C0MANAGERS').expectMessage(/Approved: policy v2/);
    lou.expectDm(/Mia Chen approved it/);
    await lead(WAYNE);
    ben.expectDm(/New lead: Wayne/);

    chapter('It is wrong: back in one step');
    await clock.advance('2m');
    await mia.click('Roll back');
    await mia.fill({ reason: 'Wayne wanted somebody who speaks Spanish' }).submit();
    await mia.closeForm();
    channel('C0MANAGERS').expectMessage(/Mia Chen took v2 back: “Wayne wanted somebody/);
    lou.expectDm(/policy v1 is live again/);
    await lead(STARK);
    ana.expectDm(/New lead: Stark/);
    await ben.click('Claim', { in: /Wayne/ });
    ben.expectDm(/Yours: Wayne/);

    chapter('The record');
    await lou.command('/routing policy');
    expect(await policyAudit(told)).toEqual([
      'cli:sandbox policy.published policy:v1',
      'slack:U0LOU policy.proposed policy:v2',
      'slack:U0MIA policy.published policy:v2',
      'slack:U0MIA policy.rolled_back policy:v1',
    ]);
  },
);

story(
  'a proposal is rejected with a reason, and glass is broken loudly',
  { policy: OWNED },
  async (told) => {
    const { person, channel, chapter, cli } = told;
    const [mia, lou] = [person('mia'), person('lou')];
    chapter('An edit with slips of the pen');
    await lou.openHome();
    await lou.clickInHome('Edit');
    await lou.fill({ part: 'pool:world' }).submit();
    await lou.fill({ members_0: 'ben 12x', message: 'Cleo joins' }).submit();
    await lou.fill({ members_0: 'ben 0', message: 'Cleo joins' }).submit();
    await lou.fill({ members_0: 'ben 100', newcomers: ['cleo'], message: 'Cleo joins' }).submit();
    await lou.closeForm();
    mia.expectDm(/pool world: cleo is in, with weight 100/);

    chapter('Rejected');
    await mia.click('Reject');
    await mia.fill({ reason: 'Cleo begins in December' }).submit();
    await mia.closeForm();
    lou.expectDm(/Mia Chen rejected it: “Cleo begins in December”/);
    mia.expectDm(/Rejected: policy v2/);

    chapter('Break glass');
    await lou.openHome();
    await lou.clickInHome('Edit');
    await lou.fill({ part: 'sla:standard' }).submit();
    await lou.fill({ claim: 'soon', message: 'Quicker' }).submit();
    await lou.fill({ claim: '5m', message: 'Quicker' }).submit();
    await lou.closeForm();
    mia.expectDm(/claim 5m now \(was 15m\)/);
    await cli(['policy', 'publish', 'v3', '--reason', 'Leads rot and Mia is away']);
    channel('C0MANAGERS').expectMessage(/without an approval.*Leads rot and Mia is away/s);
    lou.expectDm(/without an approval/);
    mia.expectDm(/Published without an approval: policy v3/);
    const printed = await cli('policy list');
    expect(printed).toMatchObject({ code: 0 });
  },
);

story(
  'buttons of the policy that come too late say what became of it',
  { policy: POLICY },
  async (told) => {
    const { person, channel, chapter, apply } = told;
    const managers = channel('C0MANAGERS');
    const [mia, lou] = [person('mia'), person('lou')];
    const propose = async (values: Record<string, string>, part: string) => {
      await lou.openHome();
      await lou.clickInHome('Edit');
      await lou.fill({ part }).submit();
      await lou.fill({ ...values, message: 'Quicker' }).submit();
      await lou.closeForm();
    };

    chapter('Others were quicker');
    await propose({ claim: '10m' }, 'sla:standard');
    managers.expectMessage(/claim 10m now \(was 15m\)/);
    await propose({ pool: 'world' }, 'rule:spain');
    managers.expectMessage(/goes to pool world now \(was iberia\)/);
    await lou.openHome();
    await lou.clickInHome('Edit');
    await lou.fill({ part: 'pool:world' }).submit();
    await mia.command('/routing policy');
    await mia.click('Approve', { in: /world/ });
    managers.expectMessage(/Approved: policy v3/);
    lou.expectDm(/Approved: policy v3/);

    chapter('An edit of a version that is not live any more');
    await lou.fill({ members_0: 'ben 50', message: 'Less for Ben' }).submit();
    await lou.fill({}).click('Start from v3');
    await lou.closeForm();
    await lou.closeForm();

    chapter('An approval of what was written before');
    await mia.click('Approve', { in: /10m/ });
    mia.expectPrivate(/v3 became live after v2 was written/);
    await mia.click('Publish it all the same');
    managers.expectMessage(/Approved: policy v2/);
    lou.expectDm(/Approved: policy v2/);
    await mia.click('Approve', { in: /10m/ }).catch(() => undefined);

    chapter('Who may is asked again at every click');
    await propose({ claim: '5m' }, 'sla:standard');
    managers.expectMessage(/claim 5m now \(was 10m\)/);
    await apply({
      roster: ROSTER.replace(', role: manager', ''),
      policy: POLICY.replace('claim: 15m', 'claim: 10m'),
    });
    await mia.click('Approve', { in: /5m/ });
    mia.expectPrivate(/Approving a policy is for whoever looks after it/);
  },
);

const FREE = POLICY.replace('governance: { approvals: 1 }\n', '');

story('a small team changes its policy without asking anybody', { policy: FREE }, async (told) => {
  const { person, channel, chapter } = told;
  const [ana, lou] = [person('ana'), person('lou')];
  await lou.command('/routing policy');
  await lou.click('Edit');
  await lou.fill({ part: 'sla:standard' }).submit();
  await lou.fill({ claim: '15m', first_touch: '', message: 'No change' }).submit();
  await lou.closeForm();
  await lou.click('Edit');
  await lou.fill({ part: 'sla:standard' }).submit();
  await lou.fill({ claim: '5m', first_touch: '4h', message: 'Quicker' }).submit();
  await lou.fill({}).click('Publish');
  await lou.closeForm();

  chapter('Reading it');
  await ana.command('/routing policy');
  ana.expectPrivate(/Policy v2 is live/);
  await ana.click('See the policy');
  await ana.closeForm();
  await ana.click('Export');
  await ana.fill({}).submit();
  await ana.command('/routing policy v1');
  await ana.command('/routing policy v9');
  await ana.command('/routing policy soon');

  chapter('Going back');
  await ana.command('/routing rollback too quick');
  ana.expectPrivate(/Rolling back a policy is for whoever looks after it/);
  await lou.command('/routing rollback v1');
  await lou.closeForm();
  await lou.command('/routing rollback v9 too quick');
  await lou.command('/routing rollback v1 too quick');
  channel('C0MANAGERS').expectMessage(/Lou Adam took v2 back: “too quick”/);
  await lou.command('/routing rollback v1 too quick');
  lou.expectPrivate(/v1 is live now, so nothing was rolled back/);
  await lou.command('/routing rollback no good');
  lou.expectPrivate(/No other version was live before/);
});
