import { describe, expect, test } from 'vitest';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadDeclineForm } from '../../../src/services/cards/load-decline-form.ts';
import { simulatePool } from '../../../src/services/look-ahead/simulate-pool.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { type Asked, askedAbout, rep } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const SOLO = ROSTER.replaceAll(/capacity: \{[^}]*\}/g, 'capacity: {}');
/** Spain has turns of its own in the same pool; only Ana speaks Spanish. */
const policyWith = (limit: string) =>
  POLICY.replace('channel: C0EMEA', `channel: C0EMEA${limit}`).replace(
    'rules:\n',
    `rules:
  - { id: es, when: { company.country: ES }, assign: { pool: emea, queue: spain, require_skills: [es] } }
`,
  );

async function worldWith(limit = ', refund_limit: 2') {
  const roster = SOLO.replace('ana@acme.test,', 'ana@acme.test, skills: [es],');
  return createWorld({ roster, policy: policyWith(limit) });
}

let count = 0;
/** The next lead that Ana alone can take. */
async function askAna(world: World): Promise<Asked> {
  count += 1;
  const leadId = await world.submit(`p${count}@c${count}.test`, { company: { country: 'ES' } });
  await world.settle();
  const asked = await askedAbout(world, leadId);
  expect(asked.repId).toBe('ana');
  return asked;
}

const decline = (world: World, { offerId, actor }: Asked, reasonId = 'wrong_language') =>
  declineOffer(world.ctx, { offerId, actor, reasonId, note: null });

async function declineNext(world: World, reasonId?: string): Promise<Asked> {
  const asked = await askAna(world);
  expect(await decline(world, asked, reasonId)).toMatchObject({ outcome: 'declined' });
  return asked;
}

const undo = (world: World, { leadId, offerId, actor }: Asked) =>
  undoLast(world.ctx, { leadId, offerId, actor });

const settledOf = async (world: World, { offerId }: Asked) =>
  (await loadOfferCard(world.ctx, { offerId }))?.settled;
const refunds = async ({ db }: World) => {
  const rows = await db.read.select().from(db.t.auditEvents);
  const declined = rows.filter(({ action }) => action === 'offer.declined');
  return declined.map(({ data }) => data?.refunded);
};
/** Whoever was asked meanwhile stands with nothing where nobody stood before. */
const ledgerOf = async ({ db }: World) => {
  const lags = await db.read.select().from(db.t.lags);
  const loads = [...(await loadLoads(db.read)).values()];
  return {
    lags: lags.flatMap(({ queue, repId, lag }) => (lag === 0 ? [] : [[queue, repId, lag]])),
    loads: loads.flatMap(({ repId, open, day }) => (open + day === 0 ? [] : [[repId, open, day]])),
  };
};

describe('a rep whose turns come back again and again', () => {
  test('gets back as many within a day as the pool says, and the next decline counts', async () => {
    const world = await worldWith();
    const [first, , third] = [
      await declineNext(world),
      await declineNext(world),
      await declineNext(world),
    ];
    expect(await refunds(world)).toEqual([true, true, false]);
    expect(await settledOf(world, first)).toMatchObject({ refunded: true, cameBack: null });
    expect(await settledOf(world, third)).toMatchObject({ refunded: false, cameBack: 2 });
    await expectSound(world.db);
  });

  test('is told so before, in the form', async () => {
    const world = await worldWith();
    const form = async () => {
      const { offerId, actor } = await askAna(world);
      return loadDeclineForm(world.ctx, { offerId, actor });
    };
    expect(await form()).toMatchObject({ cameBack: null });
    await declineNext(world);
    await declineNext(world);
    expect(await form()).toMatchObject({ outcome: 'open', cameBack: 2 });
  });

  test('gets them back again a day later', async () => {
    const world = await worldWith();
    for (let n = 0; n < 3; n += 1) await declineNext(world);
    world.pass('24h');
    await declineNext(world);
    expect(await refunds(world)).toEqual([true, true, false, true]);
  });

  test('is counted apart from what used a turn anyway, and from others', async () => {
    const world = await worldWith();
    await declineNext(world, 'full');
    await declineNext(world, 'full');
    await declineNext(world);
    expect(await refunds(world)).toEqual([false, false, true]);
    const other = await declineNext(world, 'full');
    expect(await settledOf(world, other)).toMatchObject({ refunded: false, cameBack: null });
  });

  test('never gets one back where the limit is 0, and five where none is written', async () => {
    const never = await worldWith(', refund_limit: 0');
    expect(await settledOf(never, await declineNext(never))).toMatchObject({ cameBack: 0 });
    const usual = await worldWith('');
    for (let n = 0; n < 6; n += 1) await declineNext(usual);
    expect(await refunds(usual)).toEqual([true, true, true, true, true, false]);
  });

  test('finds everything as it was after taking a decline back, counted or not', async () => {
    const world = await worldWith();
    for (let n = 0; n < 4; n += 1) {
      const asked = await askAna(world);
      const before = await ledgerOf(world);
      await decline(world, asked);
      world.pass('10s');
      expect(await undo(world, asked)).toMatchObject({ outcome: 'answer_undone' });
      expect(await ledgerOf(world), `decline ${n + 1}`).toEqual(before);
      await decline(world, asked);
    }
    expect(await refunds(world)).toEqual([true, true, true, true, false, false, false, false]);
    await expectSound(world.db);
  });
});

const trialOf = async (limit: string) => {
  const world = await worldWith(limit);
  return simulatePool(world.ctx, {
    poolId: 'emea',
    leads: 60,
    seed: 3,
    from: MONDAY,
    everyMs: 60_000,
    answering: { decline: 0.5, silent: 0 },
    units: 1,
    openForMs: 60_000,
  });
};

const lost = async (limit: string) =>
  (await trialOf(limit)).rows.reduce((sum, { turnsLost }) => sum + turnsLost, 0);

test('a trial counts what comes back in the same way', async () => {
  expect(await lost(', refund_limit: 1')).toBeGreaterThan(await lost(', refund_limit: 1000'));
});

test('nobody else can decline for the rep', async () => {
  const world = await worldWith();
  const asked = await askAna(world);
  expect(await decline(world, { ...asked, actor: rep('ben') })).toMatchObject({
    outcome: 'not_yours',
  });
});
