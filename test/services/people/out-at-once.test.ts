import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { importRoster } from '../../../src/services/workspace/roster/import-roster.ts';
import { askedAbout, MIA, offeredLead, rep } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner
acc1,Umbra,umbra.test,ana
acc2,Hooli,hooli.test,cleo
`;
const LATER = 'hours: { mon-fri: ["14:00-18:00"] }';
const LATE_ROSTER = ROSTER.replace('slack: U0ANA,', `slack: U0ANA, ${LATER},`);
const rules = (...more: string[]) => POLICY.replace('rules:', ['rules:', ...more].join('\n'));

/** Every way by which a lead comes to Ana. */
const WAYS = {
  'a pool': { policy: POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100, ben: 1') },
  'another pool of theirs': {
    policy: rules('  - { id: vip, when: {}, assign: { pool: vip } }').replace(
      'rules:',
      '  - { id: vip, members: { ana: 100 } }\nrules:',
    ),
  },
  'a rule that names them': {
    policy: rules('  - { id: hers, when: {}, assign: { rep: ana } }'),
  },
  'their accounts': {
    policy: rules(
      '  - { id: owners, when: { account.matched: true }, assign: { to: account_owner } }',
    ),
    accounts: ACCOUNTS,
  },
  'their shift, which a lead waits for': {
    roster: LATE_ROSTER,
    policy: rules('  - { id: hers, when: {}, assign: { rep: ana } }'),
  },
} satisfies Record<string, Parameters<typeof createWorld>[0]>;

const PREVIOUS = rules('  - { id: back, when: {}, assign: { to: previous_owner } }');
/** The others of the pool have no hours at all. */
const ONLY_ANA_HERE = ROSTER.replace(/slack: U0(BEN|CLEO),/g, 'slack: U0$1, hours: {},');

/** Both ways to be gone. */
const GOODBYES: Record<string, (world: World) => Promise<unknown>> = {
  'is gone from Slack': (world) => followSlackUser(world.ctx, { userId: 'U0ANA', deleted: true }),
  'is off the roster': (world) =>
    importRoster(world.ctx, {
      file: 'team.csv',
      text: 'id\nben\ncleo\nmia\nlou\n',
      dryRun: false,
      prune: true,
      actor: { kind: 'cli', osUser: 'kim' },
    }),
};

describe.each(Object.entries(GOODBYES))('whoever %s', (_, goodbye) => {
  test.each(Object.entries(WAYS))('gets nothing by %s from that moment on', async (_way, setup) => {
    const before = await createWorld(setup);
    const first = await before.submit('a@umbra.test');
    await before.settle();
    const lead = await findLead(before.db.read, first);
    if (lead?.state === 'offered') expect((await askedAbout(before, first)).repId).toBe('ana');
    else expect(lead?.state).toBe('scheduled');
    const world = await createWorld(setup);
    await goodbye(world);
    const leadId = await world.submit('a@umbra.test');
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).not.toBe('ana');
    await expectSound(world.db);
  });

  test('keeps no lead waiting for their shift: it is decided anew at once', async () => {
    const world = await createWorld(WAYS['their shift, which a lead waits for']);
    const leadId = await world.submit('a@umbra.test');
    await world.settle();
    expect((await findLead(world.db.read, leadId))?.state).toBe('scheduled');
    await goodbye(world);
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).not.toBe('ana');
  });

  test('is not asked again by whoever writes once more', async () => {
    const world = await createWorld({ policy: PREVIOUS, roster: ONLY_ANA_HERE });
    const asked = await offeredLead(world, 'a@umbra.test');
    expect(asked.repId).toBe('ana');
    await claimOffer(world.ctx, asked);
    const { leadId } = asked;
    const close = { closeAs: 'not_a_fit', reason: null } as const;
    await closeLead(world.ctx, { leadId, ...close, actor: rep('ana') });
    await goodbye(world);
    const again = await world.submit('a@umbra.test', { request: { message: 'Once more' } });
    await world.settle();
    expect((await findLead(world.db.read, again))?.state).not.toBe('offered');
  });

  test('covers for nobody any more', async () => {
    const owners = WAYS['their accounts'];
    const world = await createWorld(owners);
    const away = { until: new Date(world.ctx.clock.now().getTime() + 8 * 3_600_000) };
    await setAvailability(world.ctx, { repId: 'cleo', away, coverId: 'ana', actor: MIA });
    await goodbye(world);
    const leadId = await world.submit('b@hooli.test');
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).toBe('ben');
  });
});

test('the decision says of an owner who is off the roster that they are not on it', async () => {
  const world = await createWorld(WAYS['their accounts']);
  await GOODBYES['is off the roster']?.(world);
  const leadId = await world.submit('a@umbra.test');
  await world.settle();
  const told = await explainLead(world.ctx, { leadId });
  expect(JSON.stringify(told)).toContain('ana is not on the roster');
});

test('the decision says of a leaver that they are no longer in Slack', async () => {
  const world = await createWorld();
  await followSlackUser(world.ctx, { userId: 'U0ANA', deleted: true });
  const leadId = await world.submit('a@umbra.test');
  await world.settle();
  const told = await explainLead(world.ctx, { leadId });
  expect(JSON.stringify(told)).toContain('no longer in Slack');
});
