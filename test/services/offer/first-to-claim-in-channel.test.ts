import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { countMisses, listOffers } from '../../../src/db/leads/offer-store.ts';
import { AppError } from '../../../src/errors.ts';
import { claimCalled } from '../../../src/services/offer/calling/claim-called.ts';
import { listCallers } from '../../../src/services/offer/calling/list-callers.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, MONDAY, POLICY, ROSTER } from '../../support/world.ts';

const IN_CHANNEL = POLICY.replace(
  'assign: { pool: emea }',
  'assign: { pool: emea, offer: first_to_claim, ask: channel }',
);

/** Ana and Ben can take it; Cleo is full, and Mia is in no pool. */
const FULL = ROSTER.replace(
  'email: cleo@acme.test',
  'email: cleo@acme.test, capacity: { open: 0 }',
);

async function call(options: { roster?: string; refused?: boolean } = {}) {
  const { roster = FULL, refused = false } = options;
  const world = await createWorld({ policy: IN_CHANNEL, roster });
  const refusal = new AppError('upstream.refused', 'No.', { details: { word: 'not_in_channel' } });
  if (refused) world.failNextPost(refusal);
  const leadId = await world.submit('dana@globex.test', { company: { name: 'Globex' } });
  await world.settle();
  const offers = () => listOffers(world.db.read, leadId);
  const offerId = (await offers())[0]?.id ?? '';
  return {
    world,
    leadId,
    offerId,
    posts: () => world.posts.map(({ to, card }) => [to, card.kind]),
    drawn: () => world.updates.flatMap(({ card }) => (card.kind === 'call' ? [card] : [])),
    claim: async (repId: string) =>
      inEnglish(await claimCalled(world.ctx, { offerId, actor: rep(repId) })),
    states: async () =>
      Object.fromEntries((await offers()).map((one) => [one.repId, one.reason ?? one.state])),
  };
}

describe('a lead in a pool’s channel', () => {
  test('stands in one message that says nothing of the person, and nobody gets another', async () => {
    const { world, leadId, posts, states } = await call();
    expect(posts()).toEqual([['C0EMEA', 'call']]);
    expect(JSON.stringify(world.posts)).not.toMatch(/dana/i);
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    const offers = await listOffers(world.db.read, leadId);
    expect(offers.map(({ deliveredAt }) => deliveredAt)).toEqual([MONDAY, MONDAY]);
    await expectSound(world.db);
  });

  test('of two who claim at once one has it, and has the lead in a message', async () => {
    const { world, leadId, claim, states, posts, drawn } = await call();
    await world.advance('42s');
    const told = await Promise.all([claim('ana'), claim('ben')]);
    expect(told.map(({ outcome }) => outcome).toSorted()).toEqual(['claimed', 'offer_over']);
    await world.settle();
    const { ownerId } = (await findLead(world.db.read, leadId)) ?? {};
    expect(['ana', 'ben']).toContain(ownerId);
    expect(Object.values(await states()).toSorted()).toEqual(['claimed', 'taken']);
    expect(posts()).toEqual([
      ['C0EMEA', 'call'],
      [`U0${ownerId?.toUpperCase()}`, 'offer'],
    ]);
    expect(drawn()).toMatchObject([{ settled: { as: 'claimed', tookMs: 42_000 } }]);
    await expectSound(world.db);
  });

  test('tells somebody who cannot claim it what is in the way', async () => {
    const { world, claim, states } = await call();
    expect(await claim('cleo')).toMatchObject({
      outcome: 'not_asked',
      why: 'You are full: 0 of 0 open',
      asked: ['Ana Ruiz', 'Ben Koch'],
    });
    expect(await claim('lou')).toMatchObject({ outcome: 'not_asked', pool: 'emea', why: null });
    await setAvailability(world.ctx, { repId: 'ben', away: { until: null }, actor: rep('ben') });
    expect(await claim('ben')).toMatchObject({
      why: 'You are away',
      asked: ['Ana Ruiz'],
    });
    expect(await states()).toMatchObject({ ana: 'made' });
  });

  test('names those who can claim it, and who has it afterwards', async () => {
    const { world, offerId, claim } = await call();
    const ask = () => listCallers(world.ctx, { offerId });
    expect(await ask()).toMatchObject({ outcome: 'open', names: ['Ana Ruiz', 'Ben Koch'] });
    await claim('ben');
    expect(await ask()).toMatchObject({ outcome: 'offer_over', holder: { name: 'Ben Koch' } });
  });

  test('is back in the channel when the claim is taken back', async () => {
    const { world, leadId, claim, states, drawn } = await call();
    await claim('ben');
    await world.advance('30s');
    await undoLast(world.ctx, { leadId, actor: rep('ben') });
    await world.settle();
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    expect(drawn().at(-1)).toMatchObject({ settled: null });
    expect(world.updates.at(-1)?.card).toMatchObject({ kind: 'offer', state: 'made' });
    expect(await claim('ana')).toMatchObject({ outcome: 'claimed' });
    await world.settle();
    expect(drawn().at(-1)?.settled).toMatchObject({ as: 'claimed', by: 'Ana Ruiz' });
    expect(world.posts.filter(({ card }) => card.kind === 'offer')).toHaveLength(2);
    await expectSound(world.db);
  });

  test('settles there as well where one alone could claim it, and comes back', async () => {
    const full = FULL.replace(
      'email: ben@acme.test',
      'email: ben@acme.test, capacity: { open: 0 }',
    );
    const { world, leadId, claim, drawn } = await call({ roster: full });
    await claim('ana');
    await world.settle();
    expect(drawn().at(-1)?.settled).toMatchObject({ by: 'Ana Ruiz' });
    await undoLast(world.ctx, { leadId, actor: rep('ana') });
    await world.settle();
    expect(drawn().at(-1)?.settled).toBeNull();
    await expectSound(world.db);
  });

  test('that nobody claims goes on, and is nobody’s miss', async () => {
    const { world, leadId, states, posts, drawn } = await call();
    await world.advance('8m');
    expect(posts()).toEqual([['C0EMEA', 'call']]);
    await world.advance('10m');
    expect(await states()).toMatchObject({ ana: 'called', ben: 'called' });
    expect(await countMisses(world.db.read, MONDAY)).toEqual(new Map());
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held' });
    expect(drawn().at(-1)).toMatchObject({ settled: { as: 'over', next: null } });
    await expectSound(world.db);
  });

  test('goes to each of them alone where the channel takes no message', async () => {
    const { world, posts, claim } = await call({ refused: true });
    expect(posts().filter(([, kind]) => kind === 'offer')).toEqual([
      ['U0ANA', 'offer'],
      ['U0BEN', 'offer'],
    ]);
    expect(await claim('ana')).toMatchObject({ outcome: 'claimed' });
    await world.settle();
    expect(posts().filter(([, kind]) => kind === 'offer')).toHaveLength(2);
    await expectSound(world.db);
  });
});
