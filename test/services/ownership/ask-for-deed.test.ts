import { beforeEach, expect, test } from 'vitest';
import { answerDeed, endDeed } from '../../../src/services/ownership/asking/answer-deed.ts';
import { askForDeed } from '../../../src/services/ownership/asking/ask-for-deed.ts';
import { loadDeed } from '../../../src/services/ownership/asking/load-deed.ts';
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
  expect(world.posts.at(-1)).toMatchObject({ to: 'U0CLEO', card: { kind: 'notice' } });
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

test('what failed, or was cut off on the way, may be allowed again', async () => {
  await ask();
  await world.settle();
  await answer(true);
  await endDeed(world.ctx, { leadId: lead.leadId, deedId: deedId(), actor: MIA, said: null });
  expect(await answer(true)).toMatchObject({ outcome: 'allowed' });
  expect(await stateNow()).toBe('under_way');
  world.pass('2m');
  expect(await answer(true)).toMatchObject({ outcome: 'allowed' });
});
