import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { type Pause, pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { auditActions, GUEST, MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, ROSTER, type World } from '../../support/world.ts';

const pause = (world: World, more: Partial<Pause> = {}) =>
  pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA, ...more });

const stateOf = async (world: World, id: string) => (await findLead(world.db.read, id))?.state;

test('a pause of everything keeps new leads on hold with one notice, and no page for each', async () => {
  const world = await createWorld();
  expect(await pause(world)).toEqual({ outcome: 'paused', pool: 'all', waiting: 0 });
  const leads = [await world.submit('a@globex.test'), await world.submit('b@initech.test')];
  await world.settle();
  for (const id of leads) expect(await stateOf(world, id)).toBe('held');
  expect(world.posts).toMatchObject([{ to: 'C0OPS', card: { kind: 'notice' } }]);
  expect(await auditActions(world)).toContain('routing.paused');
});

test('what a manager paused and resumed is told to ops in that order, by its name', async () => {
  const world = await createWorld();
  for (const pool of ['all', 'emea']) {
    await pause(world, { pool });
    await pause(world, { pool, paused: false });
  }
  await world.settle();
  const titles = inEnglish(world.posts).map(({ card }) => 'title' in card && card.title);
  expect(titles).toHaveLength(4);
  expect(titles.filter((title) => String(title).startsWith('All routing'))).toEqual([
    'All routing is paused',
    'All routing goes on',
  ]);
  expect(titles.filter((title) => String(title).startsWith('The pool emea'))).toEqual([
    'The pool emea is paused',
    'The pool emea goes on',
  ]);
});

test('an offer under way is not touched by a pause', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await pause(world);
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('offered');
});

test('resume drains what waited, the most urgent first', async () => {
  const world = await createWorld();
  await pause(world);
  const small = await world.submit('kim@initech.test');
  const urgent = await world.submit('lee@hooli.test', {
    company: { employees: 5000, industry: 'fintech' },
    request: { form: 'demo', timeline: 'this_month', budget: 90_000 },
  });
  await world.settle();
  const resumed = await pause(world, { paused: false });
  expect(resumed).toEqual({ outcome: 'resumed', pool: 'all', waiting: 2 });
  await world.settle();
  await world.advance('3s');
  const offers = world.posts.filter((post) => post.card.kind === 'offer');
  const order = offers.map(({ card }) => 'lead' in card && card.lead.leadId);
  expect(order).toEqual([urgent, small]);
  expect(await auditActions(world)).toContain('routing.resumed');
});

test('where one place is free after a pause, the most urgent gets it and not the first', async () => {
  const roster = ROSTER.replaceAll(/(id: (ana|ben|cleo),)/g, '$1 capacity: { open: 1 },');
  const world = await createWorld({ roster });
  for (const n of [1, 2]) await offeredLead(world, `p${n}@c${n}.test`);
  await pause(world);
  const first = await world.submit('kim@initech.test');
  const urgent = await world.submit('lee@hooli.test', {
    company: { employees: 5000, industry: 'fintech' },
    request: { form: 'demo', timeline: 'this_month', budget: 90_000 },
  });
  await world.settle();
  await pause(world, { paused: false });
  await routeDue(world.ctx);
  expect([await stateOf(world, first), await stateOf(world, urgent)]).toEqual(['held', 'offered']);
});

test('a paused pool gets no lead until it is resumed, and pages nobody for each', async () => {
  const world = await createWorld();
  await pause(world, { pool: 'emea' });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('held');
  expect(world.posts.map((post) => post.card.kind)).toEqual(['notice']);
  await pause(world, { pool: 'emea', paused: false });
  await world.settle();
  expect(await stateOf(world, leadId)).toBe('offered');
});

test('a second pause says that nothing changed', async () => {
  const world = await createWorld();
  await pause(world);
  const again = await withoutTrace(world, () => pause(world));
  expect(again).toEqual({ outcome: 'unchanged', pool: 'all', waiting: 0 });
});

test('an unknown pool is answered with those there are', async () => {
  const world = await createWorld();
  const answer = await withoutTrace(world, () => pause(world, { pool: 'apac' }));
  expect(answer).toEqual({ outcome: 'unknown_pool', pools: ['emea'] });
});

test('reps and strangers may not pause', async () => {
  const world = await createWorld();
  const by = (actor: Pause['actor']) => withoutTrace(world, () => pause(world, { actor }));
  expect(await by(rep('ana'))).toMatchObject({ outcome: 'not_permitted' });
  expect(await by(GUEST)).toEqual({ outcome: 'stranger' });
});
