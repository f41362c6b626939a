import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { listDecisions } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { LIVING_MS } from '../../../src/services/steps/intake/take-touch.ts';
import { auditActions, MIA, offeredLead } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const leadOf = async ({ db }: World, leadId: string) => {
  const lead = await findLead(db.read, leadId);
  if (!lead) throw new Error(`${leadId} is gone`);
  return lead;
};

/** Two leads wait on hold, the first one first. */
async function twoHeld() {
  const world = await createWorld();
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  const first = await world.submit('dana@globex.test');
  world.pass('1ms');
  const second = await world.submit('kim@initech.test');
  await world.settle();
  const queue = async () => (await loadQueue(world.ctx)).held.rows.map(({ leadId }) => leadId);
  return { world, first, second, queue };
}

test('on hold a repeat raises the priority and with it the place in the queue', async () => {
  const { world, first, second, queue } = await twoHeld();
  expect(await queue()).toEqual([first, second]);
  const before = await leadOf(world, second);
  await world.submit('kim@initech.test');
  await world.settle();
  const after = await leadOf(world, second);
  expect(after.priority).toBeGreaterThan(before.priority);
  expect(await queue()).toEqual([second, first]);
  expect(after).toMatchObject({ state: 'held', touchCount: 2, round: before.round });
});

test('other words are never less urgent than the first ones were', async () => {
  const world = await createWorld();
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  const urgent = { form: 'demo', message: 'Need pricing for 300 seats', timeline: 'this_month' };
  const leadId = await world.submit('dana@globex.test', { request: urgent });
  await world.settle();
  const before = await leadOf(world, leadId);
  await world.submit('dana@globex.test', { request: { form: 'newsletter', message: 'Hello' } });
  await world.settle();
  const after = await leadOf(world, leadId);
  expect(after.submission.request.form).toBe('newsletter');
  expect(after.priority).toBeGreaterThanOrEqual(before.priority);
});

test('it wakes nobody else on hold, and no manager is told again', async () => {
  const { world, first, second } = await twoHeld();
  const before = [await leadOf(world, first), world.posts.length];
  await world.submit('kim@initech.test');
  await world.settle();
  expect([await leadOf(world, first), world.posts.length]).toEqual(before);
  expect(await listDecisions(world.db.read, second)).toHaveLength(1);
});

test('it may find somebody who is there by now', async () => {
  const { world, second } = await twoHeld();
  await world.db.tx((tx) => tx.delete(tx.t.pauses));
  await world.submit('kim@initech.test');
  await world.settle();
  expect((await leadOf(world, second)).state).toBe('offered');
});

const MADRID = ROSTER.replaceAll(
  'manager: mia }',
  'manager: mia, timezone: Europe/Madrid, hours: { mon-fri: ["14:00-18:00"] } }',
);

test('waiting for a shift it is scheduled again, more urgent', async () => {
  const world = await createWorld({ roster: MADRID });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  const before = await leadOf(world, leadId);
  expect(before.state).toBe('scheduled');
  world.pass('10m');
  await world.submit('dana@globex.test');
  await world.settle();
  const after = await leadOf(world, leadId);
  expect(after).toMatchObject({ state: 'scheduled', routeAt: before.routeAt });
  expect(after.priority).toBeGreaterThan(before.priority);
});

test('what a manager has to decide about is more urgent and stays where it is', async () => {
  const world = await createWorld();
  const { leadId, offerId, actor } = await offeredLead(world);
  await declineOffer(world.ctx, { offerId, actor, reasonId: 'bad_lead', note: null });
  await world.settle();
  const before = await leadOf(world, leadId);
  expect(before).toMatchObject({ state: 'held', routeTrigger: 'manager' });
  await world.submit('dana@globex.test');
  await world.settle();
  const after = await leadOf(world, leadId);
  expect(after).toMatchObject({ state: 'held', routeTrigger: 'manager', routeAt: null });
  expect(after.priority).toBeGreaterThan(before.priority);
});

const ODD = POLICY.replace(
  'rules:',
  'rules:\n  - { id: odd, when: { custom.odd: true }, assign: { queue: quarantine } }',
);

test('quarantine is not left by writing again', async () => {
  const world = await createWorld({ policy: ODD });
  const leadId = await world.submit('dana@globex.test', { custom: { odd: true } });
  await world.settle();
  expect(await world.submit('dana@globex.test', { custom: { odd: false } })).toBe(leadId);
  await world.settle();
  const after = await leadOf(world, leadId);
  expect(after).toMatchObject({ state: 'quarantined', touchCount: 2, routeAt: null });
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.repeated');
});

test.each(['offered', 'claimed', 'working'] as const)(
  'while it is %s its rep hears it once, and no clock starts again',
  async (state) => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    if (state !== 'offered') await claimOffer(world.ctx, asked);
    if (state === 'working') await logTouch(world.ctx, asked);
    await world.settle();
    const clocks = await listClocks(world.db.read, asked.leadId);
    const before = world.posts.length;
    const { priority } = await leadOf(world, asked.leadId);
    world.pass('1m');
    await world.submit('dana@globex.test');
    await world.settle();
    const after = await leadOf(world, asked.leadId);
    expect(after).toMatchObject({ state, routeAt: null });
    expect(after.priority).toBeGreaterThan(priority);
    expect(inEnglish(world.posts.slice(before))).toMatchObject([
      { to: `U0${asked.repId.toUpperCase()}`, card: { title: 'Asked again: globex.test' } },
    ]);
    expect(await listClocks(world.db.read, asked.leadId)).toEqual(clocks);
  },
);

test('30 days after the last touch the same person opens a lead of their own', async () => {
  const { world, second } = await twoHeld();
  world.pass(`${LIVING_MS}ms`);
  expect(await world.submit('kim@initech.test')).toBe(second);
  world.pass(`${LIVING_MS + 1}ms`);
  expect(await world.submit('kim@initech.test')).not.toBe(second);
});
