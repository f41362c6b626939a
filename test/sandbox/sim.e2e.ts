import { and, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lockLead } from '../../src/db/lead-store.ts';
import { findOffer } from '../../src/db/offer-store.ts';
import { deleteSetting, readSetting, writeSetting } from '../../src/db/settings-store.ts';
import { findRepById } from '../../src/db/team-store.ts';
import { LEAD_UNITS } from '../../src/routing/model/decision.ts';
import { SimFailure } from '../../src/sandbox/sim/failure.ts';
import { type Simulation, simulate } from '../../src/sandbox/sim/simulate.ts';
import { advanceSlas } from '../../src/services/advance-slas.ts';
import type { claimOffer } from '../../src/services/claim-offer.ts';
import { declineOffer } from '../../src/services/decline-offer.ts';
import { logTouch } from '../../src/services/log-touch.ts';
import { routeDue } from '../../src/services/route-due.ts';
import { audit, inStep } from '../../src/services/steps/step.ts';
import { takeOwnership } from '../../src/services/steps/take-ownership.ts';

const SMALL = { seed: 7, leads: 30, faults: true, checkEvery: 1 };

/** Settles whatever the offer's state is, as if nobody could have been first. */
const recklessClaim: typeof claimOffer = (ctx, { offerId, actor }) =>
  inStep(ctx, actor, async (step) => {
    const { offers } = step.tx.t;
    const offer = await findOffer(step.tx, offerId);
    const lead = offer && (await lockLead(ctx.db, step.tx, offer.leadId));
    const rep = offer && (await findRepById(step.tx, offer.repId));
    if (!lead || !rep) return { outcome: 'unknown_offer' };
    await step.tx.update(offers).set({ state: 'claimed' }).where(eq(offers.id, offerId));
    await takeOwnership(step, { lead, offer, rep });
    return { outcome: 'claimed', leadId: lead.id, company: lead.company };
  });

/** Gives the turn back as one whole lead and takes it from nobody. */
const generousDecline: typeof declineOffer = async (ctx, input) => {
  const declined = await declineOffer(ctx, input);
  const offer = await findOffer(ctx.db.read, input.offerId);
  if (declined.outcome !== 'declined' || !offer) return declined;
  await ctx.db.tx(async (tx) => {
    const { lags } = tx.t;
    const more = sql`${lags.lag} + ${LEAD_UNITS}`;
    await tx.update(lags).set({ lag: more }).where(eq(lags.repId, offer.repId));
  });
  return declined;
};

/** Lets the clocks run although nobody can be told. */
const restlessClocks: typeof advanceSlas = async (ctx) => {
  const outage = await readSetting(ctx.db.read, 'slack_outage');
  if (!outage) return advanceSlas(ctx);
  await ctx.db.tx((tx) => deleteSetting(tx, 'slack_outage'));
  const moved = await advanceSlas(ctx);
  await ctx.db.tx((tx) => writeSetting(tx, 'slack_outage', outage));
  return moved;
};

/** Writes down that a lead somebody works on has only just come in, as no lead may. */
const rejuvenatingTouch: typeof logTouch = async (ctx, input) => {
  const touched = await logTouch(ctx, input);
  const { leadId } = input;
  if (touched.outcome === 'logged') {
    const act = { action: 'lead.received', subject: leadId, leadId };
    await inStep(ctx, input.actor, (step) => audit(step, act));
  }
  return touched;
};

/** Calls a message sent that nobody has seen. */
const forgetfulRoute: typeof routeDue = async (ctx) => {
  const routed = await routeDue(ctx);
  await ctx.db.tx(async (tx) => {
    const { outbox } = tx.t;
    const unsent = and(eq(outbox.kind, 'bundle'), eq(outbox.state, 'ready'));
    await tx.update(outbox).set({ state: 'done' }).where(unsent);
  });
  return routed;
};

const brokenClaim = () => Promise.reject(new Error('planted'));

async function failureOf(simulation: Simulation): Promise<SimFailure | null> {
  try {
    await simulate(simulation);
    return null;
  } catch (error) {
    if (error instanceof SimFailure) return error;
    throw error;
  }
}

test('every promise holds while everything fails now and then', async () => {
  expect(await simulate(SMALL)).toMatchObject({ seed: 7, steps: expect.any(Number) });
});

test('the same seed is the same run, to the last card', async () => {
  const wanted = { seed: 11, leads: 12, faults: true };
  expect(await simulate(wanted)).toEqual(await simulate(wanted));
});

test('a claim that ignores who was first is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { claimOffer: recklessClaim } });
  expect(failure?.message).toMatch(/^seed 7, step \d+: not true that /);
  expect(failure?.invariant).toMatch(/claimed lead|one open assignment|fires once/);
});

test('a refund that invents a turn is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { declineOffer: generousDecline } });
  expect(failure?.invariant).toBe('the lags of a queue sum to 0');
  expect(failure?.broken).toContainEqual(expect.stringMatching(/ sums to -?\d+/));
});

test('clocks that run while Slack is down are caught', async () => {
  const services = { advanceSlas: restlessClocks };
  const failure = await failureOf({ seed: 1, leads: 60, faults: true, services });
  expect(failure?.invariant).toMatch(/^no clock fires and no offer runs out while Slack/);
});

test('a lead that leaves its diagram is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { logTouch: rejuvenatingTouch } });
  expect(failure?.invariant).toBe('a lead changes state along the edges of its diagram');
  expect(failure?.broken).toContainEqual(expect.stringMatching(/ went from working to received$/));
});

test('a message of several offers that is never sent is caught', async () => {
  const failure = await failureOf({ ...SMALL, leads: 60, services: { routeDue: forgetfulRoute } });
  expect(failure?.invariant).toMatch(/^an offer stands on a card/);
});

test('a service that throws is a failure with its seed and step', async () => {
  const failure = await failureOf({ ...SMALL, services: { claimOffer: brokenClaim } });
  expect(failure).toMatchObject({ seed: 7, broken: ['Error: planted'] });
});
