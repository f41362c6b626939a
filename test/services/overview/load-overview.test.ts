import { describe, expect, test } from 'vitest';
import { overviewModal } from '../../../src/blocks/modals/set-up/overview-modal.ts';
import { AppError } from '../../../src/errors.ts';
import { takeSubmission } from '../../../src/routing/intake/parse-submission.ts';
import type { Overview } from '../../../src/routing/model/cards/standings/overview.ts';
import { loseChannel } from '../../../src/services/channels/lose-channel.ts';
import { pickChannel } from '../../../src/services/channels/pick-channel.ts';
import { loadStatus } from '../../../src/services/home/load-status.ts';
import { intakeDelivery } from '../../../src/services/intake/intake-delivery.ts';
import { greetAdmins } from '../../../src/services/onboarding/greet-admins.ts';
import { loadOverview } from '../../../src/services/overview/load-overview.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { MIA, rep } from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const LOU = { kind: 'slack', userId: 'U0LOU' } as const;
const SOURCES = `
- { id: website, kind: generic, channel: web }
- { id: fair, kind: mapping, channel: fair, auth: none, mapping: { person.email: mail } }
- { id: deals, kind: crm, channel: crm }
`;
const secretOf = (id: string) => (id === 'website' ? ['whsec_1'] : []);

async function seen({ ctx }: World, actor: typeof LOU = LOU): Promise<Overview> {
  const was = await loadOverview(ctx, { actor, secretOf });
  if (was.outcome !== 'loaded') throw new Error(was.outcome);
  return was.overview;
}

async function importLead(world: World, email: string): Promise<void> {
  const fields = { person: { email } };
  await intakeDelivery(world.ctx, {
    source: { id: 'list', kind: 'generic', channel: 'event', auth: 'none' },
    body: Buffer.from(JSON.stringify(fields)),
    contentType: 'application/json',
    touches: [
      { key: { kind: 'idempotency_key', value: email }, ...takeSubmission(fields, MONDAY) },
    ],
    announced: [],
    note: null,
    bulk: true,
  });
}

const sourceOf = async (world: World, id: string) =>
  (await seen(world)).sources.find((one) => one.id === id);

describe('who may see it', () => {
  test('is an admin; others hear who is, and strangers that they are not known', async () => {
    const { ctx } = await createWorld();
    const no = { outcome: 'not_permitted', allowed: ['Lou Adam'] };
    expect(await loadOverview(ctx, { actor: MIA, secretOf })).toMatchObject(no);
    expect(await loadOverview(ctx, { actor: rep('ana'), secretOf })).toMatchObject(no);
    const stranger = { kind: 'slack', userId: 'U0ZED' } as const;
    expect(await loadOverview(ctx, { actor: stranger, secretOf })).toEqual({ outcome: 'stranger' });
  });
});

test('the state of routing leads an admin to it, and nobody else', async () => {
  const { ctx } = await createWorld();
  expect(await loadStatus(ctx, { actor: LOU })).toMatchObject({ admin: true });
  expect(await loadStatus(ctx, { actor: MIA })).toMatchObject({ admin: false });
});

describe('a source', () => {
  test('says when its last lead came and how many lately, until it has gone quiet', async () => {
    const world = await createWorld({ sources: SOURCES });
    expect(await sourceOf(world, 'website')).toMatchObject({ lastAt: null, recent: 0 });
    await world.submit('dana@globex.test');
    world.pass('2d');
    await world.submit('kim@hooli.test');
    const later = new Date(MONDAY.getTime() + 2 * 86_400_000);
    expect(await sourceOf(world, 'website')).toMatchObject({ lastAt: later, recent: 2 });
    world.pass('6d');
    expect(await sourceOf(world, 'website')).toMatchObject({ lastAt: later, recent: 1 });
    world.pass('2d');
    expect(await sourceOf(world, 'website')).toMatchObject({ lastAt: later, recent: 0 });
    expect(await sourceOf(world, 'fair')).toMatchObject({ lastAt: null, recent: 0 });
  });

  test('does not count what was sent to try it', async () => {
    const world = await createWorld({ sources: SOURCES });
    await world.submit('dana@globex.test', { test: true });
    await sendTestLead(world.ctx, { repId: 'lou', actor: LOU });
    const { sources } = await seen(world);
    expect(sources.map(({ id, lastAt, recent }) => [id, lastAt, recent])).toEqual([
      ['deals', null, 0],
      ['fair', null, 0],
      ['website', null, 0],
    ]);
  });

  test('that needs a look comes before those that do well', async () => {
    const zap = '- { id: zap, kind: generic, channel: web }\n';
    const world = await createWorld({ sources: `${SOURCES}${zap}` });
    await world.submit('dana@globex.test');
    const was = await loadOverview(world.ctx, { actor: LOU, secretOf: () => ['whsec_1'] });
    const sources = was.outcome === 'loaded' ? was.overview.sources : [];
    expect(sources.map(({ id }) => id)).toEqual(['fair', 'zap', 'deals', 'website']);
  });

  test('says that anybody may send, or that nobody can', async () => {
    const { sources } = await seen(await createWorld({ sources: SOURCES }));
    expect(sources.map(({ id, door }) => [id, door])).toEqual([
      ['deals', { is: 'shut', variable: 'WEBHOOK_SECRET_DEALS' }],
      ['fair', { is: 'open' }],
      ['website', { is: 'guarded' }],
    ]);
  });

  test('waits on hold with all the others while everything is paused', async () => {
    const world = await createWorld();
    expect((await seen(world)).paused).toBe(false);
    await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: LOU });
    expect((await seen(world)).paused).toBe(true);
  });
});

test('roles name admins and managers, and whoever Slack does not know', async () => {
  const people = `${ROSTER}  - { id: dirk, name: Dirk Vogel, email: dirk@acme.test }\n`;
  const world = await createWorld({ roster: people });
  await deactivateRep(world.ctx, { repId: 'ben', actor: LOU });
  expect((await seen(world)).roles).toEqual({
    admins: ['Lou Adam'],
    managers: ['Mia Chen'],
    reps: 4,
    notFound: ['Dirk Vogel'],
    gone: ['Ben Koch'],
  });
});

describe('a tier', () => {
  test('says how long a rep has, and how many open leads it is promised for', async () => {
    const world = await createWorld();
    await world.submit('dana@globex.test');
    await world.submit('kim@hooli.test', { test: true });
    await world.settle();
    expect((await seen(world)).tiers).toEqual([
      {
        id: 'standard',
        claim: 15 * 60_000,
        first_touch: 4 * 3_600_000,
        hours: 'always',
        open: 1,
        editable: true,
      },
    ]);
  });

  test('of leads from a file is shown while there are such leads, and is no part of the policy', async () => {
    const world = await createWorld();
    await importLead(world, 'dana@globex.test');
    await world.settle();
    expect((await seen(world)).tiers).toMatchObject([
      { id: 'standard', open: 0 },
      { id: 'bulk', open: 1, claim: 8 * 3_600_000, hours: 'rep', editable: false },
    ]);
  });
});

describe('a channel', () => {
  test('says what it is for, who named it, and whether it can be written to', async () => {
    const world = await createWorld();
    await loseChannel(world.ctx, { channelId: 'C0EMEA', cause: 'archived' });
    await pickChannel(world.ctx, { channelId: 'C0SALES', actor: LOU });
    expect((await seen(world)).channels).toEqual([
      {
        place: 'managers',
        pool: null,
        named: { channel: 'C0MANAGERS', lost: null },
        picked: { channel: 'C0SALES', lost: null, trying: true },
      },
      { place: 'ops', pool: null, named: { channel: 'C0OPS', lost: null }, picked: null },
      {
        place: 'pool:emea',
        pool: 'emea',
        named: { channel: 'C0EMEA', lost: 'archived' },
        picked: null,
      },
    ]);
    await world.settle();
    expect((await seen(world)).channels[0]?.picked).toMatchObject({ trying: false, lost: null });
  });

  test('that was picked and takes no line says so, while Baton is set up too', async () => {
    const world = await createWorld();
    await greetAdmins(world.ctx);
    await world.settle();
    const word = { details: { word: 'not_in_channel' } };
    world.failNextPost(new AppError('upstream.refused', 'Slack refused.', word));
    await pickChannel(world.ctx, { channelId: 'C0SALES', actor: LOU });
    await world.settle();
    expect((await seen(world)).channels[0]?.picked).toMatchObject({ lost: 'removed' });
  });
});

test('with a hundred of everything it is drawn within what Slack takes', async () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n);
  const roster = hundred.map((n) => `  - { id: a${n}, name: Admin ${n}, role: admin }\n`);
  const pools = hundred.map((n) => `  - { id: p${n}, members: { ana: 100 }, channel: C0P${n} }\n`);
  const tiers = hundred.map((n) => `  t${n}: { claim: ${n + 1}m }\n`);
  const sources = hundred.map((n) => `- { id: s${n}, kind: generic, channel: web }\n`);
  const world = await createWorld({
    roster: ROSTER + roster.join(''),
    policy: POLICY.replace('rules:', `${pools.join('')}rules:`) + tiers.join(''),
    sources: sources.join(''),
  });
  await loseChannel(world.ctx, { channelId: 'C0P99', cause: 'removed' });
  const overview = await seen(world);
  const { blocks } = overviewModal(overview, { timeZone: 'UTC', now: MONDAY });
  expect(blocks.length).toBeLessThan(80);
  const text = JSON.stringify(blocks);
  expect(text).toContain('and 85 more: ask whoever runs the server for baton source list');
  expect(text).toContain('Admin 17 and 91 more');
  expect(text).toContain('and 91 more: ask whoever runs the server for baton policy doc');
  expect(text).toContain('and 88 more: policy.yml');
  expect(text, 'what needs a hand comes before what is cut').toContain('I am not in <#C0P99>');
});
