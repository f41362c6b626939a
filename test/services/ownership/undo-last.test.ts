import { describe, expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags, loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { findOffer } from '../../../src/db/leads/offer-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, type World } from '../../support/world.ts';

async function open() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const { leadId, offerId, actor } = asked;
  const claim = () => claimOffer(world.ctx, { offerId, actor });
  const decline = (reasonId = 'wrong_language') =>
    declineOffer(world.ctx, { offerId, actor, reasonId, note: null });
  /** As the button of the card does it. */
  const undo = (by = actor) => undoLast(world.ctx, { leadId, offerId, actor: by });
  const lead = async () => await findLead(world.db.read, leadId);
  return { world, ...asked, claim, decline, undo, lead };
}

const ledgerOf = async ({ db }: World) => ({
  lags: await loadLags(db.read),
  loads: [...(await loadLoads(db.read)).values()].map(({ repId, open: held, day, week }) => ({
    repId,
    open: held,
    day,
    week,
  })),
});

describe('a claim that is taken back', () => {
  test('leaves the same offer with the same turn, and the claim clock runs to its old end', async () => {
    const { world, leadId, offerId, claim, undo, lead } = await open();
    const before = await ledgerOf(world);
    const { dueAt } = (await findOffer(world.db.read, offerId)) ?? {};
    await claim();
    await world.advance('1m');
    expect(await undo()).toMatchObject({ outcome: 'answer_undone', offerId, until: dueAt });
    expect(await lead()).toMatchObject({ state: 'offered', ownerId: null });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    const clock = (await listClocks(world.db.read, leadId)).find(({ kind }) => kind === 'claim');
    expect(clock).toMatchObject({ offerId, state: 'running', dueAt });
    expect(await ledgerOf(world)).toEqual(before);
    await expectSound(world.db);
    const clocks = await listClocks(world.db.read, leadId);
    expect(clocks.find(({ kind }) => kind === 'first_touch')?.state).toBe('cancelled');
    expect((await auditActions(world, leadId)).at(-1)).toBe('lead.claim_undone');
  });

  test('is told to the CRM after the owner was', async () => {
    const { world, claim, undo } = await open();
    await claim();
    await world.advance('1m');
    await undo();
    await world.settle();
    expect(world.events.map(({ type }) => type).slice(1)).toEqual([
      'crm.owner_set',
      'crm.task_created',
      'assignment.claimed',
      'crm.owner_cleared',
      'assignment.released',
    ]);
  });

  test('can be claimed again, and then it stays', async () => {
    const { world, offerId, claim, undo, lead } = await open();
    await claim();
    await world.advance('1m');
    await undo();
    await world.advance('10s');
    expect(await claim()).toMatchObject({ outcome: 'claimed' });
    expect((await loadOfferCard(world.ctx, { offerId }))?.settled).toMatchObject({
      as: 'claimed',
      undoUntil: null,
    });
    await world.advance('10s');
    expect(await undo()).toMatchObject({ outcome: 'cannot_undo', why: 'once' });
    expect((await lead())?.state).toBe('claimed');
    await expectSound(world.db);
  });

  test('gives a rep who was nearly out of time two minutes, and then the lead goes on', async () => {
    const { world, leadId, offerId, claim, undo } = await open();
    await world.advance('14m');
    await claim();
    await world.advance('90s');
    const undone = await undo();
    const until = new Date(world.ctx.clock.now().getTime() + 120_000);
    expect(undone).toMatchObject({ outcome: 'answer_undone', until });
    expect((await findOffer(world.db.read, offerId))?.dueAt).toEqual(until);
    await world.advance('4m');
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
    await expectSound(world.db);
  });

  test('reminds again where the reminder is still ahead', async () => {
    const { world, claim, undo } = await open();
    await claim();
    await world.advance('1m');
    await undo();
    await world.advance('7m');
    expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer', 'reminder']);
  });

  test('is too late after two minutes, and the card says so before', async () => {
    const { world, offerId, claim, undo } = await open();
    await claim();
    await world.advance('119s');
    const card = await loadOfferCard(world.ctx, { offerId });
    expect(card?.settled).toMatchObject({ as: 'claimed', undoUntil: expect.any(Date) });
    await world.advance('1s');
    const late = await withoutTrace(world, () => undo());
    expect(late).toMatchObject({ outcome: 'cannot_undo', why: 'late', was: 'claim' });
    expect(world.updates.at(-1)?.card).toMatchObject({ settled: { undoUntil: null } });
  });

  test('is not meant by the second of two quick clicks', async () => {
    const { world, claim, undo, lead } = await open();
    await claim();
    await world.advance('1s');
    expect(await withoutTrace(world, () => undo())).toMatchObject({ outcome: 'slipped' });
    expect((await lead())?.state).toBe('claimed');
  });

  test('clicked twice takes back once, and the second click says nothing', async () => {
    const { world, claim, undo, lead } = await open();
    await claim();
    await world.advance('30s');
    expect(await undo()).toMatchObject({ outcome: 'answer_undone' });
    expect(await withoutTrace(world, () => undo())).toMatchObject({ outcome: 'slipped' });
    await world.advance('3s');
    expect(await undo()).toMatchObject({ outcome: 'cannot_undo' });
    expect((await lead())?.state).toBe('offered');
  });

  test.each([
    ['after a touch', 'touched'],
    ['once it is closed', 'closed'],
    ['once a manager gave it on', 'taken'],
  ])('is refused %s', async (_, why) => {
    const { world, leadId, repId, actor, claim, undo } = await open();
    await claim();
    await world.advance('30s');
    if (why === 'touched') await logTouch(world.ctx, { leadId, actor });
    const toRepId = repId === 'ana' ? 'ben' : 'ana';
    const gift = { leadId, toRepId, reason: 'x', final: true, actor: MIA };
    if (why === 'taken') await overrideAssignment(world.ctx, gift);
    const ending = { leadId, closeAs: 'not_a_fit', reason: null, actor } as const;
    if (why === 'closed') await closeLead(world.ctx, ending);
    const refused = await withoutTrace(world, () => undo());
    expect(refused).toMatchObject({ outcome: 'cannot_undo', why });
  });

  test('is for the one who claimed', async () => {
    const { world, leadId, repId, claim, undo } = await open();
    await claim();
    await world.advance('30s');
    expect(await withoutTrace(world, () => undo(GUEST))).toEqual({ outcome: 'stranger' });
    for (const somebody of [rep(repId === 'ana' ? 'ben' : 'ana'), MIA]) {
      const answer = await withoutTrace(world, () => undo(somebody));
      expect(answer).toMatchObject({ outcome: 'nothing_to_undo' });
    }
    const gone = { leadId: 'lead_gone', actor: MIA };
    expect(await undoLast(world.ctx, gone)).toEqual({ outcome: 'unknown_lead' });
    expect(await undoLast(world.ctx, { leadId, actor: rep(repId) })).toMatchObject({
      outcome: 'answer_undone',
    });
  });
});

describe('a decline that is taken back', () => {
  test.each(['wrong_language', 'full'])(
    'takes the lead from whoever was asked meanwhile and leaves the ledger as it was: %s',
    async (reasonId) => {
      const { world, leadId, offerId, repId, decline, undo } = await open();
      const before = await ledgerOf(world);
      await decline(reasonId);
      await world.advance('1m');
      const next = await askedAbout(world, leadId);
      expect(next.repId).not.toBe(repId);
      expect(await undo()).toMatchObject({ outcome: 'answer_undone', offerId });
      await world.settle();
      expect(await offerStates(world, leadId)).toEqual(['made', 'withdrawn']);
      const after = await ledgerOf(world);
      expect(after.lags.emea).toMatchObject(before.lags.emea ?? {});
      expect(after.loads.filter((load) => load.open > 0)).toEqual(before.loads);
      await expectSound(world.db);
      const actions = await auditActions(world, leadId);
      expect(actions.slice(-2)).toEqual(['offer.withdrawn', 'offer.decline_undone']);
      const settled = (await loadOfferCard(world.ctx, { offerId: next.offerId }))?.settled;
      const names: Record<string, string> = { ana: 'Ana Ruiz', ben: 'Ben Koch', cleo: 'Cleo Wu' };
      expect(settled).toMatchObject({ as: 'taken_back', by: names[repId] });
    },
  );

  test('excludes nobody: the rep can claim, and the card says that it is theirs', async () => {
    const { world, offerId, repId, claim, decline, undo, lead } = await open();
    await decline();
    await world.advance('30s');
    await undo();
    expect(await claim()).toMatchObject({ outcome: 'claimed' });
    expect((await lead())?.ownerId).toBe(repId);
    const card = await loadOfferCard(world.ctx, { offerId });
    expect(card?.settled).toMatchObject({ as: 'claimed' });
    await expectSound(world.db);
  });

  test('brings a lead back from hold, in the round it was in', async () => {
    const { world, leadId, decline, undo, lead } = await open();
    await decline('bad_lead');
    await world.advance('30s');
    expect(await lead()).toMatchObject({ state: 'held', round: 2 });
    expect(await undo()).toMatchObject({ outcome: 'answer_undone' });
    expect(await lead()).toMatchObject({ state: 'offered', round: 1, routeAt: null });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    await expectSound(world.db);
  });

  test('comes too late once the next rep has claimed, and names them', async () => {
    const { world, leadId, decline, undo } = await open();
    await decline();
    await world.advance('30s');
    const next = await askedAbout(world, leadId);
    await claimOffer(world.ctx, next);
    const refused = await withoutTrace(world, () => undo());
    expect(refused).toMatchObject({
      outcome: 'cannot_undo',
      why: 'taken',
      was: 'decline',
      holder: expect.any(String),
    });
  });

  test('comes too late once a manager has given the lead on, or two minutes are over', async () => {
    const given = await open();
    await given.decline();
    await given.world.advance('30s');
    const { leadId } = given;
    const gift = { leadId, toRepId: 'mia', reason: 'x', final: false, actor: MIA };
    await overrideAssignment(given.world.ctx, gift);
    expect(await given.undo()).toMatchObject({ outcome: 'cannot_undo', why: 'taken' });
    const late = await open();
    await late.decline();
    await late.world.advance('2m');
    expect(await late.undo()).toMatchObject({ outcome: 'cannot_undo', why: 'late' });
    expect(late.world.updates.at(-1)?.card).toMatchObject({ settled: { undoUntil: null } });
  });

  test('is the same for test leads, outside fairness and capacity', async () => {
    const world = await createWorld();
    const leadId = await world.submit('dana@globex.test', { test: true });
    await world.settle();
    const { offerId, actor } = await askedAbout(world, leadId);
    const before = await ledgerOf(world);
    await declineOffer(world.ctx, { offerId, actor, reasonId: 'full', note: null });
    await world.advance('30s');
    expect(await undoLast(world.ctx, { leadId, offerId, actor })).toMatchObject({
      outcome: 'answer_undone',
    });
    expect(await ledgerOf(world)).toEqual(before);
    await expectSound(world.db);
  });
});
