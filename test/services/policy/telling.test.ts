import { describe, expect, test } from 'vitest';
import { listMessages } from '../../../src/db/delivery/outbox-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import { proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { publishPolicy } from '../../../src/services/policy/publish-policy.ts';
import { rejectPolicy } from '../../../src/services/policy/reject-policy.ts';
import { rollbackPolicy } from '../../../src/services/policy/rollback-policy.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { MIA, rep, slackFault } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LOU = rep('lou');
const KIM = { kind: 'cli', osUser: 'kim' } as const;
const GUARDED = POLICY.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');
const OWNED = GUARDED.replace('pools:', 'owners: { policy: mia }\npools:');
const quicker = (base = GUARDED, minutes = 10) => base.replace('claim: 15m', `claim: ${minutes}m`);

async function proposed(base = GUARDED, actor: Actor = LOU): Promise<World> {
  const world = await createWorld({ policy: base });
  await proposePolicy(world.ctx, {
    text: quicker(base),
    message: 'Quicker',
    whenFree: 'wait',
    actor,
  });
  await world.settle();
  return world;
}

const told = ({ posts }: World) =>
  inEnglish(posts).map(({ to, card }) => [to, 'title' in card ? card.title : card.kind]);
const kinds = async ({ db }: World) =>
  (await listMessages(db.read, { limit: 50 })).map(({ kind }) => kind);

describe('a proposal that needs an approval', () => {
  test('asks the owner of the policy by direct message, with all it takes to decide', async () => {
    const world = await proposed(OWNED);
    expect(inEnglish(world.posts)).toMatchObject([
      {
        to: 'U0MIA',
        card: {
          kind: 'proposal',
          version: 2,
          author: 'Lou Adam',
          message: 'Quicker',
          changes: ['tier standard: claim 10m now (was 15m)'],
          approvals: 1,
          live: 1,
          settled: null,
        },
      },
    ]);
  });

  test('asks the managers where nobody owns the policy, or where it is the owner’s own', async () => {
    expect(told(await proposed())).toEqual([['C0MANAGERS', 'proposal']]);
    const own = OWNED.replace('policy: mia', 'policy: lou');
    expect(told(await proposed(own))).toEqual([['C0MANAGERS', 'proposal']]);
  });

  test('asks as well when it comes from the command line, and once', async () => {
    const world = await createWorld({ policy: GUARDED });
    const files = { roster: ROSTER, policy: quicker() };
    const how = { dryRun: false, prune: false, onto: null };
    for (const _ of [1, 2]) await applyWorkspace(world.ctx, { files, ...how, actor: KIM });
    await world.settle();
    expect(told(world)).toEqual([['C0MANAGERS', 'proposal']]);
  });

  test('asks nobody where nobody has to agree', async () => {
    expect(told(await proposed(POLICY))).toEqual([]);
  });

  test('is told of in the very transaction that writes it', async () => {
    const world = await createWorld({ policy: GUARDED });
    await proposePolicy(world.ctx, {
      text: quicker(),
      message: null,
      whenFree: 'wait',
      actor: LOU,
    });
    expect(await kinds(world)).toEqual(['proposal']);
  });
});

test('a proposal says how many leads of the past would have gone elsewhere', async () => {
  const world = await createWorld({ policy: GUARDED });
  await world.submit('dana@globex.test');
  await world.settle();
  world.posts.length = 0;
  const text = GUARDED.replace('ana: 100, ben: 100, cleo: 100', 'mia: 100');
  await proposePolicy(world.ctx, { text, message: null, whenFree: 'wait', actor: LOU });
  const home = async () => (await loadHome(world.ctx, { userId: 'U0MIA' })).policy?.waiting[0];
  expect(await home()).toMatchObject({ moved: null });
  await world.settle();
  const moved = expect.stringMatching(/^In the last 30 days 1 of 1 lead would go elsewhere/);
  expect(inEnglish(world.posts)).toMatchObject([{ card: { kind: 'proposal', moved } }]);
  // Home counts nothing by itself: it is drawn with every change.
  expect(inEnglish(await home())).toMatchObject({ moved });
});

describe('once it is settled', () => {
  test('the card says who approved it, and its author hears', async () => {
    const world = await proposed();
    await approvePolicy(world.ctx, { version: 2, actor: MIA });
    await world.settle();
    const settled = { as: 'approved', by: 'Mia Chen', reason: null };
    expect(world.updates).toMatchObject([{ card: { kind: 'proposal', settled } }]);
    expect(told(world)).toContainEqual(['U0LOU', 'Approved: policy v2']);
  });

  test('the author of a rejected one hears why', async () => {
    const world = await proposed();
    await rejectPolicy(world.ctx, { version: 2, reason: 'Too quick', actor: MIA });
    await world.settle();
    expect(world.updates).toMatchObject([
      { card: { settled: { as: 'rejected', by: 'Mia Chen', reason: 'Too quick' } } },
    ]);
    expect(inEnglish(world.posts.at(-1))).toMatchObject({
      to: 'U0LOU',
      card: { title: 'Rejected: policy v2', text: expect.stringContaining('“Too quick”') },
    });
  });

  test('whoever withdraws their own hears nothing, and the card shrinks', async () => {
    const world = await proposed();
    await rejectPolicy(world.ctx, { version: 2, reason: '', actor: LOU });
    await world.settle();
    expect(world.posts).toHaveLength(1);
    expect(world.updates).toMatchObject([{ card: { settled: { as: 'withdrawn' } } }]);
  });

  test('a card that was under way meanwhile is not sent, or drawn again', async () => {
    const world = await createWorld({ policy: GUARDED });
    const { ctx } = world;
    const propose = (text: string) =>
      proposePolicy(ctx, { text, message: null, whenFree: 'wait', actor: LOU });
    await propose(quicker());
    await approvePolicy(ctx, { version: 2, actor: MIA });
    await world.settle();
    expect(told(world)).toEqual([['U0LOU', 'Approved: policy v2']]);

    await propose(quicker(GUARDED, 5));
    const { post } = world.couriers.messenger;
    world.couriers.messenger.post = async (to, card) => {
      world.couriers.messenger.post = post;
      await approvePolicy(ctx, { version: 3, actor: MIA });
      return post(to, card);
    };
    await world.settle();
    expect(world.updates).toMatchObject([{ card: { version: 3, settled: { as: 'approved' } } }]);
  });

  test('a card whose first answer was lost is drawn again all the same', async () => {
    const world = await createWorld({ policy: GUARDED });
    world.failNextPost(slackFault.uncertain());
    await proposePolicy(world.ctx, {
      text: quicker(),
      message: null,
      whenFree: 'wait',
      actor: LOU,
    });
    await world.settle();
    await world.advance('21s');
    await approvePolicy(world.ctx, { version: 2, actor: MIA });
    await world.settle();
    expect(world.updates).toHaveLength(1);
  });
});

test('a rollback is told to the managers and to the author of what was taken back', async () => {
  const world = await proposed();
  await approvePolicy(world.ctx, { version: 2, actor: MIA });
  await world.settle();
  world.posts.length = 0;
  await rollbackPolicy(world.ctx, { to: null, reason: 'Too quick', actor: MIA });
  await world.settle();
  const title = 'Rolled back: policy v1 is live again';
  expect(told(world)).toEqual([
    ['C0MANAGERS', title],
    ['U0LOU', title],
  ]);
  expect(inEnglish(world.posts[0]?.card)).toMatchObject({
    text: expect.stringMatching(/Mia Chen took v2 back: “Too quick”/),
  });
});

test('an author who rolls back their own version is not told what they did', async () => {
  const world = await createWorld();
  const own = { text: quicker(POLICY), message: null, whenFree: 'publish', actor: LOU } as const;
  await proposePolicy(world.ctx, own);
  await rollbackPolicy(world.ctx, { to: null, reason: 'Too quick', actor: LOU });
  await world.settle();
  expect(told(world).map(([to]) => to)).toEqual(['C0MANAGERS']);
});

test('broken glass is heard by the managers and by every admin, with who and why', async () => {
  const world = await proposed();
  world.posts.length = 0;
  await publishPolicy(world.ctx, { version: 2, reason: 'Leads rot', actor: KIM });
  await world.settle();
  const title = 'Policy v2 was published without an approval';
  expect(told(world)).toEqual([
    ['C0MANAGERS', title],
    ['U0LOU', title],
  ]);
  for (const { card } of world.posts) {
    expect(inEnglish(card)).toMatchObject({
      text: expect.stringMatching(/^kim did it .*“Leads rot”/),
    });
  }
  expect(world.updates).toMatchObject([{ card: { settled: { as: 'break_glass', by: 'kim' } } }]);
});
