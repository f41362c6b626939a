import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findLead, type LeadRecord } from '../../../src/db/leads/lead-store.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { showLead } from '../../../src/services/look-up/show-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { askedAbout, auditActions, MIA } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const REPS = ['ana', 'ben', 'cleo'];
const away = (world: World, repId: string, isAway = true) =>
  setAvailability(world.ctx, { repId, away: isAway ? { until: null } : null, actor: MIA });
/** In the order of their urgency: the first matters most. */
async function submitRanked(world: World, count: number): Promise<string[]> {
  const ids = [];
  for (let n = 0; n < count; n++) ids.push(await world.submit(`p${n}@c${n}.test`));
  await world.settle();
  const { leads } = world.db.t;
  for (const [n, id] of ids.entries()) {
    const priority = 1 - n / 100;
    await world.db.tx((tx) => tx.update(leads).set({ priority }).where(eq(leads.id, id)));
  }
  return ids;
}
const leadOf = async (world: World, id = ''): Promise<LeadRecord> => {
  const lead = await findLead(world.db.read, id);
  if (!lead) throw new Error(`There is no ${id}.`);
  return lead;
};
const inState = async (world: World, ids: string[], state: string) => {
  const states = await Promise.all(ids.map(async (id) => (await leadOf(world, id)).state));
  return ids.filter((_, n) => states[n] === state);
};
const told = (world: World) =>
  world.posts.filter(({ card }) => card.kind === 'escalation' || card.kind === 'notice');
/** All are away, so many leads come, and wait on hold. */
async function everybodyOut(count: number, policy = POLICY) {
  const world = await createWorld({ policy });
  for (const repId of REPS) await away(world, repId);
  const ids = await submitRanked(world, count);
  world.posts.length = 0;
  return { world, ids };
}

const SHIFT = 'manager: mia, hours: { mon-fri: ["12:00-18:00"] } }';
const NEVER = 'manager: mia, hours: {} }';
/** Ana comes at noon, alone. */
async function night(count: number, policy = POLICY) {
  const roster = ROSTER.replace('manager: mia }', SHIFT).replaceAll('manager: mia }', NEVER);
  const world = await createWorld({ roster, policy });
  const ids = await submitRanked(world, count);
  await world.advance('2h');
  return { world, ids };
}

describe('whoever is back first', () => {
  test('has five to answer at a time, the most urgent first, and the next with each answer', async () => {
    const { world, ids } = await everybodyOut(12);
    await away(world, 'ana', false);
    await world.settle();
    expect(await inState(world, ids, 'offered')).toEqual(ids.slice(0, 5));
    for (const answered of [0, 1, 2]) {
      const asked = await askedAbout(world, ids[answered] ?? '');
      if (answered === 1) await declineOffer(world.ctx, { ...asked, reasonId: 'full', note: null });
      else await claimOffer(world.ctx, asked);
      await world.settle();
      expect((await inState(world, ids, 'offered')).at(-1)).toBe(ids[5 + answered]);
      expect(await inState(world, ids, 'offered')).toHaveLength(5);
    }
    await expectSound(world.db);
  });

  test('gets what just came all the same', async () => {
    const { world, ids } = await everybodyOut(8);
    await away(world, 'ana', false);
    await world.settle();
    const fresh = await world.submit('new@fresh.test');
    await world.settle();
    expect((await askedAbout(world, fresh)).repId).toBe('ana');
    expect(await inState(world, ids, 'held')).toHaveLength(3);
  });

  test('shares with the next who is back, who is no more flooded', async () => {
    const { world, ids } = await everybodyOut(12);
    await away(world, 'ana', false);
    await world.settle();
    await away(world, 'ben', false);
    await world.settle();
    const reps = await Promise.all(
      ids.slice(0, 10).map(async (id) => (await askedAbout(world, id)).repId),
    );
    expect(reps).toEqual([...Array(5).fill('ana'), ...Array(5).fill('ben')]);
    expect(await inState(world, ids, 'held')).toEqual(ids.slice(10));
  });

  test('has no limit in a pool that sets none', async () => {
    const policy = POLICY.replace('pools:\n  - {', 'pools:\n  - { backlog_at_once: 0,');
    const { world, ids } = await everybodyOut(12, policy);
    await away(world, 'ana', false);
    await world.settle();
    expect(await inState(world, ids, 'offered')).toEqual(ids);
  });

  test('who says nothing, and is left here, makes room when the time is over', async () => {
    const { world, ids } = await night(7, `${POLICY}away_after_misses: 0\n`);
    expect(await inState(world, ids, 'offered')).toEqual(ids.slice(0, 5));
    for (let minute = 0; minute < 18; minute++) await world.advance('1m');
    expect((await leadOf(world, ids[5])).state).toBe('offered');
    expect((await leadOf(world, ids[6])).state).toBe('offered');
  });
});

describe('a lead that waits its turn', () => {
  test('stays scheduled where it was, and says whose answers it waits for', async () => {
    const { world, ids } = await night(7);
    const last = await leadOf(world, ids[6]);
    expect(last).toMatchObject({ state: 'scheduled', routeTrigger: 'drain', round: 2 });
    expect(told(world)).toEqual([]);
    const words = 'Ana Ruiz has 5 leads to answer first';
    expect(await explainLead(world.ctx, { leadId: last.id })).toMatchObject({
      status: 'scheduled',
      decision: { reason_codes: ['hold.backlog'], reasons: [words] },
    });
    const story = inEnglish(await loadStory(world.ctx, { leadId: last.id, userId: null }));
    expect(story?.headline).toMatch(`waits its turn: the rule “rest” matched; ${words}.`);
    expect(inEnglish(story?.timeline.map(({ text }) => text))?.join('\n')).toMatch(
      /Waits its turn/,
    );
    const shown = await showLead(world.ctx, { leadId: last.id, actor: MIA });
    expect(JSON.stringify(shown)).toContain('"waitsFor":"turn"');
  });

  test('is told of as soon as nobody is left who could answer', async () => {
    const { world, ids } = await night(12);
    world.posts.length = 0;
    await away(world, 'ana');
    await world.settle();
    expect(await inState(world, ids, 'held')).toEqual(ids);
    const words = JSON.stringify(told(world));
    for (const id of ids) expect(words).toContain(id);
  });

  test('on hold is told of once, and gives the reason of today', async () => {
    const { world, ids } = await everybodyOut(12);
    const reason = async () => (await leadOf(world, ids[11])).heldFor?.code;
    expect(await reason()).toBe('hold.nobody');
    await away(world, 'ana', false);
    await world.settle();
    expect(await reason()).toBe('hold.backlog');
    await away(world, 'ana');
    await world.settle();
    expect(await reason()).toBe('hold.nobody');
    expect(JSON.stringify(told(world))).not.toContain(ids[11]);
    const actions = await auditActions(world, ids[11]);
    expect(actions.filter((action) => action === 'lead.held')).toHaveLength(1);
    expect(actions.filter((action) => action === 'lead.kept_waiting')).toHaveLength(2);
  });
});

test('a declined lead keeps its age: of equals it goes before whoever came after it', async () => {
  const { world, ids } = await everybodyOut(3);
  await away(world, 'ana', false);
  await world.settle();
  const { leads } = world.db.t;
  const [first = ''] = ids;
  await declineOffer(world.ctx, {
    ...(await askedAbout(world, first)),
    reasonId: 'full',
    note: null,
  });
  await away(world, 'ana');
  world.pass('1h');
  const younger = await world.submit('late@comer.test');
  await world.settle();
  await world.db.tx((tx) => tx.update(leads).set({ priority: 0.5 }));
  await away(world, 'ben', false);
  await world.settle();
  const offers = await world.db.read.select().from(world.db.t.offers);
  const drained = offers.filter(({ repId }) => repId === 'ben').map(({ leadId }) => leadId);
  expect(drained).toEqual([...ids, younger]);
});

test('what a pause kept is drained by the same rule', async () => {
  const world = await createWorld();
  await pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
  const ids = await submitRanked(world, 20);
  await pauseRouting(world.ctx, { pool: 'all', paused: false, actor: MIA });
  await world.settle();
  expect(await inState(world, ids, 'offered')).toEqual(ids.slice(0, 15));
  const reps = await Promise.all(
    ids.slice(0, 15).map(async (id) => (await askedAbout(world, id)).repId),
  );
  for (const repId of REPS) expect(reps.filter((one) => one === repId)).toHaveLength(5);
});

/** So many more like this one. */
async function multiply(world: World, id: string, count: number): Promise<void> {
  const one = await leadOf(world, id);
  const copies = Array.from({ length: count }, (_, n) => ({
    ...one,
    id: `${one.id}_${n}`,
    personKey: `copy:${n}`,
    priority: 0.1,
  }));
  const { leads } = world.db.t;
  for (let from = 0; from < count; from += 500) {
    await world.db.tx((tx) => tx.insert(leads).values(copies.slice(from, from + 500)));
  }
}
async function countLooks(world: World): Promise<number> {
  let looks = 0;
  for (let more = await routeDue(world.ctx); more > 0; more = await routeDue(world.ctx)) {
    looks += more;
  }
  return looks;
}

describe('of thousands that wait', () => {
  const TWO = POLICY.replace(
    'rules:',
    '  - { id: us, members: { cleo: 100 } }\nrules:\n  - { id: american, when: { company.country: US }, assign: { pool: us, else: hold } }',
  );
  test('a freed place that one can use is looked at by two, and none is left over', async () => {
    const { world, ids } = await everybodyOut(6);
    await away(world, 'ana', false);
    await world.settle();
    await multiply(world, ids[5] ?? '', 2_000);
    await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
    expect(await countLooks(world)).toBe(2);
    expect((await leadOf(world, ids[5])).state).toBe('offered');
  });

  test('a freed place that nobody can use is looked at once in each line', async () => {
    const world = await createWorld({ policy: TWO });
    await away(world, 'cleo');
    const american = await world.submit('p@us.test', { company: { country: 'US' } });
    const other = await world.submit('p@emea.test');
    await world.settle();
    expect((await leadOf(world, american)).state).toBe('held');
    await multiply(world, american, 2_000);
    await claimOffer(world.ctx, await askedAbout(world, other));
    expect(await countLooks(world)).toBe(1);
  });

  test('who has declined the first is not the end of the line', async () => {
    const { world, ids } = await everybodyOut(7);
    await away(world, 'ana', false);
    await world.settle();
    const asked = await askedAbout(world, ids[0] ?? '');
    await declineOffer(world.ctx, { ...asked, reasonId: 'wrong_language', note: null });
    await world.settle();
    expect((await leadOf(world, ids[5])).state).toBe('offered');
    expect((await leadOf(world, ids[0])).state).toBe('held');
    await claimOffer(world.ctx, await askedAbout(world, ids[1] ?? ''));
    await world.settle();
    expect((await leadOf(world, ids[6])).state).toBe('offered');
  });
});
