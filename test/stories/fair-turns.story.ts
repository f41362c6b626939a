import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { rep } from '../support/cast.ts';
import { ROSTER } from '../support/world.ts';
import type { Story } from './stage.ts';
import { story } from './stage.ts';

/** Ana weighs as much as the four others together. */
const PEOPLE = `
  - { id: dora, name: Dora Lind, slack: U0DORA, email: dora@acme.test, manager: mia }
  - { id: emil, name: Emil Roy, slack: U0EMIL, email: emil@acme.test, manager: mia }
`;
const FIVE = ROSTER.trimEnd() + PEOPLE;
const WEIGHED = `
version: 1
pools:
  - { id: emea, members: { ana: 400, ben: 100, cleo: 100, dora: 100, emil: 100 }, manager: mia }
rules:
  - { id: rest, when: {}, assign: { pool: emea } }
fallback: { pool: emea }
`;

const REPS = ['ana', 'ben', 'cleo', 'dora', 'emil'];

let sent = 0;

/** One lead after the other, each claimed before the next comes; who got them. */
async function leads(told: Story, count: number): Promise<string[]> {
  const got: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { repId, company } = await next(told);
    got.push(repId);
    await told.person(repId).click('Claim', { in: new RegExp(`${company}\\b`) });
    await told.clock.advance('2m');
  }
  return got;
}

/** The same, so many that nobody wants to watch. */
async function manyLeads(told: Story, count: number): Promise<string[]> {
  return told.quietly(`${count} leads come, and each is claimed`, async () => {
    const got: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const { repId, offerId } = await next(told);
      got.push(repId);
      await claimOffer(told.ctx, { offerId, actor: rep(repId) });
    }
    return got;
  });
}

async function next({ lead, ctx }: Story) {
  sent += 1;
  const company = `Company ${sent}`;
  await lead({ person: { email: `p@company${sent}.test` }, company: { name: company } });
  const { offers } = ctx.db.t;
  const [offer] = await ctx.db.read.select().from(offers).where(eq(offers.state, 'made'));
  if (!offer) throw new Error(`${company} was offered to nobody.`);
  return { company, repId: offer.repId, offerId: offer.id };
}

/** The most that came to one rep without another between. */
function longestRun(got: readonly string[], repId: string): number {
  let longest = 0;
  let run = 0;
  for (const one of got) {
    run = one === repId ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

story(
  'the heaviest rep is back from leave and takes her normal turns',
  { roster: FIVE, policy: WEIGHED, explained: false, crm: false },
  async (told) => {
    const { person, clock, chapter } = told;
    const ana = person('ana');
    await leads(told, 2);
    await ana.command('/routing away');
    await clock.advance('1m');
    const meanwhile = await manyLeads(told, 100);
    expect(meanwhile).not.toContain('ana');
    for (const id of REPS.slice(1)) {
      expect(meanwhile.filter((one) => one === id)).toHaveLength(25);
    }
    await ana.openHome();
    ana.expectHome(/You get no lead of emea now: away\./);
    await clock.advance('2h');
    await ana.openHome();
    await ana.clickInHome('I am back');
    await ana.openHome();
    ana.expectHome(
      /You were away while 100 leads came\. An absence earns nothing and owes nothing/,
    );
    chapter('She is back');
    const after = await leads(told, 4);
    after.push(...(await manyLeads(told, 20)));
    expect(longestRun(after, 'ana')).toBeLessThanOrEqual(2);
    expect(after.filter((one) => one === 'ana')).toHaveLength(12);
    await ana.openHome();
    ana.expectHome(/your share is 50 %/);
  },
);

const TWO_POOLS = `
version: 1
governance: { approvals: 1 }
owners: { policy: mia }
pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia, channel: C0EMEA }
  - { id: us, members: { cleo: 100 }, manager: mia }
rules:
  - { id: american, when: { company.country: US }, assign: { pool: us } }
  - { id: rest, when: {}, assign: { pool: emea } }
fallback: { pool: emea }
`;

story(
  'a manager looks at who got what, pauses a pool from Home, and an admin changes weights there',
  { policy: TWO_POOLS, crm: false, explained: false },
  async (told) => {
    const { person, chapter, clock } = told;
    const [mia, lou, ana, ben] = [person('mia'), person('lou'), person('ana'), person('ben')];
    await leads(told, 3);

    chapter('What each is shown');
    await ana.openHome();
    ana.expectHome(
      /2 leads, 67 % of the pool's; your share is 50 %\. You are 0\.5 of a lead ahead/,
    );
    ana.expectHome(/Ben Koch is next in emea: owed more, counting the next lead\./);
    expect(() => ana.expectHome(/Pools|owed 0\.5/)).toThrow();
    await ana.clickInHome('How turns work');
    await ana.closeForm();
    await ben.command('/routing report');
    ben.expectPrivate(
      /1 lead, 33 % of the pool's; your share is 50 %\. You are owed 0\.5 of a lead/,
    );
    await ben.command('/routing report us');
    ben.expectPrivate(/You are not in “us”\. You are in emea\./);

    chapter('Who got what');
    await mia.openHome();
    mia.expectHome(
      /\*emea\* · 2 of 2 available · 3 leads in 7 days · furthest from even: Ben Koch, /,
    );
    await mia.clickInHome('Who got what', { in: /emea ·/ });
    await mia.fill().click('30 days');
    await mia.closeForm();
    await mia.command('/routing report');
    mia.expectPrivate(/emea · 2 of 2 available.*us · 1 of 1 available.*\/routing report POOL/s);
    await mia.command('/routing report emea');
    mia.expectPrivate(/emea · 3 leads in 7 days · 2 reps/);

    chapter('A pool is paused and goes on');
    await mia.clickInHome('Pause', { in: /us ·/ });
    await mia.fill().click('Pause it');
    await mia.closeForm();
    await mia.openHome();
    mia.expectHome(/\*us\* · paused · 1 of 1 available/);
    await mia.clickInHome('Resume', { in: /us ·/ });
    await mia.closeForm();

    chapter('Weights are changed as every policy is');
    await clock.advance('1m');
    await lou.openHome();
    await lou.clickInHome('Change weights', { in: /emea ·/ });
    await lou.fill({ members_0: 'ana 300\nben 100', message: 'Ana works full time' }).submit();
    await lou.closeForm();
    await ana.openHome();
    ana.expectHome(/your share is 50 %/);
    await mia.openHome();
    await mia.clickInHome('Approve');
    await ana.openHome();
    ana.expectHome(/your share is 75 %/);
    await ana.command('/routing status');
  },
);
