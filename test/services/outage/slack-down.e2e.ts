import { expect, test } from 'vitest';
import { countMessages } from '../../../src/db/delivery/outbox-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { countMisses, listOffers } from '../../../src/db/leads/offer-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { Messenger } from '../../../src/ports.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { askedAbout, auditActions, lagSums } from '../../support/cast.ts';
import { createWiredWorld, type WiredWorld } from '../../support/wired-world.ts';

const MINUTE_S = 60;
const EARLY = 4;
const LEADS = 40;
const FORMS = ['demo', 'pricing', 'contact', 'ebook', undefined];

interface Story {
  world: WiredWorld;
  leads: string[];
  /** Milliseconds. */
  healedAt: number;
}

/** Four leads just before, then two a minute for twenty minutes; reps claim what reached them. */
async function twentyMinutes({ outage }: { outage: boolean }): Promise<Story> {
  const world = await createWiredWorld();
  const leads: string[] = [];
  const submit = async () => {
    const form = FORMS[leads.length % FORMS.length];
    const request = form === undefined ? {} : { request: { form } };
    leads.push(await world.submit(`p${leads.length}@c${leads.length}.test`, request));
  };
  for (let n = 0; n < EARLY; n++) {
    await submit();
    await world.run(10);
  }
  if (outage) world.breakSlack();
  else await claimSeen(world, leads, 10);
  await world.run(20 * MINUTE_S, async (second) => {
    if (second % 30 === 0) await submit();
    if (!outage && second % 30 === 20) await claimSeen(world, leads, 10);
  });
  world.slack.clearFaults();
  const healedAt = world.ctx.clock.now().getTime();
  await world.run(2 * MINUTE_S);
  await claimSeen(world, leads, 0);
  await world.settle();
  return { world, leads, healedAt };
}

/** Whoever has had a card for that long claims it. */
async function claimSeen(world: WiredWorld, leads: string[], seconds: number): Promise<void> {
  const before = world.ctx.clock.now().getTime() - seconds * 1_000;
  for (const leadId of leads) {
    const open = (await listOffers(world.db.read, leadId)).find(({ state }) => state === 'made');
    if (!open?.deliveredAt || open.deliveredAt.getTime() > before) continue;
    await claimOffer(world.ctx, await askedAbout(world, leadId));
  }
}

async function offersOf({ world, leads }: Pick<Story, 'world' | 'leads'>) {
  return Promise.all(
    leads.map(async (leadId) => {
      const offers = await listOffers(world.db.read, leadId);
      return offers.map(({ repId, state, ordinal }) => ({ repId, state, ordinal }));
    }),
  );
}

async function drawsOf({ db }: WiredWorld) {
  const rows = await db.read.select().from(db.t.draws);
  return rows.map(({ repId, refundedAt }) => `${repId} ${refundedAt?.toISOString()}`).toSorted();
}

/** When each late card arrived, and how urgent its lead is. */
async function arrivalsOf({ world, healedAt }: Story) {
  const { offers, leads } = world.db.t;
  const priorities = new Map(
    (await world.db.read.select().from(leads)).map(({ id, priority }) => [id, priority]),
  );
  const rows = await world.db.read.select().from(offers);
  return rows
    .map(({ repId, leadId, deliveredAt }) => {
      const afterMs = Number(deliveredAt) - healedAt;
      return { repId, afterMs, priority: priorities.get(leadId) ?? 0 };
    })
    .filter(({ afterMs }) => afterMs >= 0)
    .toSorted((a, b) => a.afterMs - b.afterMs);
}

test('twenty minutes without Slack cost nobody a turn, and all cards are out a minute later', async () => {
  const story = await twentyMinutes({ outage: true });
  const control = await twentyMinutes({ outage: false });
  const { world, leads } = story;
  expect(leads).toHaveLength(EARLY + LEADS);
  const offers = await offersOf(story);
  expect(offers).toEqual(await offersOf(control));
  expect(new Set(offers.flat().map(({ state }) => state))).toEqual(new Set(['claimed']));
  expect(await countMisses(world.db.read, new Date(0))).toEqual(new Map());
  expect(await loadLags(world.db.read)).toEqual(await loadLags(control.world.db.read));
  expect(await drawsOf(world)).toEqual(await drawsOf(control.world));
  expect(await lagSums(world.db)).toEqual([0]);
  const actions = await auditActions(world);
  expect(actions.filter((action) => /^(sla|slack)\./.test(action))).toEqual([
    'slack.down',
    'slack.up',
  ]);
  expect(world.errors).toEqual([]);
  const left = await countMessages(world.db.read);
  expect(left.filter(({ state }) => state === 'dead')).toEqual([]);

  const arrivals = await arrivalsOf(story);
  expect(arrivals).toHaveLength(LEADS);
  expect(arrivals.at(-1)?.afterMs).toBeLessThanOrEqual(60_000);
  for (const repId of ['ana', 'ben', 'cleo']) {
    const own = arrivals.filter((one) => one.repId === repId);
    for (const [index, { afterMs, priority }] of own.entries()) {
      const later = own.slice(index).filter((one) => one.afterMs > afterMs);
      expect(priority).toBeGreaterThanOrEqual(Math.max(0, ...later.map((one) => one.priority)));
    }
  }
});

test('the outage is known since its first failure, and one page tells of it and one of its end', async () => {
  const world = await createWiredWorld();
  await world.run(60);
  world.breakSlack();
  const since = world.ctx.clock.now().getTime();
  await world.submit('dana@globex.test');
  await world.run(90);
  const outage = await readSetting(world.db.read, 'slack_outage');
  expect(Date.parse(outage?.since ?? '') - since).toBeLessThanOrEqual(1_000);
  expect(world.pages).toEqual([]);
  await world.run(6 * MINUTE_S);
  expect(world.pages.map(({ title }) => title)).toEqual(['Slack does not answer']);
  world.slack.clearFaults();
  await world.run(60);
  expect(await readSetting(world.db.read, 'slack_outage')).toBeNull();
  expect(world.pages.at(-1)).toMatchObject({ title: 'Slack is back' });
  expect(world.pages.at(-1)?.text).toMatch(/after [78] minutes\. 1 leads? waited/);
  await world.run(5 * MINUTE_S);
  expect(world.pages).toHaveLength(2);
});

test('a quiet hour hides no outage, although nothing is to be sent', async () => {
  const world = await createWiredWorld();
  await world.run(30);
  world.breakSlack();
  await world.run(90);
  expect(await readSetting(world.db.read, 'slack_outage')).toMatchObject({ kind: 'unreachable' });
});

async function without<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { code, message, retryable } = thrown;
    const { downSince: _, ...details } = thrown.details;
    throw new AppError(code, message, { retryable, details });
  }
}

/** Tells nobody how long the silence lasts: the outage is never written down. */
const forgetful = (messenger: Messenger): Messenger => ({
  ...messenger,
  post: (to, card) => without(messenger.post(to, card)),
  update: (place, card) => without(messenger.update(place, card)),
  identify: () => without(messenger.identify()),
});

test('were the clocks to go on, offers would run out that nobody could answer', async () => {
  for (const [change, expired] of [[forgetful, EARLY] as const, [undefined, 0] as const]) {
    const world = await createWiredWorld(change ? { change } : {});
    const leads = [];
    for (let n = 0; n < EARLY; n++) leads.push(await world.submit(`p${n}@c${n}.test`));
    await world.run(10);
    world.breakSlack();
    await world.run(18 * MINUTE_S);
    const states = (await offersOf({ world, leads })).flat().map(({ state }) => state);
    expect(states.filter((state) => state === 'expired')).toHaveLength(expired);
  }
});
