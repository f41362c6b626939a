import { describe, expect, test } from 'vitest';
import { listSuggestionsOf } from '../../../src/db/knowledge/suggestion-store.ts';
import { findLead, updateLead } from '../../../src/db/leads/lead-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { settleSuggestion } from '../../../src/services/suggestions/settle-suggestion.ts';
import { askedAbout, auditActions, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

const BASE = 'dana.ode@gmail.com';
const OTHERWISE = 'danaode+shop@googlemail.com';
const PHONE = '+34600000001';

async function routed(world: World, email: string, more: Record<string, unknown> = {}) {
  const leadId = await world.submit(email, more);
  await world.settle();
  return leadId;
}

const person = (email: string, over: object) => ({ person: { email, ...over } });

/** What became of a second lead of Dana, whose first one is offered. */
async function second(world: World, leadId: string) {
  const lead = await findLead(world.db.read, leadId);
  const [suggestion] = await listSuggestionsOf(world.db.read, leadId);
  return { state: lead?.state, into: lead?.mergedInto, suggested: suggestion?.target };
}

describe('the same mailbox, written otherwise', () => {
  test('is a repeat of the lead that is there, and its id stays an alias', async () => {
    const world = await createWorld();
    const { leadId: first } = await offeredLead(world, BASE);
    world.pass('1m');
    const other = await routed(world, OTHERWISE, { request: { message: 'Hello?' } });
    expect(await second(world, other)).toMatchObject({ state: 'closed', into: first });
    const lead = await findLead(world.db.read, first);
    expect(lead).toMatchObject({ touchCount: 2, state: 'offered' });
    expect(lead?.submission).toMatchObject({
      person: { email: BASE },
      request: { message: 'Hello?' },
    });
    expect(world.posts.at(-1)?.card).toMatchObject({ kind: 'notice', quote: 'Hello?' });
    const { auditEvents } = world.db.t;
    const merges = (await world.db.read.select().from(auditEvents)).filter(
      ({ action }) => action === 'lead.merged',
    );
    expect(merges).toMatchObject([
      { actor: 'system:matcher', data: { from: other, into: first, why: 'mailbox' } },
      { actor: 'system:matcher', leadId: first },
    ]);
  });

  test('of two that come in at once the younger joins the older', async () => {
    const world = await createWorld();
    const first = await world.submit(BASE);
    const other = await world.submit(OTHERWISE);
    await world.settle();
    expect(await second(world, other)).toMatchObject({ into: first });
    expect(await second(world, first)).toMatchObject({ state: 'offered' });
    expect((await auditActions(world)).filter((one) => one === 'lead.offered')).toHaveLength(1);
  });

  test('goes to somebody else when the owner is gone', async () => {
    const world = await createWorld();
    const { leadId: first, offerId, actor, repId } = await offeredLead(world, BASE);
    await claimOffer(world.ctx, { offerId, actor });
    await world.db.tx((tx) =>
      tx.insert(world.db.t.repStates).values({
        repId,
        away: false,
        awayUntil: null,
        coverId: null,
        deactivatedAt: world.ctx.clock.now(),
        setBy: 'test',
        updatedAt: world.ctx.clock.now(),
      }),
    );
    await routed(world, OTHERWISE);
    expect((await askedAbout(world, first)).repId).not.toBe(repId);
  });

  test.each([
    ['a test', async (world: World) => routed(world, OTHERWISE, { test: true })],
    [
      'a lead that is closed',
      async (world: World, leadId: string) => {
        await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
        return routed(world, OTHERWISE);
      },
    ],
    [
      'a lead of long ago',
      async (world: World, id: string) => {
        const lastTouchAt = new Date(world.ctx.clock.now().getTime() - 31 * 86_400_000);
        await world.db.tx((tx) => updateLead(tx, id, { lastTouchAt }));
        return routed(world, OTHERWISE);
      },
    ],
    ['somebody else', async (world: World) => routed(world, 'dana.odes@gmail.com')],
  ])('is not joined with %s', async (_, come) => {
    const world = await createWorld();
    const { leadId: first } = await offeredLead(world, BASE);
    const other = await come(world, first);
    expect(await second(world, other)).toMatchObject({ state: 'offered', into: null });
  });

  test('a real lead is joined with the real one, whatever tests there are', async () => {
    const world = await createWorld();
    const first = await routed(world, BASE);
    world.pass('1m');
    await routed(world, 'd.anaode@gmail.com', { test: true });
    expect(await second(world, await routed(world, OTHERWISE))).toMatchObject({ into: first });
  });
});

describe('the same number', () => {
  test('and name is the same person, at whatever address', async () => {
    const world = await createWorld();
    const first = await routed(world, BASE, person(BASE, { name: 'Dana Ode', phone: PHONE }));
    const email = 'dana@ode.test';
    const more = person(email, { first_name: 'DANA', last_name: 'Ode', phone: PHONE });
    expect(await second(world, await routed(world, email, more))).toMatchObject({ into: first });
  });

  test('under another name is a question, unless it is the number of a house', async () => {
    const world = await createWorld();
    const named = (email: string, name: string) =>
      routed(world, email, person(email, { name, phone: PHONE }));
    const first = await named(BASE, 'Dana Ode');
    expect(await second(world, await named('eli@x.test', 'Eli Roe'))).toMatchObject({
      state: 'offered',
      suggested: first,
    });
    expect(await second(world, await named('fay@y.test', 'Fay Poe'))).toMatchObject({
      suggested: undefined,
    });
  });
});

const at = (email: string) => person(email, { name: 'Dana Ode' });

async function twoOfDana() {
  const world = await createWorld();
  const first = await routed(world, 'dana@globex.test', at('dana@globex.test'));
  world.pass('1m');
  const other = await routed(world, 'd.ode@globex.test', at('d.ode@globex.test'));
  const [suggestion] = await listSuggestionsOf(world.db.read, other);
  const settle = (same: boolean) =>
    settleSuggestion(world.ctx, { suggestionId: suggestion?.id ?? '', same, actor: MIA });
  return { world, first, other, settle };
}

describe('the same name at one company', () => {
  test('is a question, and merging makes one lead of the two', async () => {
    const { world, first, other, settle } = await twoOfDana();
    expect(await second(world, other)).toMatchObject({ state: 'offered', suggested: first });
    expect(world.posts.map(({ card }) => card)).toContainEqual(
      expect.objectContaining({
        kind: 'suggestion',
        other: expect.objectContaining({ is: 'lead' }),
      }),
    );
    expect(await settle(true)).toMatchObject({ outcome: 'merged', leadId: first });
    expect(await second(world, other)).toMatchObject({ state: 'closed', into: first });
    expect(await settle(false)).toMatchObject({ outcome: 'settled_before' });
  });

  test('kept apart they stay two', async () => {
    const { world, other, settle } = await twoOfDana();
    expect(await settle(false)).toMatchObject({ outcome: 'kept_apart' });
    expect(await second(world, other)).toMatchObject({ state: 'offered', into: null });
    expect(await auditActions(world, other)).toContain('lead.kept_apart');
  });

  test('one of which is closed by now leaves nothing to decide', async () => {
    const { world, first, other, settle } = await twoOfDana();
    await closeLead(world.ctx, { leadId: first, closeAs: 'bad', reason: null, actor: MIA });
    expect(await settle(true)).toMatchObject({ outcome: 'outdated' });
    expect(await second(world, other)).toMatchObject({ state: 'offered', into: null });
    const [suggestion] = await listSuggestionsOf(world.db.read, other);
    expect(suggestion?.state).toBe('outdated');
  });

  test('in a file of many leads nobody is asked', async () => {
    const world = await createWorld();
    await routed(world, 'dana@globex.test', at('dana@globex.test'));
    const bulk = await world.submit('d.ode@globex.test', at('d.ode@globex.test'));
    await world.db.tx((tx) => updateLead(tx, bulk, { bulk: true }));
    await world.settle();
    expect(await second(world, bulk)).toMatchObject({ state: 'offered', suggested: undefined });
  });
});
