import { expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { listMessages } from '../../../src/db/delivery/outbox-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { Fetched } from '../../../src/ports.ts';
import { reasonText } from '../../../src/routing/model/reasons.ts';
import { sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import { announceLateFetches } from '../../../src/services/fetching/announce-late-fetches.ts';
import { type Fetchers, fetchAnnounced } from '../../../src/services/fetching/fetch-announced.ts';
import { intakeDelivery } from '../../../src/services/intake/intake-delivery.ts';
import { measure } from '../../../src/services/operations/measure.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

const SOURCES = '- { id: portal, kind: hubspot }\n- { id: website }\n';
const SOURCE = sourceSchema.parse({ id: 'portal', kind: 'hubspot' });

type Answer = Fetched | Error;
const contact = (email: string): Fetched => ({
  object: { id: '7', properties: { email, firstname: 'Dana', company: 'Globex' } },
});
const GONE: Fetched = { lost: 'http_404' };
const DOWN = new AppError('upstream.unreachable', 'HubSpot answered 500.', { retryable: true });
const DENIED = new AppError('upstream.denied', 'HUBSPOT_TOKEN is not accepted.', {
  details: { system: 'HubSpot', variable: 'HUBSPOT_TOKEN', word: 'http_401' },
});

/** A provider that answers as told; it must never be asked while a transaction is open. */
function answering(db: Database, next: () => Answer) {
  const asked: string[] = [];
  const fetch = async (objectId: string) => {
    await db.read.select().from(db.read.t.settings);
    asked.push(objectId);
    const answer = next();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const one = { fetch };
  const fetchers: Fetchers = { hubspot: one, meta: one, pipedrive: one };
  return { fetchers, asked };
}

async function announced(...ids: string[]) {
  const world = await createWorld({ sources: SOURCES });
  const { leads } = await announce(world, ...ids);
  return { world, ctx: world.ctx, leadIds: leads.map(({ leadId }) => leadId) };
}

function announce(world: World, ...ids: string[]) {
  return intakeDelivery(world.ctx, {
    source: SOURCE,
    body: new TextEncoder().encode(ids.join()),
    contentType: 'application/json',
    touches: [],
    announced: ids.map((id) => ({ key: { kind: 'provider', value: `e${id}` }, objectId: id })),
    note: null,
  });
}

test('a lead that was announced comes in under the id it was promised, as old as its notice', async () => {
  const { world, ctx, leadIds } = await announced('7');
  world.pass('5m');
  const { fetchers, asked } = answering(world.db, () => contact('dana@globex.test'));
  expect(await fetchAnnounced(ctx, fetchers)).toBe(1);
  expect(asked).toEqual(['7']);
  const lead = await findLead(world.db.read, leadIds[0] ?? '');
  expect(lead).toMatchObject({ state: 'received', source: 'portal', company: 'Globex' });
  expect(lead?.receivedAt).toEqual(MONDAY);
  expect(await fetchAnnounced(ctx, fetchers)).toBe(0);
  await world.settle();
  expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer']);
});

test('two announcements of one person are one lead, and the notice again is a duplicate', async () => {
  const { world, ctx, leadIds } = await announced('7', '8');
  const { fetchers } = answering(world.db, () => contact('dana@globex.test'));
  await fetchAnnounced(ctx, fetchers);
  const leads = await Promise.all(leadIds.map((id) => findLead(world.db.read, id)));
  expect(leads.filter((lead) => lead !== null)).toHaveLength(1);
  expect(leads.find((lead) => lead !== null)?.touchCount).toBe(2);
  const again = await announce(world, '7', '8');
  expect(again.status).toBe('duplicate');
  const living = leads.find((lead) => lead !== null)?.id;
  expect(again.leads.map(({ leadId }) => leadId)).toEqual([living, living]);
});

test('what is not there is a lead in quarantine that names what was announced', async () => {
  const { world, ctx, leadIds } = await announced('7');
  await fetchAnnounced(ctx, answering(world.db, () => GONE).fetchers);
  await world.settle();
  const lead = await findLead(world.db.read, leadIds[0] ?? '');
  expect(lead).toMatchObject({ state: 'quarantined', company: 'Unknown sender' });
  expect(lead?.submission.custom).toEqual({ hubspot_id: '7' });
  expect(lead?.heldFor && reasonText(lead.heldFor)).toBe(
    'HubSpot contact 7 could not be fetched: there is none (HTTP 404)',
  );
  expect(world.posts.map(({ card }) => card.kind)).toEqual(['quarantine']);
});

test('a provider that is away is asked again for a day, ever less often, then no more', async () => {
  const { world, ctx, leadIds } = await announced('7');
  const { fetchers, asked } = answering(world.db, () => DOWN);
  await fetchAnnounced(ctx, fetchers);
  expect(await fetchAnnounced(ctx, fetchers)).toBe(0);
  for (let n = 0; n < 60; n++) {
    world.pass('1s');
    await fetchAnnounced(ctx, fetchers);
  }
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.length).toBeLessThan(9);
  world.pass('23h');
  await fetchAnnounced(ctx, fetchers);
  expect(await findLead(world.db.read, leadIds[0] ?? '')).toBeNull();
  world.pass('1h');
  await fetchAnnounced(ctx, fetchers);
  const lead = await findLead(world.db.read, leadIds[0] ?? '');
  expect(lead).toMatchObject({
    state: 'quarantined',
    heldFor: { data: { why: { code: 'fetch.unreachable' } } },
  });
  world.pass('1h');
  const before = asked.length;
  await fetchAnnounced(ctx, fetchers);
  expect(asked.length).toBe(before);
});

test('who asks us to wait is not asked before', async () => {
  const { world, ctx } = await announced('7');
  const wait = new AppError('upstream.rate_limited', 'x', { details: { retryAfterMs: 30_000 } });
  const { fetchers, asked } = answering(world.db, () => wait);
  await fetchAnnounced(ctx, fetchers);
  world.pass('29s');
  await fetchAnnounced(ctx, fetchers);
  expect(asked).toHaveLength(1);
  world.pass('2s');
  await fetchAnnounced(ctx, fetchers);
  expect(asked).toHaveLength(2);
});

test('a wrong token waits for people: they hear once which variable it is, and nothing is lost', async () => {
  const { world, ctx, leadIds } = await announced('7', '8');
  let answer: Answer = DENIED;
  const { fetchers } = answering(world.db, () => answer);
  for (let n = 0; n < 26; n++) {
    await fetchAnnounced(ctx, fetchers);
    world.pass('1h');
  }
  await world.settle();
  expect(world.posts.map(({ to }) => to)).toEqual(['C0OPS']);
  expect(inEnglish(world.posts[0]?.card)).toMatchObject({
    kind: 'notice',
    title: 'HubSpot does not hand out its leads',
    text: expect.stringMatching(
      /^HUBSPOT_TOKEN is not accepted \(http 401\), since 10:00 UTC\. 2 announced leads wait, .*HUBSPOT_TOKEN to a token that may read its contacts/,
    ),
  });
  answer = contact('dana@globex.test');
  await fetchAnnounced(ctx, fetchers);
  expect(await findLead(world.db.read, leadIds[0] ?? '')).not.toBeNull();
  expect(await readSetting(world.db.read, 'fetch_denied')).toEqual({});
});

test('a token that stays wrong for a week leaves the names of what was announced', async () => {
  const { world, ctx, leadIds } = await announced('7');
  const { fetchers } = answering(world.db, () => DENIED);
  world.pass('8d');
  await fetchAnnounced(ctx, fetchers);
  const lead = await findLead(world.db.read, leadIds[0] ?? '');
  expect(lead).toMatchObject({ state: 'quarantined', heldFor: { data: { why: 'HTTP 401' } } });
});

test('what an asker who stood still too long brings is not taken in a second time', async () => {
  const { world, ctx } = await announced('7');
  const quick = answering(world.db, () => contact('dana@globex.test'));
  const slow = answering(world.db, () => contact('dana@globex.test'));
  const fetch = async (objectId: string) => {
    world.pass('31s');
    await fetchAnnounced(ctx, quick.fetchers);
    return slow.fetchers.hubspot.fetch(objectId);
  };
  const one = { fetch };
  await fetchAnnounced(ctx, { hubspot: one, meta: one, pipedrive: one });
  expect([quick.asked, slow.asked]).toEqual([['7'], ['7']]);
  const touches = await world.db.read.select().from(world.db.read.t.touches);
  expect(touches).toHaveLength(1);
});

test('a source that is of another kind by now leaves a name in quarantine', async () => {
  const { world, ctx, leadIds } = await announced('7');
  const { sources } = world.db.read.t;
  await world.db.tx((tx) => tx.update(sources).set({ definition: { ...SOURCE, kind: 'generic' } }));
  const { fetchers, asked } = answering(world.db, () => contact('dana@globex.test'));
  await fetchAnnounced(ctx, fetchers);
  expect(asked).toEqual([]);
  const lead = await findLead(world.db.read, leadIds[0] ?? '');
  expect(lead?.heldFor?.data).toMatchObject({
    why: { code: 'fetch.source_changed' },
    value: { code: 'fetch.other', data: { source: 'portal', id: '7' } },
  });
});

test('a wait of ten minutes pages once, stands in the figures, and its end is told', async () => {
  const { world, ctx } = await announced('7');
  let answer: Answer = DOWN;
  const { fetchers } = answering(world.db, () => answer);
  await fetchAnnounced(ctx, fetchers);
  expect(await announceLateFetches(ctx)).toBe(0);
  world.pass('10m');
  expect(await announceLateFetches(ctx)).toBe(1);
  expect(await announceLateFetches(ctx)).toBe(0);
  expect((await measure(ctx)).fetches).toEqual({ n: 1, oldestMs: 600_000 });
  await world.settle();
  expect(world.pages.map(({ title }) => title)).toEqual(['Announced leads do not come']);
  answer = contact('dana@globex.test');
  await fetchAnnounced(ctx, fetchers);
  await announceLateFetches(ctx);
  await world.settle();
  expect(world.pages[1]).toMatchObject({ title: 'Announced leads come again', severity: 'info' });
  expect((await measure(ctx)).fetches).toEqual({ n: 0, oldestMs: 0 });
});

test('the engine wakes up when something is to be asked for, or to be told', async () => {
  const { world, ctx } = await announced('7');
  expect(await nextDueAt(ctx)).toEqual(MONDAY);
  await fetchAnnounced(ctx, answering(world.db, () => DOWN).fetchers);
  const again = (await nextDueAt(ctx))?.getTime() ?? 0;
  expect(again - MONDAY.getTime()).toBeGreaterThanOrEqual(500);
  expect(again - MONDAY.getTime()).toBeLessThanOrEqual(1000);
  expect(await listMessages(world.db.read, { limit: 9 })).toEqual([]);
});
