import { expect, it } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { submitLead } from '../../../src/services/intake/submit-lead.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { askedAbout, auditActions, MIA } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld } from '../../support/world.ts';

const SOURCES = '- { id: zap, kind: mapping, mapping: { person.email: e, request.message: m } }\n';

async function open() {
  const world = await createWorld({ sources: SOURCES });
  const send = (submission: unknown, key: string | null = null) =>
    submitLead(world.ctx, { sourceId: 'zap', submission, test: false, key, actor: MIA });
  return { world, send };
}

it('a lead that names nobody waits in quarantine with its reason, and is never routed', async () => {
  const { world, send } = await open();
  const { status, leadId } = await send({ m: 'Call me' });
  expect(status).toBe('accepted');
  await world.settle();
  expect(world.posts.map(({ to, card }) => [to, card.kind])).toEqual([
    ['C0MANAGERS', 'quarantine'],
  ]);
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'quarantined',
    routeAt: null,
    accountKey: null,
    submission: { request: { message: 'Call me' } },
    faults: [{ code: 'person.unidentified' }],
  });
  expect(await auditActions(world, leadId)).toEqual(['lead.received', 'lead.quarantined']);
  const { quarantined } = await loadQueue(world.ctx);
  expect(inEnglish(quarantined)).toMatchObject([
    { leadId, company: 'Unknown sender', why: 'nothing in it says who it is from' },
  ]);
  const story = await loadStory(world.ctx, { leadId, userId: null });
  expect(inEnglish(story?.headline)).toBe(
    'Unknown sender went to quarantine: nothing in it says who it is from.',
  );
});

it('two of them are two leads, and one sent again is a duplicate', async () => {
  const { world, send } = await open();
  const first = await send({ m: 'a' });
  const second = await send({ m: 'b' });
  expect(second).toMatchObject({ status: 'accepted' });
  expect(second.leadId).not.toBe(first.leadId);
  expect(await send({ m: 'a' })).toMatchObject({ status: 'duplicate', leadId: first.leadId });
  const people = await world.db.read.select().from(world.db.t.people);
  expect(people.map(({ email, phone }) => [email, phone])).toEqual([
    [null, null],
    [null, null],
  ]);
});

it('a manager can give it to somebody, and when they are silent the next rep is asked', async () => {
  const { world, send } = await open();
  const { leadId } = await send({ m: 'Call me' });
  await overrideAssignment(world.ctx, {
    leadId,
    toRepId: 'ana',
    reason: 'looks like Globex',
    final: false,
    actor: MIA,
  });
  await world.settle();
  expect((await askedAbout(world, leadId)).repId).toBe('ana');
  await world.advance('18m');
  expect((await askedAbout(world, leadId)).repId).not.toBe('ana');
});

it('a mapped source that names somebody is routed like every lead', async () => {
  const { world, send } = await open();
  const { leadId } = await send({ e: 'dana@globex.test' });
  await world.settle();
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'offered', faults: [] });
});

it('one key is a duplicate whatever the body: only our own JSON is in conflict', async () => {
  const { send } = await open();
  await send({ e: 'dana@globex.test' }, 'k1');
  expect(await send({ e: 'kim@globex.test' }, 'k1')).toMatchObject({ status: 'duplicate' });
});
