import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { answerDeed, endDeed } from '../../../src/services/ownership/asking/answer-deed.ts';
import { askForDeed } from '../../../src/services/ownership/asking/ask-for-deed.ts';
import { loadDeed } from '../../../src/services/ownership/asking/load-deed.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import {
  type Asked,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
let lead: Asked;
beforeEach(async () => {
  world = await createWorld();
  lead = await offeredLead(world);
});

const command = () => `/lead assign ${lead.leadId} @ben knows the account`;
const ask = (over: Partial<Parameters<typeof askForDeed>[1]> = {}) =>
  askForDeed(world.ctx, {
    leadId: lead.leadId,
    command: command(),
    toRepId: 'mia',
    actor: rep('cleo'),
    ...over,
  });
const cards = () =>
  world.posts.flatMap(({ to, card }) => (card.kind === 'deed' ? [{ to, card }] : []));
const deedId = () => cards()[0]?.card.deedId ?? '';
const answer = (allow: boolean, actor = MIA) =>
  answerDeed(world.ctx, { leadId: lead.leadId, deedId: deedId(), allow, actor });
const stateNow = async () => {
  const wanted = { leadId: lead.leadId, deedId: deedId() };
  return (await loadDeed(world.db.read, wanted, world.ctx.clock.now()))?.state;
};

test('who may is shown the very command, in a message of their own', async () => {
  expect(await ask()).toMatchObject({ outcome: 'asked', to: 'Mia Chen' });
  await world.settle();
  const [sent] = cards();
  expect(sent).toMatchObject({
    to: 'U0MIA',
    card: { command: command(), asker: { name: 'Cleo Wu' }, state: 'open' },
  });
});

test('the same is asked once, and three things at most wait for an answer', async () => {
  await ask();
  expect(await withoutTrace(world, () => ask())).toMatchObject({ outcome: 'asked_before' });
  await ask({ command: `/lead close ${lead.leadId} bad` });
  await ask({ command: `/lead undo ${lead.leadId}` });
  const fourth = () => ask({ command: `/lead restore ${lead.leadId}` });
  expect(await withoutTrace(world, fourth)).toMatchObject({ outcome: 'too_many' });
});

test('strangers ask nobody, and nobody is asked about what is not there', async () => {
  expect(await withoutTrace(world, () => ask({ actor: GUEST }))).toEqual({ outcome: 'stranger' });
  expect(await withoutTrace(world, () => ask({ leadId: 'lead_gone' }))).toEqual({
    outcome: 'unknown_lead',
  });
  expect(await withoutTrace(world, () => ask({ toRepId: 'zoe' }))).toEqual({
    outcome: 'unreachable',
    to: 'zoe',
  });
});

test('it is allowed once, by who was asked and nobody else', async () => {
  await ask();
  await world.settle();
  const byLou = () => answer(true, rep('lou'));
  expect(await withoutTrace(world, byLou)).toMatchObject({ outcome: 'asked_of_another' });
  expect(await answer(true)).toMatchObject({ outcome: 'allowed' });
  expect(await withoutTrace(world, () => answer(true))).toMatchObject({ outcome: 'over' });
  await endDeed(world.ctx, {
    leadId: lead.leadId,
    deedId: deedId(),
    actor: MIA,
    said: 'Globex is offered to Ben Koch now.',
  });
  expect(await stateNow()).toBe('done');
  await world.settle();
  expect(inEnglish(world.posts.at(-1))).toMatchObject({
    to: 'U0CLEO',
    card: { kind: 'notice', text: expect.stringContaining('Globex is offered to Ben Koch now.') },
  });
});

test('not now changes nothing, and who asked hears it', async () => {
  await ask();
  await world.settle();
  expect(await answer(false)).toMatchObject({ outcome: 'refused' });
  expect(await answer(true)).toMatchObject({ outcome: 'over', deed: { state: 'refused' } });
  await world.settle();
  expect(inEnglish(world.posts.at(-1))).toMatchObject({ to: 'U0CLEO', card: { kind: 'notice' } });
  expect(await auditActions(world, lead.leadId)).not.toContain('lead.overridden');
});

test('nobody answers for eight hours: it is over, and says so', async () => {
  await ask();
  await world.settle();
  world.pass('8h');
  expect(await withoutTrace(world, () => answer(true))).toMatchObject({
    outcome: 'over',
    deed: { state: 'expired' },
  });
  expect(await ask()).toMatchObject({ outcome: 'asked' });
});

const byMiaForCleo = (): Actor => ({
  kind: 'slack',
  userId: 'U0MIA',
  deed: { id: deedId(), askedBy: 'U0CLEO' },
});
const assign = () =>
  overrideAssignment(world.ctx, {
    leadId: lead.leadId,
    toRepId: 'ben',
    reason: 'knows the account',
    final: false,
    actor: byMiaForCleo(),
  });
const end = (said: string | null) =>
  endDeed(world.ctx, { leadId: lead.leadId, deedId: deedId(), actor: MIA, said });
const toldCleo = () =>
  inEnglish(world.posts).flatMap(({ to, card }) =>
    to === 'U0CLEO' && card.kind === 'notice' ? [card.text] : [],
  );

test('what failed with nothing done may be allowed again', async () => {
  await ask();
  await world.settle();
  await answer(true);
  await end(null);
  expect(await answer(true)).toMatchObject({ outcome: 'allowed' });
  expect(await stateNow()).toBe('under_way');
});

test('what failed once it was done is not allowed again', async () => {
  await ask();
  await world.settle();
  await answer(true);
  await assign();
  await end(null);
  expect(await answer(true)).toMatchObject({ outcome: 'over', deed: { state: 'found_done' } });
});

test('a process that ends before the deed: it does not run later, and who asked hears it', async () => {
  await ask();
  await world.settle();
  await answer(true);
  world.pass('2m');
  expect(await answer(true)).toMatchObject({ outcome: 'over', deed: { state: 'undone' } });
  await world.settle();
  expect(toldCleo()).toEqual([
    expect.stringMatching(/stopped on the way, and nothing was changed/),
  ]);
  expect(await ask()).toMatchObject({ outcome: 'asked' });
});

test('a process that ends after the deed: the record says it was done, and it runs once', async () => {
  await ask();
  await world.settle();
  await answer(true);
  expect(await assign()).toMatchObject({ outcome: 'given' });
  world.pass('2m');
  expect(await answer(true)).toMatchObject({ outcome: 'over', deed: { state: 'found_done' } });
  await world.settle();
  expect(toldCleo()).toEqual([expect.stringMatching(/the record says that it was done/)]);
});

test('what came to an end is told once, with the words that were given', async () => {
  await ask();
  await world.settle();
  await answer(true);
  await assign();
  await end('Globex is offered to Ben Koch now.');
  world.pass('2m');
  await world.settle();
  expect(toldCleo()).toEqual([expect.stringContaining('Globex is offered to Ben Koch now.')]);
});
