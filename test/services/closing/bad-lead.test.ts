import { describe, expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findDraw, loadLags, loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadEscalationCard } from '../../../src/services/cards/load-escalation.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { keepLead } from '../../../src/services/closing/keep-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import {
  type Asked,
  askedAbout,
  auditActions,
  GUEST,
  lagSums,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const pooled = (more: string) => POLICY.replace('channel: C0EMEA', `channel: C0EMEA, ${more}`);

async function claimed(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  return { world, ...asked };
}

const decline = (world: World, { offerId, actor }: Asked) =>
  declineOffer(world.ctx, { offerId, actor, reasonId: 'bad_lead', note: null });
const callBad = (world: World, { leadId, actor }: Asked, reason: string | null = null) =>
  closeLead(world.ctx, { leadId, closeAs: 'bad', reason, actor });
const agree = (world: World, { leadId }: Asked) => callBad(world, { leadId, actor: MIA } as Asked);
const isFine = (world: World, { leadId }: Asked, actor = MIA) =>
  keepLead(world.ctx, { leadId, actor });
const settled = async (world: World, { offerId }: Asked) =>
  (await loadOfferCard(world.ctx, { offerId }))?.settled;
const turnOf = async (world: World, { offerId }: Asked) => {
  const draw = await findDraw(world.db.read, offerId);
  return draw && (draw.refundedAt ? 'back' : 'used');
};

describe('a claimed lead that its owner calls bad', () => {
  test('waits for a manager; clocks stop, the place is free and the turn stays used', async () => {
    const { world, ...asked } = await claimed();
    expect(await callBad(world, asked, 'a student')).toMatchObject({ outcome: 'asked' });
    expect(await findLead(world.db.read, asked.leadId)).toMatchObject({
      state: 'held',
      ownerId: null,
      heldFor: { code: 'hold.called_bad' },
    });
    const clocks = await listClocks(world.db.read, asked.leadId);
    const touch = clocks.findLast(({ kind }) => kind === 'first_touch');
    expect(touch).toMatchObject({ state: 'cancelled' });
    expect(clocks.at(-1)).toMatchObject({ kind: 'ladder', state: 'running' });
    expect((await loadLoads(world.db.read)).get(asked.repId)?.open).toBe(0);
    expect(await turnOf(world, asked)).toBe('used');
    const card = await loadEscalationCard(world.ctx, { leadId: asked.leadId });
    expect(card?.calledBad).toMatchObject({ turn: true });
    expect(await settled(world, asked)).toMatchObject({ as: 'called_bad', agreed: false });
    const rows = await world.db.read.select().from(world.db.t.auditEvents);
    expect(JSON.stringify(rows)).not.toContain('a student');
    await world.settle();
    expect(world.posts.at(-2)).toMatchObject({ to: 'C0EMEA', card: { kind: 'escalation' } });
    await world.advance('1d');
    expect((await findLead(world.db.read, asked.leadId))?.state).toBe('held');
    await expectSound(world.db);
  });

  test('is closed as bad once a manager agrees, and the draw is reversed exactly', async () => {
    const { world, ...asked } = await claimed();
    await callBad(world, asked);
    expect(await agree(world, asked)).toMatchObject({
      outcome: 'closed',
      closeAs: 'bad',
      cameBack: expect.stringMatching(/^(Ana|Ben|Cleo) /),
    });
    const lags = Object.values(await loadLags(world.db.read)).flatMap((one) => Object.values(one));
    expect(lags.every((lag) => lag === 0)).toBe(true);
    expect(await settled(world, asked)).toMatchObject({ agreed: true, cameBack: true });
    expect(await auditActions(world, asked.leadId)).toContain('offer.refunded');
    expect(await withoutTrace(world, () => agree(world, asked))).toMatchObject({
      outcome: 'already_closed',
    });
    await expectSound(world.db);
  });

  test.each([
    ['counts an override', 'count_overrides: true'],
    ['counts none', 'count_overrides: false'],
  ])('goes back to its owner when it is fine, one turn used: the pool %s', async (_, setting) => {
    const { world, ...asked } = await claimed({ policy: pooled(setting) });
    const before = await loadLags(world.db.read);
    await callBad(world, asked);
    expect(await isFine(world, asked)).toMatchObject({ outcome: 'kept', owns: true });
    expect(await findLead(world.db.read, asked.leadId)).toMatchObject({
      state: 'claimed',
      ownerId: asked.repId,
    });
    expect(await loadLags(world.db.read)).toEqual(before);
    const clocks = await listClocks(world.db.read, asked.leadId);
    expect(clocks.filter(({ state }) => state === 'running')).toMatchObject([
      { kind: 'first_touch' },
    ]);
    expect(await settled(world, asked)).toMatchObject({ again: true, agreed: false });
    expect(await lagSums(world.db)).toEqual([0]);
    await expectSound(world.db);

    await callBad(world, asked);
    const agreed = await agree(world, asked);
    expect(agreed).toMatchObject({ cameBack: expect.stringMatching(/./) });
    const lags = Object.values(await loadLags(world.db.read)).flatMap((one) => Object.values(one));
    expect(lags.every((lag) => lag === 0)).toBe(true);
  });

  test('cannot be taken back by the rep, nor judged by one, nor by a stranger', async () => {
    const { world, ...asked } = await claimed();
    const early = await withoutTrace(world, () => isFine(world, asked));
    expect(early).toMatchObject({ outcome: 'not_called_bad' });
    await callBad(world, asked);
    const refused = (act: () => Promise<{ outcome: string }>) => withoutTrace(world, act);
    expect(await refused(() => isFine(world, asked, asked.actor))).toMatchObject({
      outcome: 'not_permitted',
    });
    expect(await refused(() => isFine(world, asked, GUEST))).toEqual({ outcome: 'stranger' });
    const gone = { ...asked, leadId: 'lead_gone' };
    expect(await refused(() => isFine(world, gone))).toEqual({ outcome: 'unknown_lead' });
    // A click within two seconds is taken for a finger that slipped.
    world.pass('10s');
    const undo = () => undoLast(world.ctx, asked);
    expect((await refused(undo)).outcome).toBe('cannot_undo');
    expect(await refused(() => callBad(world, asked))).toMatchObject({ outcome: 'not_permitted' });
  });

  test('is settled once: after a manager gave it on it is called bad no more', async () => {
    const { world, ...asked } = await claimed();
    await callBad(world, asked);
    await isFine(world, asked);
    const again = await withoutTrace(world, () => isFine(world, asked));
    expect(again).toMatchObject({ outcome: 'not_called_bad' });
  });
});

describe('a manager', () => {
  test('who closes a claimed lead as bad has agreed, and the turn comes back', async () => {
    const { world, ...asked } = await claimed();
    expect(await agree(world, asked)).toMatchObject({ outcome: 'closed' });
    expect(await turnOf(world, asked)).toBe('back');
    await expectSound(world.db);
  });

  test('who closes it as anything else gives no turn back', async () => {
    const { world, ...asked } = await claimed();
    const closing = { leadId: asked.leadId, reason: null, actor: MIA } as const;
    await closeLead(world.ctx, { ...closing, closeAs: 'not_a_fit' });
    expect(await turnOf(world, asked)).toBe('used');
  });
});

describe('a lead that is declined as bad', () => {
  test('gives its turn back beyond the limit of the pool once a manager agrees', async () => {
    const world = await createWorld({ policy: pooled('refund_limit: 0') });
    const asked = await offeredLead(world);
    await decline(world, asked);
    expect(await turnOf(world, asked)).toBe('used');
    const card = await loadEscalationCard(world.ctx, { leadId: asked.leadId });
    expect(card?.calledBad?.turn).toBe(true);
    expect((await agree(world, asked)) as object).toMatchObject({ outcome: 'closed' });
    expect(await turnOf(world, asked)).toBe('back');
    await expectSound(world.db);
  });

  test('goes to the next rep when it is fine', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await decline(world, asked);
    expect(await isFine(world, asked)).toMatchObject({ outcome: 'kept', owns: false });
    expect((await askedAbout(world, asked.leadId)).repId).not.toBe(asked.repId);
    await expectSound(world.db);
  });

  test('and the turn that came back with the decline does not come back twice', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await decline(world, asked);
    expect(await turnOf(world, asked)).toBe('back');
    expect(await agree(world, asked)).toMatchObject({ outcome: 'closed', cameBack: null });
    expect(await lagSums(world.db)).toEqual([0]);
  });
});

test('what a manager gave back does not use up the limit of later declines', async () => {
  const roster = ROSTER;
  const policy = pooled('refund_limit: 1').replace(
    '{ ana: 100, ben: 100, cleo: 100 }',
    '{ ana: 100 }',
  );
  const world = await createWorld({ roster, policy });
  const first = await offeredLead(world);
  await claimOffer(world.ctx, first);
  await callBad(world, first);
  await agree(world, first);
  const second = await offeredLead(world, 'kim@initech.test');
  const declined = { offerId: second.offerId, actor: rep('ana'), reasonId: 'bad_lead', note: null };
  await declineOffer(world.ctx, declined);
  expect(await turnOf(world, second)).toBe('back');
});

describe('an amount', () => {
  const DEAL = { amount: 1_200_000, currency: 'EUR' };

  test('stands with a converted lead and leaves with the event', async () => {
    const { world, ...asked } = await claimed();
    const closing = { leadId: asked.leadId, closeAs: 'converted', reason: null } as const;
    const was = await closeLead(world.ctx, { ...closing, amount: DEAL, actor: asked.actor });
    expect(was).toMatchObject({ outcome: 'closed', amount: DEAL });
    expect((await findLead(world.db.read, asked.leadId))?.closeAmount).toEqual(DEAL);
    await world.settle();
    expect(world.events.at(-1)).toMatchObject({
      type: 'lead.closed',
      data: { outcome: 'converted', amount: DEAL },
    });
  });

  test('is refused with any other outcome', async () => {
    const { world, ...asked } = await claimed();
    const { leadId, actor } = asked;
    const closing = { leadId, closeAs: 'qualified', reason: null, amount: DEAL, actor } as const;
    const refused = await withoutTrace(world, () => closeLead(world.ctx, closing));
    expect(refused).toMatchObject({ outcome: 'amount_unfit' });
  });
});
