import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { askedAbout, auditActions } from '../../support/cast.ts';
import { openMemory } from '../../support/db.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

/** The world starts on Monday 23 November at 10:00 UTC, 11:00 in Madrid. */
const hours = (spans: string, zone = 'Europe/Madrid', more = '') =>
  `manager: mia, timezone: ${zone}, hours: { mon-fri: ["${spans}"] }${more} }`;
const team = (...reps: string[]) => {
  const [ana = '', ben = '', cleo = ''] = reps;
  return ROSTER.replace('email: ana@acme.test, manager: mia }', `email: ana@acme.test, ${ana}`)
    .replace('email: ben@acme.test, manager: mia }', `email: ben@acme.test, ${ben}`)
    .replace('email: cleo@acme.test, manager: mia }', `email: cleo@acme.test, ${cleo}`);
};
const GONE = 'manager: mia, hours: {} }';
const leadOf = async (world: World, id: string) => {
  const lead = await findLead(world.db.read, id);
  if (!lead) throw new Error(`There is no ${id}.`);
  return lead;
};
let people = 0;
const submitMany = async (world: World, count: number) => {
  const ids = [];
  for (let n = 0; n < count; n++) ids.push(await world.submit(`p@c${++people}.test`));
  await world.settle();
  return ids;
};
const repsOf = async (world: World, ids: string[]) =>
  Promise.all(ids.map(async (id) => (await askedAbout(world, id)).repId));
const pages = (world: World) =>
  world.posts.filter(({ card }) => card.kind === 'escalation' || card.kind === 'notice');
/** In steps, as the engine's wake-ups would come. */
const pass = async (world: World, minutes: number, step = 15) => {
  for (let at = 0; at < minutes; at += step) await world.advance(`${step}m`);
};

/** Transactions that start in the reverse order of their asking, as those of a pool may. */
function unfair(db: Database): Database {
  let latest = 40;
  return {
    ...db,
    async tx(work, options) {
      latest -= 4;
      const waitMs = latest;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return db.tx(work, options);
    },
  };
}

test('at the start of a shift the most urgent lead is decided first, whatever was quickest', async () => {
  const roster = team(hours('12:00-18:00', 'UTC', ', capacity: { open: 1 }'), GONE, GONE);
  const db = await openMemory();
  const world = await createWorld({ db, roster });
  const ids = await submitMany(world, 6);
  const ranks = [3, 6, 1, 5, 2, 4];
  for (const [i, id] of ids.entries()) {
    const { leads } = world.db.t;
    const priority = (ranks[i] ?? 0) / 10;
    await db.tx((tx) => tx.update(leads).set({ priority }).where(eq(leads.id, id)));
  }
  world.pass('2h');
  await routeDue({ ...world.ctx, db: unfair(db) });
  const states = await Promise.all(ids.map(async (id) => (await leadOf(world, id)).state));
  expect(states).toEqual(['held', 'offered', 'held', 'held', 'held', 'held']);
});

test('the leads of the night go to those on shift at the first opening, and not to one who comes later', async () => {
  const later = hours('13:00-18:00', 'UTC');
  const world = await createWorld({ roster: team(hours('12:00-18:00', 'UTC'), later, later) });
  const ids = await submitMany(world, 5);
  expect((await leadOf(world, ids[0] ?? '')).routeAt).toEqual(new Date('2026-11-23T12:00Z'));
  await world.advance('2h');
  expect(new Set(await repsOf(world, ids))).toEqual(new Set(['ana']));
  const lags = Object.values((await loadLags(world.db.read)).emea ?? {});
  expect(Math.max(...lags.map(Math.abs))).toBe(0);
  for (const id of ids) await claimOffer(world.ctx, await askedAbout(world, id));
  await world.advance('1h');
  const day = await repsOf(world, await submitMany(world, 30));
  const counts = ['ana', 'ben', 'cleo'].map((id) => day.filter((one) => one === id).length);
  expect(counts).toEqual([10, 10, 10]);
});

test('what is beyond the caps of the early shift waits for the next one, and nobody is paged', async () => {
  const early = hours('12:00-18:00', 'UTC', ', capacity: { open: 2 }');
  const world = await createWorld({ roster: team(early, hours('15:00-18:00', 'UTC'), GONE) });
  const ids = await submitMany(world, 5);
  await world.advance('2h');
  const waiting = (await Promise.all(ids.map((id) => leadOf(world, id)))).filter(
    ({ state }) => state === 'scheduled',
  );
  expect(waiting.map(({ routeAt }) => routeAt)).toEqual(
    Array.from({ length: 3 }, () => new Date('2026-11-23T15:00Z')),
  );
  expect(pages(world)).toEqual([]);
});

test('a place that comes free before the next shift is a chance for what waits for that shift', async () => {
  const early = hours('12:00-18:00', 'UTC', ', capacity: { open: 1 }');
  const world = await createWorld({ roster: team(early, hours('17:00-18:00', 'UTC'), GONE) });
  const ids = await submitMany(world, 3);
  await world.advance('2h');
  const first = await askedAbout(world, ids[0] ?? '');
  await claimOffer(world.ctx, first);
  const { leadId, actor } = first;
  await closeLead(world.ctx, { leadId, closeAs: 'qualified', reason: null, actor });
  await world.settle();
  expect(await askedAbout(world, ids[1] ?? '')).toMatchObject({ repId: 'ana' });
  expect(await leadOf(world, ids[2] ?? '')).toMatchObject({
    state: 'scheduled',
    routeAt: new Date('2026-11-23T17:00Z'),
  });
  const looks = await auditActions(world, ids[2]);
  expect(looks.filter((action) => action === 'lead.scheduled')).toHaveLength(2);
});

test('at night a full rep is waited for quietly; in the morning, when somebody can act, it is said', async () => {
  const roster = team(hours('09:00-18:00', 'Europe/Madrid', ', capacity: { open: 1 }'), GONE, GONE);
  const world = await createWorld({ roster });
  const claimed = await submitMany(world, 1);
  await claimOffer(world.ctx, await askedAbout(world, claimed[0] ?? ''));
  await pass(world, 12 * 60, 60);
  world.posts.length = 0;
  const leadId = await world.submit('night@globex.test');
  await world.settle();
  expect(await leadOf(world, leadId)).toMatchObject({
    state: 'scheduled',
    routeAt: new Date('2026-11-24T08:00Z'),
  });
  expect(pages(world)).toEqual([]);
  await pass(world, 11 * 60, 60);
  expect((await leadOf(world, leadId)).state).toBe('held');
  expect(pages(world).filter(({ card }) => card.kind === 'escalation')).toHaveLength(1);
});

test('who is silent when the shift ends is asked again in the morning, with the whole time', async () => {
  const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 3, lead_deadline: 2h');
  const roster = team(hours('09:00-11:10'), GONE, GONE);
  const world = await createWorld({ roster, policy });
  const [leadId = ''] = await submitMany(world, 1);
  await pass(world, 30, 1);
  expect(await leadOf(world, leadId)).toMatchObject({ state: 'scheduled', reroutes: 1, round: 2 });
  await pass(world, 22 * 60 - 30);
  const offers = await listOffers(world.db.read, leadId);
  expect(offers.map(({ state, repId }) => [state, repId])).toEqual([
    ['expired', 'ana'],
    ['made', 'ana'],
  ]);
  expect(offers.at(-1)?.dueAt).toEqual(new Date('2026-11-24T08:15Z'));
});

test('a tier that must not wait is held at night and paged, as the policy says', async () => {
  const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 3, wait_up_to: 0');
  const off = hours('09:00-10:00');
  const world = await createWorld({ roster: team(off, off, off), policy });
  const [leadId = ''] = await submitMany(world, 1);
  expect((await leadOf(world, leadId)).state).toBe('held');
  expect(pages(world).filter(({ card }) => card.kind === 'escalation')).toHaveLength(1);
});

test('a public holiday of a rep moves the opening, and nobody else’s', async () => {
  const spain = hours('09:00-18:00', 'Europe/Madrid', ', holidays: ES-MD');
  const world = await createWorld({ roster: team(spain, GONE, GONE) });
  // Monday 7 December bridges to the Immaculate Conception on Tuesday the 8th.
  await pass(world, 14 * 24 * 60 + 10 * 60, 120);
  expect(world.ctx.clock.now()).toEqual(new Date('2026-12-07T20:00Z'));
  const [leadId = ''] = await submitMany(world, 1);
  expect((await leadOf(world, leadId)).routeAt).toEqual(new Date('2026-12-09T08:00Z'));
});

test('a shift that starts after the clocks change starts on the wall’s time', async () => {
  const roster = team(hours('09:00-18:00', 'America/New_York'), GONE, GONE);
  const world = await createWorld({ roster });
  // From Friday 12 March 2027, before the clocks go forward in New York, to the Monday after.
  for (let day = 0; day < 109; day++) world.pass('24h');
  world.pass('14h');
  expect(world.ctx.clock.now()).toEqual(new Date('2027-03-13T00:00Z'));
  const [leadId = ''] = await submitMany(world, 1);
  expect((await leadOf(world, leadId)).routeAt).toEqual(new Date('2027-03-15T13:00Z'));
});
