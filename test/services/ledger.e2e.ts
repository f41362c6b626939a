import { expect, test } from 'vitest';
import { loadLedger } from '../../src/db/leads/ledger-store.ts';
import { LEAD_UNITS } from '../../src/routing/model/decision.ts';
import { closeLead } from '../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../src/services/ownership/override-assignment.ts';
import { setAvailability } from '../../src/services/people/set-availability.ts';
import { askedAbout, lagSums, MIA, slackFault } from '../support/cast.ts';
import { expectSound } from '../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../support/world.ts';

const LEADS = 60;
const REPS = ['ana', 'ben', 'cleo'];

/** Numbers 0..1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Uneven weights leave rounding remainders, caps make the eligible set change all the time. */
const openWorld = () =>
  createWorld({
    roster: ROSTER.replace('ben@acme.test,', 'ben@acme.test, capacity: { open: 12 },'),
    policy: POLICY.replace('ana: 100, ben: 100, cleo: 100', 'ana: 100, ben: 70, cleo: 33')
      .replace(
        'channel: C0EMEA',
        'channel: C0EMEA, refund_limit: 1000, catch_up: { leads: 3, one_in: 4 }',
      )
      .concat('away_after_misses: 0\n'),
  });

async function live(world: World, random: () => number, check: () => Promise<void>) {
  const pick = <T>(list: T[]) => list[Math.floor(random() * list.length)] as T;
  for (let n = 0; n < LEADS; n++) {
    if (random() < 0.05) world.failNextPost(slackFault.refused('user_not_found'));
    const leadId = await world.submit(`p${n}@c${n}.test`);
    await world.settle();
    await check();
    const asked = await askedAbout(world, leadId).catch(() => null);
    const reasonId = pick(['full', 'wrong_language', 'bad_lead', 'conflict']);
    const given = { leadId, toRepId: pick(REPS), reason: 'x', final: random() < 0.5, actor: MIA };
    const acts = [
      async () => asked && claimOffer(world.ctx, asked),
      async () => asked && declineOffer(world.ctx, { ...asked, reasonId, note: null }),
      () => closeLead(world.ctx, { leadId, closeAs: 'stale', reason: null, actor: MIA }),
      () => overrideAssignment(world.ctx, given),
      () => world.advance(pick(['5m', '18m', '2h'])),
      () => setAvailability(world.ctx, { repId: 'cleo', away: { until: null }, actor: MIA }),
      () => setAvailability(world.ctx, { repId: 'cleo', away: null, actor: MIA }),
    ];
    await pick(acts)();
    await check();
  }
}

const add = (to: Record<string, number>, repId: string, units: number) => {
  to[repId] = (to[repId] ?? 0) + units;
};

const sumOf = (lags: Record<string, number>) => Object.values(lags).reduce((a, b) => a + b, 0);

test('the lags of a queue sum to 0 after every step; with refunds of plain one they would not', async () => {
  const world = await openWorld();
  await live(world, seeded(42), async () => {
    for (const sum of await lagSums(world.db)) expect(sum).toBe(0);
  });
  await expectSound(world.db);
  const draws = await world.db.read.select().from(world.db.t.draws);
  const refunded = draws.filter(({ refundedAt }) => refundedAt !== null);
  expect(Math.min(draws.length - refunded.length, refunded.length)).toBeGreaterThan(20);

  const exact: Record<string, number> = {};
  const plain: Record<string, number> = {};
  const missed: Record<string, number> = {};
  for (const { changes, promised, repId, refundedAt } of draws) {
    for (const [one, units] of Object.entries(refundedAt === null ? (promised ?? {}) : {})) {
      add(missed, one, units);
    }
    for (const [one, units] of Object.entries(changes)) {
      add(plain, one, units);
      if (refundedAt === null) add(exact, one, units);
    }
    if (refundedAt !== null) add(plain, repId, LEAD_UNITS);
  }
  const { lags, catchUps } = await loadLedger(world.db.read);
  expect(lags.emea).toEqual(exact);
  expect(catchUps.emea ?? {}).toEqual(missed);
  // Each draw sums to 0 by itself, so the control is off by a whole lead per refund.
  expect(sumOf(plain)).toBe(refunded.length * LEAD_UNITS);
}, 60_000);
