import { and, eq, isNotNull, notInArray, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findClock, listDueClocks } from '../../src/db/delivery/clock-store.ts';
import { findLead, lockLead, updateLead } from '../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../src/db/leads/ledger-store.ts';
import { findAssignment, findOffer } from '../../src/db/leads/offer-store.ts';
import { reoccupyPlace } from '../../src/db/leads/reopen-store.ts';
import { deleteSetting, readSetting, writeSetting } from '../../src/db/workspace/settings-store.ts';
import { findRepById } from '../../src/db/workspace/team-store.ts';
import { LEAD_UNITS } from '../../src/routing/model/decision.ts';
import { SimFailure } from '../../src/sandbox/sim/failure.ts';
import { type Simulation, simulate } from '../../src/sandbox/sim/simulate.ts';
import { deliverOutbox } from '../../src/services/delivery/deliver-outbox.ts';
import { submitLead } from '../../src/services/intake/submit-lead.ts';
import { claimOffer } from '../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../src/services/ownership/log-touch.ts';
import { routeDue } from '../../src/services/placing/route-due.ts';
import { advanceSlas } from '../../src/services/sla/advance-slas.ts';
import { takeOwnership } from '../../src/services/steps/ownership/take-ownership.ts';
import { audit, inStep } from '../../src/services/steps/step.ts';

const SMALL = { seed: 7, leads: 60, faults: true };
/** Clocks come due, also while Slack is down. */
const UNANSWERED = { claim: 2, goThroughOffers: 2, outage: 12, time: 120, engine: 80, jump: 0 };

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

/** Forgets what it did, and does it again a minute later. */
const forgetfulClocks: typeof advanceSlas = async (ctx) => {
  const due = await listDueClocks(ctx.db.read, ctx.clock.now(), 50);
  const before = await Promise.all(due.map((id) => findClock(ctx.db.read, id)));
  const moved = await advanceSlas(ctx);
  for (const clock of before) {
    if (!clock) continue;
    const { id, fired } = clock;
    const nextEventAt = new Date(ctx.clock.now().getTime() + 60_000);
    const { slaClocks } = ctx.db.t;
    const isStill = and(eq(slaClocks.id, id), isNotNull(slaClocks.nextEventAt));
    await ctx.db.tx((tx) => tx.update(slaClocks).set({ fired, nextEventAt }).where(isStill));
  }
  return moved;
};

/** Lets every message leave as if none stood before it, most of all the last. */
const overtakingOutbox: typeof deliverOutbox = async (ctx, delivery) => {
  const { outbox } = ctx.db.t;
  const unsent = notInArray(outbox.state, ['done', 'dead']);
  const waiting = await ctx.db.read.select().from(outbox).where(unsent);
  await ctx.db.tx((tx) => tx.update(outbox).set({ stream: sql`'alone:' || id` }).where(unsent));
  const taken = await deliverOutbox(ctx, delivery);
  for (const { id, stream } of waiting) {
    await ctx.db.tx((tx) => tx.update(outbox).set({ stream }).where(eq(outbox.id, id)));
  }
  return taken;
};

/** Says that it has the lead, and has not. */
const leakyIntake: typeof submitLead = async (ctx, input) => {
  const taken = await submitLead(ctx, input);
  const { leads } = ctx.db.t;
  if (input.key?.endsWith('9')) {
    await ctx.db.tx((tx) => tx.delete(leads).where(eq(leads.id, taken.leadId)));
  }
  return taken;
};

/** Changes the lead and tells nobody. */
const silentTouch: typeof logTouch = async (ctx, input) => {
  const lead = await findLead(ctx.db.read, input.leadId);
  if (lead?.state !== 'claimed') return logTouch(ctx, input);
  await ctx.db.tx((tx) => updateLead(tx, lead.id, { state: 'working' }));
  return { outcome: 'unknown_lead' };
};

/** Counts what is claimed a second time: the offer has its place already. */
const greedyClaim: typeof claimOffer = async (ctx, input) => {
  const claimed = await claimOffer(ctx, input);
  const offer = await findOffer(ctx.db.read, input.offerId);
  const held = offer && (await findAssignment(ctx.db.read, offer.assignmentId));
  if (claimed.outcome === 'claimed' && held) {
    await ctx.db.tx((tx) => reoccupyPlace(tx, held));
  }
  return claimed;
};

/** Looks at nobody's load, and counts as before. */
const boundlessRoute: typeof routeDue = async (ctx) => {
  const before = await loadLoads(ctx.db.read);
  const { repLoads } = ctx.db.t;
  await ctx.db.tx((tx) => tx.update(repLoads).set({ open: 0 }));
  const routed = await routeDue(ctx);
  for (const { repId, open } of before.values()) {
    const more = { open: sql`${repLoads.open} + ${open}` };
    await ctx.db.tx((tx) => tx.update(repLoads).set(more).where(eq(repLoads.repId, repId)));
  }
  return routed;
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

/** Keeps to itself what a rule lets somebody know, and gives Ben what a rule keeps from him. */
const unrulyRoute =
  (what: 'secretive' | 'partial'): typeof routeDue =>
  async (ctx) => {
    const routed = await routeDue(ctx);
    const { outbox, decisions } = ctx.db.t;
    await ctx.db.tx(async (tx) => {
      if (what === 'secretive') {
        const told = sql`json_extract(${outbox.payload}, '$.notice') = 'told'`;
        await tx.update(outbox).set({ payload: {} }).where(told);
      } else {
        const placement = sql`json_set(${decisions.placement}, '$.repId', 'ben')`;
        await tx.update(decisions).set({ placement }).where(eq(decisions.rule, 'france'));
      }
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
  const failure = await failureOf({ ...SMALL, seed: 8, services: { claimOffer: recklessClaim } });
  expect(failure?.message).toMatch(/^seed 8, step \d+: not true that /);
  expect(failure?.invariant).toMatch(/claimed lead|one open assignment|fires once/);
});

test('a refund that invents a turn is caught', async () => {
  const services = { declineOffer: generousDecline };
  const failure = await failureOf({ ...SMALL, services, shares: { decline: 60 } });
  expect(failure?.invariant).toBe('the lags of a queue sum to 0');
  expect(failure?.broken).toContainEqual(expect.stringMatching(/ sums to -?\d+/));
});

test('clocks that run while Slack is down are caught', async () => {
  const services = { advanceSlas: restlessClocks };
  const failure = await failureOf({ ...SMALL, seed: 4, services, shares: UNANSWERED });
  expect(failure?.invariant).toMatch(/^no clock fires and no offer runs out while Slack/);
});

test('a lead that leaves its diagram is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { logTouch: rejuvenatingTouch } });
  expect(failure?.invariant).toBe('a lead changes state along the edges of its diagram');
  expect(failure?.broken).toContainEqual(expect.stringMatching(/ went from working to received$/));
});

test('a message of several offers that is never sent is caught', async () => {
  const failure = await failureOf({
    ...SMALL,
    services: { routeDue: forgetfulRoute },
    shares: { leave: 40, comeBack: 60 },
  });
  expect(failure?.invariant).toMatch(/^an offer stands on a card/);
});

test('a service that throws is a failure with its seed and step', async () => {
  const failure = await failureOf({ ...SMALL, services: { claimOffer: brokenClaim } });
  expect(failure).toMatchObject({ seed: 7, broken: ['Error: planted'] });
});

test('a clock that fires twice is caught', async () => {
  const services = { advanceSlas: forgetfulClocks };
  const shares = { ...UNANSWERED, outage: 0 };
  const failure = await failureOf({ ...SMALL, services, shares });
  expect(failure?.invariant).toMatch(/^a clock event fires once/);
  expect(failure?.broken).toContainEqual(expect.stringMatching(/^sla\.\w+ .* came once more$/));
});

test('an outbox that overtakes within one lead is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { deliverOutbox: overtakingOutbox } });
  expect(failure?.invariant).toBe('a message leaves when all before it in its stream are over');
  expect(failure?.broken).toContainEqual(expect.stringMatching(/^msg_\w+, \d+ of .* before \d+$/));
});

test('a lead that was acknowledged and lost is caught in the step that lost it', async () => {
  const failure = await failureOf({ ...SMALL, services: { submitLead: leakyIntake } });
  expect(failure?.broken).toContainEqual(expect.stringMatching(/gone|are stored of/));
  expect(failure?.trace.at(-1)).toMatch(/lead \d*9 arrives: accepted/);
});

test('a change of state that the audit does not tell is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { logTouch: silentTouch } });
  expect(failure?.invariant).toBe('no lead changes state without an audit row that says so');
  expect(failure?.broken).toContainEqual(
    expect.stringMatching(/ came to (claimed, )?working, the audit says (nothing|claimed)$/),
  );
});

test('a claim that is counted twice is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { claimOffer: greedyClaim } });
  expect(failure?.invariant).toMatch(/^a rep's load is what the leads fill/);
  expect(failure?.broken).toContainEqual(expect.stringMatching(/ has \d+ and is counted as \d+$/));
});

test('a router that asks nobody how full they are is caught', async () => {
  const failure = await failureOf({ ...SMALL, services: { routeDue: boundlessRoute } });
  expect(failure?.invariant).toMatch(/^the router fills nobody past the cap/);
  expect(failure?.broken).toContainEqual(expect.stringMatching(/^asg_\w+ is \d too many$/));
});

test.each([
  ['secretive', 'of what a rule only tells somebody, one message goes out and nobody is asked'],
  ['partial', 'a rule gives nothing to whom it leaves out'],
] as const)('a router that is %s is caught', async (what, invariant) => {
  const failure = await failureOf({ ...SMALL, services: { routeDue: unrulyRoute(what) } });
  expect(failure?.invariant).toBe(invariant);
});
