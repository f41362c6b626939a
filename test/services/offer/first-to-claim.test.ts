import { describe, expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags, loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { findOpenAssignment, listOffers } from '../../../src/db/leads/offer-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadEscalationCard } from '../../../src/services/cards/load-escalation.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { extendOffer } from '../../../src/services/offer/extend-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { standingOf } from '../../../src/services/views/lead/standing-of.ts';
import { auditActions, MIA, rep } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

const AT_ONCE = POLICY.replace(
  'assign: { pool: emea }',
  'assign: { pool: emea, offer: first_to_claim, ask: 2 }',
);

/** Ana and Ben are asked at once; Cleo is next. */
async function open(options: { policy?: string; roster?: string } = {}) {
  const world = await createWorld({ policy: AT_ONCE, ...options });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  const { ctx, db } = world;
  const offers = () => listOffers(db.read, leadId);
  const offerOf = async (repId: string) =>
    (await offers()).findLast((one) => one.repId === repId)?.id ?? '';
  return {
    world,
    leadId,
    lead: () => findLead(db.read, leadId),
    states: async () =>
      Object.fromEntries((await offers()).map((one) => [one.repId, one.reason ?? one.state])),
    claim: async (repId: string) =>
      claimOffer(ctx, { offerId: await offerOf(repId), actor: rep(repId) }),
    decline: async (repId: string, reasonId = 'full') =>
      declineOffer(ctx, { offerId: await offerOf(repId), reasonId, note: null, actor: rep(repId) }),
    undo: (repId: string) => undoLast(ctx, { leadId, actor: rep(repId) }),
    settled: async (repId: string) =>
      (await loadOfferCard(ctx, { offerId: await offerOf(repId) }))?.settled,
    openOf: async (repId: string) => (await loadLoads(db.read)).get(repId)?.open ?? 0,
    lags: async () => (await loadLags(db.read)).emea ?? {},
  };
}

describe('several who are asked at once', () => {
  test('have a card each, and nobody has used a turn or a place', async () => {
    const { world, leadId, states, lags, openOf } = await open();
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    expect(world.posts.map(({ to, card }) => [to, card.kind])).toEqual([
      ['U0ANA', 'offer'],
      ['U0BEN', 'offer'],
    ]);
    expect(await lags()).toEqual({});
    expect(await openOf('ana')).toBe(0);
    expect(await findOpenAssignment(world.db.read, leadId)).toMatchObject({
      repId: null,
      poolId: 'emea',
    });
    await expectSound(world.db);
  });

  test('the first to claim has it: a turn, a place, and the others hear so', async () => {
    const { world, leadId, claim, states, lags, openOf, settled, lead } = await open();
    await world.advance('1m');
    expect(await claim('ben')).toMatchObject({ outcome: 'claimed' });
    expect(await lead()).toMatchObject({ state: 'claimed', ownerId: 'ben' });
    expect(await states()).toEqual({ ana: 'taken', ben: 'claimed' });
    expect(await lags()).toEqual({ ana: 333_333, ben: -666_666, cleo: 333_333 });
    expect([await openOf('ana'), await openOf('ben')]).toEqual([0, 1]);
    expect(await settled('ana')).toMatchObject({ as: 'claimed_by_other', by: 'Ben Koch' });
    expect(await claim('ana')).toMatchObject({
      outcome: 'offer_over',
      holder: { name: 'Ben Koch' },
    });
    expect(await claim('ben')).toMatchObject({ outcome: 'already_yours' });
    expect(
      (await auditActions(world, leadId)).filter((one) => one === 'lead.claimed'),
    ).toHaveLength(1);
    await expectSound(world.db);
  });

  test('of two clicks at once one has it', async () => {
    const { world, claim } = await open();
    const told = await Promise.all([claim('ana'), claim('ben'), claim('ana')]);
    expect(told.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
    await expectSound(world.db);
  });

  test('a decline ends one card, uses no turn, and the last one asks the next', async () => {
    const { world, decline, states, lags, lead } = await open();
    expect(await decline('ana')).toMatchObject({ outcome: 'declined', next: 'Ben Koch' });
    expect(await states()).toMatchObject({ ben: 'made' });
    expect(await decline('ben')).toMatchObject({ next: 'Cleo Wu' });
    expect(await states()).toMatchObject({ cleo: 'made' });
    expect(await lags()).toEqual({});
    expect(await lead()).toMatchObject({ state: 'offered', reroutes: 0 });
    await expectSound(world.db);
  });

  test('whoever calls it bad leaves it to a manager when nobody else takes it', async () => {
    const { world, decline, lead } = await open();
    await decline('ana', 'bad_lead');
    expect(await lead()).toMatchObject({ state: 'offered' });
    expect(await decline('ben')).toMatchObject({ next: null });
    expect(await lead()).toMatchObject({
      state: 'held',
      heldFor: { code: 'hold.declined_to_manager' },
    });
    await expectSound(world.db);
  });

  test('a decline is taken back beside the others, and for the last one from whoever is next', async () => {
    const { world, decline, undo, states, claim } = await open();
    await decline('ana');
    await world.advance('30s');
    expect(await undo('ana')).toMatchObject({ outcome: 'answer_undone' });
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    await decline('ben');
    await world.advance('10s');
    expect(await states()).toMatchObject({ ana: 'made' });
    expect(await claim('ana')).toMatchObject({ outcome: 'claimed' });
    await expectSound(world.db);
    const other = await open();
    await other.decline('ana');
    await other.decline('ben');
    await other.world.advance('10s');
    expect(await other.undo('ben')).toMatchObject({ outcome: 'answer_undone' });
    expect(await other.states()).toMatchObject({ ben: 'made', cleo: 'taken_back' });
    await expectSound(other.world.db);
  });

  test('silence of all is one breach, one escalation, one reroute, and a miss for each', async () => {
    const { world, leadId, states, lead, lags } = await open();
    await world.advance('8m');
    expect(world.posts.filter(({ card }) => card.kind === 'reminder')).toHaveLength(2);
    await world.advance('7m');
    const card = await loadEscalationCard(world.ctx, { leadId });
    expect(card).toMatchObject({
      cause: 'missed',
      repName: ['Ana Ruiz', 'Ben Koch'],
      current: { name: ['Ana Ruiz', 'Ben Koch'] },
    });
    await world.advance('2m');
    expect(await states()).toEqual({ ana: 'expired', ben: 'expired', cleo: 'made' });
    const actions = await auditActions(world, leadId);
    const times = (what: string) => actions.filter((one) => one === what).length;
    expect([times('sla.breached'), times('sla.escalated'), times('offer.expired')]).toEqual([
      1, 1, 2,
    ]);
    expect(await lead()).toMatchObject({ reroutes: 1 });
    expect(await lags()).toEqual({});
    await expectSound(world.db);
  });

  test('whose card came too late has missed nothing, and may be asked again', async () => {
    const world = await createWorld({ policy: AT_ONCE });
    const leadId = await world.submit('dana@globex.test');
    for (let n = 0; n < 40; n++) world.failNextPost(new Error('away'));
    await world.settle();
    const { offers } = world.db.t;
    const [first] = await listOffers(world.db.read, leadId);
    // Only the first card is confirmed.
    const { eq } = await import('drizzle-orm');
    await world.db.tx((tx) =>
      tx
        .update(offers)
        .set({ deliveredAt: world.ctx.clock.now() })
        .where(eq(offers.id, first?.id ?? '')),
    );
    const { advanceSlas } = await import('../../../src/services/sla/advance-slas.ts');
    world.pass('18m');
    await advanceSlas(world.ctx);
    const all = await listOffers(world.db.read, leadId);
    const states = all.map(({ repId, state, reason }) => [repId, reason ?? state]);
    expect(states).toEqual([
      ['ana', 'expired'],
      ['ben', 'not_delivered'],
      ['ben', 'made'],
      ['cleo', 'made'],
    ]);
    await expectSound(world.db);
  });

  test('a claim that is taken back asks everybody again, to the millionth as before', async () => {
    const { world, claim, undo, states, lags, openOf, lead, leadId } = await open();
    await claim('ben');
    await world.advance('1m');
    expect(await undo('ben')).toMatchObject({ outcome: 'answer_undone' });
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    expect(await lead()).toMatchObject({ state: 'offered', ownerId: null });
    expect(Object.values(await lags())).toEqual([0, 0, 0]);
    expect(await openOf('ben')).toBe(0);
    await expectSound(world.db);
    expect(await claim('ana')).toMatchObject({ outcome: 'claimed' });
    expect(await lags()).toEqual({ ana: -666_666, ben: 333_333, cleo: 333_333 });
    await expectSound(world.db);
    const clocks = await listClocks(world.db.read, leadId);
    expect(clocks.filter(({ kind }) => kind === 'claim')).toHaveLength(1);
  });

  test('whoever takes a claim back may claim again, and uses one turn', async () => {
    const { world, claim, undo, lags } = await open();
    await claim('ben');
    await world.advance('10s');
    await undo('ben');
    expect(await claim('ben')).toMatchObject({ outcome: 'claimed' });
    expect(await lags()).toEqual({ ana: 333_333, ben: -666_666, cleo: 333_333 });
    await expectSound(world.db);
  });

  test('whoever went Away meanwhile is not asked again', async () => {
    const { world, claim, undo, states } = await open();
    await claim('ben');
    await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: rep('ana') });
    await world.advance('10s');
    await undo('ben');
    expect(await states()).toEqual({ ana: 'taken', ben: 'made' });
    await expectSound(world.db);
  });

  test('going Away leaves it to the others, and the last who goes to the next', async () => {
    const { world, states } = await open();
    const away = (repId: string) =>
      setAvailability(world.ctx, { repId, away: { until: null }, actor: rep(repId) });
    await away('ana');
    expect(await states()).toEqual({ ana: 'away', ben: 'made' });
    await away('ben');
    expect(await states()).toMatchObject({ ben: 'away', cleo: 'made' });
    await expectSound(world.db);
  });

  test('whoever filled up since hears why, and the others go on', async () => {
    const roster = ROSTER.replace('name: Ana Ruiz,', 'name: Ana Ruiz, capacity: { open: 1 },');
    const { world, claim, states } = await open({ roster });
    const next = await world.submit('erin@initech.test');
    await world.settle();
    const second = (await listOffers(world.db.read, next)).find(({ repId }) => repId === 'ana');
    await claimOffer(world.ctx, { offerId: second?.id ?? '', actor: rep('ana') });
    expect(await claim('ana')).toMatchObject({ outcome: 'full', why: { code: 'capacity.full' } });
    expect(await states()).toEqual({ ana: 'made', ben: 'made' });
    expect(await claim('ben')).toMatchObject({ outcome: 'claimed' });
    await expectSound(world.db);
  });

  test('an override, a close and a given-back lead take it from all of them', async () => {
    const given = await open();
    const { ctx } = given.world;
    const actor = MIA;
    const { leadId } = given;
    await overrideAssignment(ctx, { leadId, toRepId: 'cleo', reason: 'x', final: false, actor });
    expect(await given.states()).toEqual({ ana: 'override', ben: 'override', cleo: 'made' });
    await undoLast(ctx, { leadId, actor });
    expect(await given.states()).toMatchObject({ ana: 'made', ben: 'made' });
    await expectSound(given.world.db);
    await closeLead(ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor });
    expect(await given.states()).toMatchObject({ ana: 'closed', ben: 'closed' });
    await expectSound(given.world.db);
    const back = await open();
    await back.claim('ana');
    await giveBack(back.world.ctx, { leadId: back.leadId, reason: null, actor: rep('ana') });
    expect(await back.states()).toMatchObject({ ana: 'given_back', ben: 'made', cleo: 'made' });
    await expectSound(back.world.db);
  });

  test('Take it claims for one of them, and is an override for anybody else', async () => {
    const { world, leadId, states, lead } = await open();
    await takeLead(world.ctx, { leadId, actor: rep('ben') });
    expect(await states()).toEqual({ ana: 'taken', ben: 'claimed' });
    expect(await lead()).toMatchObject({ ownerId: 'ben' });
    const other = await open();
    await takeLead(other.world.ctx, { leadId: other.leadId, actor: MIA });
    expect(await other.states()).toMatchObject({ ana: 'override', ben: 'override' });
    await expectSound(other.world.db);
  });

  test('more minutes and Slack’s own delay move the time of all', async () => {
    const { world, leadId } = await open();
    const dues = async () =>
      (await listOffers(world.db.read, leadId)).map(({ dueAt }) => dueAt.toISOString());
    await extendOffer(world.ctx, { leadId, minutes: 10, actor: MIA });
    expect(await dues()).toEqual(['2026-11-23T10:25:00.000Z', '2026-11-23T10:25:00.000Z']);
  });

  test('who has it is said of all of them', async () => {
    const { world, leadId } = await open();
    const lead = await findLead(world.db.read, leadId);
    if (!lead) throw new Error('gone');
    const standing = await standingOf(world.ctx, { lead, askedFor: leadId });
    expect(standing).toMatchObject({ repName: ['Ana Ruiz', 'Ben Koch'], asked: 2 });
  });
});
