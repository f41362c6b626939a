import { expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { loadLoads, reservePlace } from '../../src/db/leads/ledger-store.ts';
import { parseSubmission } from '../../src/routing/intake/parse-submission.ts';
import type { Actor } from '../../src/routing/model/actor.ts';
import { closeLead } from '../../src/services/closing/close-lead.ts';
import { deliverOutbox } from '../../src/services/delivery/deliver-outbox.ts';
import { intakeLead } from '../../src/services/intake/intake-lead.ts';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { routeLead } from '../../src/services/placing/route-lead.ts';
import { askedAbout } from '../support/cast.ts';
import { expectSound } from '../support/invariants.ts';
import { openRivals } from '../support/rivals.ts';
import { scale } from '../support/scale.ts';
import { createWorld, POLICY, type World, type WorldOptions } from '../support/world.ts';
import { offerStories } from './offer/offer-stories.ts';
import { crowdStories } from './races/crowds.ts';

/** Two processes on one database. */
const stores = await openRivals();

const openWorld = (options: WorldOptions = {}) => createWorld({ ...options, db: stores.db });

offerStories(openWorld);
crowdStories(openWorld, scale({ short: 30, full: 300 }));

async function askedAboutMany(count: number) {
  const world = await openWorld();
  const asked = [];
  for (let n = 0; n < count; n++) {
    const leadId = await world.submit(`p${n}@c${n}.test`);
    await routeLead(world.ctx, { leadId });
    asked.push(await askedAbout(world, leadId));
  }
  return { world, asked };
}

/** Counts how often a transaction was run once more. */
function countingRuns(db: Database) {
  let again = 0;
  const tx: Database['tx'] = (work, options) => {
    let runs = 0;
    return db.tx((inner) => {
      if (++runs > 1) again += 1;
      return work(inner);
    }, options);
  };
  return { db: { ...db, tx }, again: () => again };
}

test('a claim and the delivery of its card never wait for each other in a circle', async () => {
  const { world, asked } = await askedAboutMany(60);
  const counted = countingRuns(stores.db);
  const ctx = { ...world.ctx, db: counted.db };
  const deliver = () => deliverOutbox(ctx, { destination: 'slack', couriers: world.couriers });
  for (let from = 0; from < asked.length; from += 20) {
    const claims = asked.slice(from, from + 20).map((one) => claimOffer(ctx, one));
    await Promise.all([deliver(), ...claims]);
  }
  // A transaction that met a deadlock is run again.
  expect(counted.again()).toBe(0);
  await expectSound(stores.db);
});

const many = (count: number, shape: (id: string, n: number) => string) =>
  Array.from({ length: count }, (_, n) => shape(`rep${n}`, n)).join('');
const company = (count: number) => ({
  roster: `version: 1\nreps:\n${many(count, (id, n) => `  - { id: ${id}, name: Rep ${n}, slack: U0REP${n} }\n`)}`,
  policy: POLICY.replace(
    'ana: 100, ben: 100, cleo: 100',
    many(count, (id) => `${id}: 100, `),
  )
    .replace(', manager: mia', '')
    .replace(', }', ' }'),
});

test('n leads at once to n equal reps: one each', async () => {
  const world = await openWorld(company(12));
  const leads = [];
  for (let n = 0; n < 12; n++) leads.push(await world.submit(`p${n}@c${n}.test`));
  await Promise.all(leads.map((leadId) => routeLead(world.ctx, { leadId })));
  const loads = await loadLoads(stores.db.read);
  expect([...loads.values()].map(({ open }) => open)).toEqual(Array(12).fill(1));
  await expectSound(stores.db);
});

test('forty colleagues of ten new companies write at once: each company reaches one rep', async () => {
  const world = await openWorld(company(12));
  const leads: string[] = [];
  for (let n = 0; n < 40; n++) leads.push(await world.submit(`p${n}@c${n % 10}.test`));
  const other = { ...world.ctx, db: stores.rival };
  await Promise.all(
    leads.map((leadId, n) => routeLead(n % 2 === 0 ? world.ctx : other, { leadId })),
  );
  const reps = await Promise.all(leads.map(async (id) => (await askedAbout(world, id)).repId));
  for (let c = 0; c < 10; c++) {
    expect(new Set(reps.filter((_, n) => n % 10 === c)).size).toBe(1);
  }
  expect(new Set(reps).size).toBeGreaterThan(5);
  await expectSound(stores.db);
});

test('a rep in two pools never exceeds her cap, however many route at once', async () => {
  const { roster } = company(2);
  const world = await openWorld({
    roster: roster.replace('U0REP0 }', 'U0REP0, capacity: { open: 5 } }'),
    policy: `
version: 1
pools:
  - { id: emea, members: { rep0: 100 } }
  - { id: apac, members: { rep0: 100 } }
rules:
  - { id: far, when: { company.country: JP }, assign: { pool: apac, else: hold } }
  - { id: rest, when: {}, assign: { pool: emea, else: hold } }
`,
  });
  const leads = [];
  for (let n = 0; n < 50; n++) {
    const country = n % 2 === 0 ? 'JP' : 'ES';
    leads.push(await world.submit(`p${n}@c${n}.test`, { company: { country } }));
  }
  await Promise.all(leads.map((leadId) => routeLead(world.ctx, { leadId })));
  expect((await loadLoads(stores.db.read)).get('rep0')?.open).toBe(5);
  await expectSound(stores.db);
});

const SHELL: Actor = { kind: 'cli', osUser: 'test' };

const SHARED = {
  roster: company(2).roster.replace('U0REP0 }', 'U0REP0, capacity: { open: 5 } }'),
  policy: `
version: 1
pools:
  - { id: emea, members: { rep0: 100 } }
  - { id: apac, members: { rep0: 100 } }
segments:
  - { id: large, when: { company.employees: { gte: 1000 } }, units: 3 }
rules:
  - { id: far, when: { company.country: JP }, assign: { pool: apac, else: hold } }
  - { id: rest, when: {}, assign: { pool: emea, else: hold } }
`,
};

async function leadsOfBothSizes(world: World, count: number) {
  const leads: string[] = [];
  for (let n = 0; n < count; n++) {
    const sized = { country: n % 2 ? 'JP' : 'ES', employees: n % 3 ? 20 : 2_000 };
    leads.push(await world.submit(`p${n}@c${n}.test`, { company: sized }));
  }
  return leads;
}

test('leads of one and of three units from two servers never fill a rep past the cap', async () => {
  const world = await openWorld(SHARED);
  const other = { ...world.ctx, db: stores.rival };
  for (let round = 0; round < 3; round++) {
    const leads = await leadsOfBothSizes(world, 16);
    await Promise.all(
      leads.map((leadId, n) => routeLead(n % 2 === 0 ? world.ctx : other, { leadId })),
    );
    const open = (await loadLoads(stores.db.read)).get('rep0')?.open ?? 0;
    expect(open).toBeGreaterThan(2);
    expect(open).toBeLessThanOrEqual(5);
    await expectSound(stores.db);
    const { leads: all } = stores.db.t;
    for (const { id, state } of await stores.db.read.select().from(all)) {
      if (state === 'closed') continue;
      await closeLead(world.ctx, { leadId: id, closeAs: 'stale', reason: null, actor: SHELL });
    }
    expect((await loadLoads(stores.db.read)).get('rep0')?.open).toBe(0);
  }
});

test('two servers that both saw room for a large lead: the row lets one of them have it', async () => {
  await openWorld(SHARED);
  const at = new Date('2026-11-23T10:00:00Z');
  const wanted = { repId: 'rep0', dayKey: '2026-11-23', weekKey: '2026-W48', at };
  const caps = { open: 5, day: null, week: null };
  const reserve = (store: Database, units: number) =>
    store.tx((tx) => reservePlace(tx, { ...wanted, units, caps }));
  const taken = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      reserve(n % 2 === 0 ? stores.db : stores.rival, n % 4 < 2 ? 3 : 1),
    ),
  );
  const sum = taken.reduce((all, won, n) => all + (won ? (n % 4 < 2 ? 3 : 1) : 0), 0);
  expect(sum).toBe(5);
  expect((await loadLoads(stores.db.read)).get('rep0')?.open).toBe(5);
});

test('the same lead sent 100 times at once is one lead with one assignment', async () => {
  const world = await openWorld();
  const submission = { person: { email: 'dana@globex.test' } };
  const parsed = parseSubmission(submission, world.ctx.clock.now());
  if ('rejected' in parsed) throw new Error('rejected');
  const send = (n: number) =>
    intakeLead(n % 2 === 0 ? world.ctx : { ...world.ctx, db: stores.rival }, {
      source: { id: 'website', kind: 'generic', channel: 'web', auth: 'none' },
      key: { value: 'msg_1', kind: 'webhook_id' },
      body: Buffer.from(JSON.stringify(submission)),
      contentType: 'application/json',
      ...parsed,
    });
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => send(n)));
  expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(1);
  const ids = new Set(answers.map(({ leadId }) => leadId));
  expect(ids.size).toBe(1);
  await Promise.all([...ids, ...ids].map((leadId) => routeLead(world.ctx, { leadId })));
  expect(await stores.db.read.select().from(stores.db.t.leads)).toHaveLength(1);
  expect(await stores.db.read.select().from(stores.db.t.assignments)).toHaveLength(1);
});
