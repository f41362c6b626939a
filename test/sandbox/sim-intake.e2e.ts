import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { settleFetch, takeDueFetches } from '../../src/db/intake/fetch-store.ts';
import { type LeadRecord, lockLead, updateLead } from '../../src/db/leads/lead-store.ts';
import { findOpenOffer } from '../../src/db/leads/offer-store.ts';
import { findSource } from '../../src/db/workspace/workspace-store.ts';
import { takeSubmission } from '../../src/routing/intake/parse-submission.ts';
import type { Actor } from '../../src/routing/model/actor.ts';
import type { LeadState } from '../../src/routing/model/lead.ts';
import { SimFailure } from '../../src/sandbox/sim/failure.ts';
import { type Simulation, simulate } from '../../src/sandbox/sim/simulate.ts';
import { BULK_OPEN, COMPANY } from '../../src/sandbox/sim/world/company.ts';
import { SERVICES, type Services } from '../../src/sandbox/sim/world/services.ts';
import type { Context } from '../../src/services/context.ts';
import { takeAnnounced } from '../../src/services/intake/intake-delivery.ts';
import { routeLead } from '../../src/services/placing/route-lead.ts';
import { endOffer } from '../../src/services/steps/offer/end-offer.ts';
import { placeLead } from '../../src/services/steps/placing/place-lead.ts';
import { clearLead } from '../../src/services/steps/quarantine/clear-lead.ts';
import { audit, inStep, type Step } from '../../src/services/steps/step.ts';
import { page } from '../../src/services/steps/telling/tell-outage.ts';
import { applyWorkspace } from '../../src/services/workspace/apply-workspace.ts';

const ROUTER: Actor = { kind: 'system', part: 'router' };
const ENRICHER: Actor = { kind: 'system', part: 'enrichment' };
const INTAKE: Actor = { kind: 'system', part: 'intake' };
const OFTEN = {
  importList: 12,
  machine: 30,
  merge: 20,
  review: 40,
  clearQueue: 3,
  engine: 80,
  oneLoop: 5,
};

/** Does as it should, and then what nobody may. */
function after(name: keyof Services, harm: (ctx: Context, done: unknown) => Promise<unknown>) {
  const service = SERVICES[name] as (ctx: Context, input: never) => Promise<unknown>;
  const broken = async (ctx: Context, input: never) => {
    const done = await service(ctx, input);
    await harm(ctx, done);
    return done;
  };
  return { [name]: broken } as Partial<Services>;
}

const listIn = (ctx: Context, states: LeadState[]): Promise<LeadRecord[]> => {
  const { leads } = ctx.db.t;
  return ctx.db.read.select().from(leads).where(inArray(leads.state, states));
};

async function eachIn(
  ctx: Context,
  { states, actor }: { states: LeadState[]; actor: Actor },
  act: (step: Step, lead: LeadRecord) => Promise<unknown>,
): Promise<void> {
  for (const { id } of await listIn(ctx, states)) {
    await inStep(ctx, actor, async (step) => {
      const lead = await lockLead(ctx.db, step.tx, id);
      if (lead) await act(step, lead);
    });
  }
}

/** Says that it is here, and took nothing in. */
const losesFetches: Services['fetchAnnounced'] = async ({ db, clock }) => {
  const due = await takeDueFetches(db, { now: clock.now(), leaseMs: 30_000, limit: 9 });
  for (const fetch of due) {
    const end = { state: 'taken', leadId: fetch.leadId ?? '', lastError: null } as const;
    await db.tx((tx) => settleFetch(tx, fetch, end));
  }
  return due.length;
};

const asksTwice = after('fetchAnnounced', ({ db, clock }) =>
  db.tx((tx) =>
    tx
      .update(tx.t.fetches)
      .set({ state: 'waiting', dueAt: new Date(clock.now().getTime() + 60_000) })
      .where(eq(tx.t.fetches.state, 'taken')),
  ),
);

/** Says that it will ask, and has written down nothing. */
function forgetsNotices(): Services['intakeDelivery'] {
  const known = new Set<string>();
  return async (ctx, delivery) => {
    if (delivery.announced.length === 0) return SERVICES.intakeDelivery(ctx, delivery);
    const body = Buffer.from(delivery.body).toString();
    const status = known.has(body) ? 'duplicate' : 'announced';
    known.add(body);
    const [leadId, deliveryId] = [ctx.newId('lead'), ''];
    return { status, leadId, deliveryId, leads: [{ status, leadId, deliveryId }] };
  };
}

/** Gives up what it is to ask for, and routes a lead that nobody has written. */
const makesUp: Services['fetchAnnounced'] = async (ctx) => {
  const due = await takeDueFetches(ctx.db, { now: ctx.clock.now(), leaseMs: 30_000, limit: 9 });
  for (const fetch of due) {
    await inStep(ctx, INTAKE, async (step) => {
      const source = await findSource(step.tx, fetch.source);
      const leadId = fetch.leadId ?? '';
      await settleFetch(step.tx, fetch, { state: 'given_up', leadId, lastError: 'planted' });
      const touch = takeSubmission({ person: { email: `${fetch.id}@gone.test` } }, step.now);
      if (source) await takeAnnounced(step, { ...fetch, source, leadId }, touch);
      const about = { subject: leadId, leadId, data: { fetch: fetch.id } };
      await audit(step, { action: 'lead.fetch_failed', ...about });
    });
  }
  return due.length;
};

const clearsByItself = after('routeDue', (ctx) =>
  eachIn(ctx, { states: ['quarantined'], actor: ROUTER }, clearLead),
);

const wakesTheDiscarded = after('routeDue', (ctx) =>
  eachIn(ctx, { states: ['closed'], actor: ROUTER }, async (step, { id, closeReason }) => {
    if (closeReason !== 'spam') return;
    await updateLead(step.tx, id, { state: 'received', routeAt: step.now, closedAt: null });
    await audit(step, { action: 'lead.restored', subject: id, leadId: id });
  }),
);

const forgetsSpam = after('discardQuarantined', ({ db }) =>
  db.tx((tx) => tx.update(tx.t.leads).set({ closeReason: null })),
);

const waitsAnHour = after('submitLead', ({ db, clock }) =>
  db.tx((tx) =>
    tx
      .update(tx.t.leads)
      .set({ routeAt: new Date(clock.now().getTime() + 3_600_000) })
      .where(eq(tx.t.leads.state, 'received')),
  ),
);

const takesAway = after('enrichDue', (ctx, asked) =>
  eachIn(ctx, { states: asked === 0 ? [] : ['offered'], actor: ENRICHER }, async (step, lead) => {
    const open = await findOpenOffer(step.tx, lead.id);
    if (!open) return;
    const how = { state: 'withdrawn', reason: 'account_found', refund: true } as const;
    await endOffer(step, open, { lead, end: { ...how, assignment: 'rerouted' } });
    const data = { rep: open.repId, reason: how.reason };
    await audit(step, { action: 'offer.withdrawn', subject: open.id, leadId: lead.id, data });
    await placeLead(step, lead, 'account_found');
  }),
);

const pagesOfFiles = after('importLeads', (ctx) =>
  eachIn(ctx, { states: ['received'], actor: ROUTER }, async (step, { id: leadId, bulk }) => {
    if (bulk) await page(step, { kind: 'page.lead_held', leadId, payload: {} });
  }),
);

const filesFirst: Services['routeDue'] = async (ctx) => {
  const { leads } = ctx.db.t;
  const ofFiles = and(eq(leads.bulk, true), isNotNull(leads.routeAt));
  const due = await ctx.db.read.select().from(leads).where(ofFiles);
  for (const { id: leadId } of due) await routeLead(ctx, { leadId });
  return SERVICES.routeDue(ctx);
};

/** Goes by a cap that is not the one that was promised. */
const burying = after('importLeads', (ctx) => {
  const policy = COMPANY.policy.replace(`open: ${BULK_OPEN} }\nq`, 'open: 9 }\nq');
  const actor = { kind: 'cli', osUser: 'sim' } as const;
  const how = { dryRun: false, prune: false, onto: null, actor };
  return applyWorkspace(ctx, { files: { ...COMPANY, policy }, ...how });
});

const overhears = after('submitLead', ({ db }) =>
  db.tx((tx) => tx.update(tx.t.leads).set({ bulk: true }).where(eq(tx.t.leads.test, false))),
);

/** After each merge that came about. */
function afterMerge(harm: (ctx: Context, from: string, into: string) => Promise<unknown>) {
  const mergeLeads: Services['mergeLeads'] = async (ctx, input) => {
    const merged = await SERVICES.mergeLeads(ctx, input);
    if (merged.outcome === 'merged') await harm(ctx, input.fromId, merged.leadId);
    return merged;
  };
  return { mergeLeads };
}

const leavesTouches = afterMerge(({ db }, from, into) =>
  db.tx((tx) => tx.update(tx.t.touches).set({ leadId: from }).where(eq(tx.t.touches.leadId, into))),
);

const losesTouches = afterMerge(({ db }, _, into) =>
  db.tx((tx) => tx.delete(tx.t.touches).where(eq(tx.t.touches.leadId, into))),
);

const mixesTests = afterMerge(({ db }, from) =>
  db.tx((tx) => tx.update(tx.t.leads).set({ test: true }).where(eq(tx.t.leads.id, from))),
);

const leadsNowhere = afterMerge(({ db }, from) =>
  db.tx((tx) => tx.update(tx.t.leads).set({ mergedInto: 'x' }).where(eq(tx.t.leads.id, from))),
);

const countsTooMany = afterMerge(({ db }, _, into) => {
  const touchCount = sql`touch_count + 5`;
  return db.tx((tx) => tx.update(tx.t.leads).set({ touchCount }).where(eq(tx.t.leads.id, into)));
});

const CONTROLS: [what: string, broken: Partial<Services>, promise: RegExp][] = [
  [
    'announced leads that are lost',
    { fetchAnnounced: losesFetches },
    /^what was announced is taken in once/,
  ],
  [
    'announced leads that are asked for again',
    asksTwice,
    /^(what was announced is taken in once|nothing changes its state)/,
  ],
  [
    'notices that nobody follows',
    { intakeDelivery: forgetsNotices() },
    /^all that was announced is asked for/,
  ],
  ['made-up leads', { fetchAnnounced: makesUp }, /^what could not be fetched waits/],
  ['a router that sleeps', { routeDue: async () => 0 }, /^the router looks in its turn at all/],
  ['quarantine that ends by itself', clearsByItself, /^only a person lets a lead out/],
  ['spam that wakes', wakesTheDiscarded, /^only a person lets a lead out/],
  ['spam that is heard again', forgetsSpam, /^who was discarded as spam opens no lead/],
  ['waiting for facts for an hour', waitsAnHour, /^a new lead waits for facts no longer/],
  ['facts that take a lead away', takesAway, /^what is learned late takes a lead from nobody/],
  ['a page about a line of a file', pagesOfFiles, /^a lead of a file pages nobody/],
  ['files that are routed first', { routeDue: filesFirst }, /^in a turn of the router/],
  ['a rep buried under a file', burying, /^the router gives a rep no more leads of files/],
  ['people taken for lines of a file', overhears, /^a lead whose person wrote in person/],
  ['a merge that leaves touches behind', leavesTouches, /^a merged lead is closed/],
  ['a merge that loses touches', losesTouches, /^whatever anybody wrote is kept/],
  ['a merge of a test with a real lead', mixesTests, /^a test is never one/],
  ['a merge into nothing', leadsNowhere, /^a merged lead is closed/],
  ['a merge that counts too much', countsTooMany, /^a lead counts no more submissions/],
];

async function failureOf(simulation: Simulation): Promise<SimFailure | null> {
  try {
    await simulate(simulation);
    return null;
  } catch (error) {
    if (error instanceof SimFailure) return error;
    throw error;
  }
}

test.each(CONTROLS)('%s: caught', async (_, services, promise) => {
  const wanted = { seed: 3, leads: 80, faults: false, services, shares: OFTEN };
  const failure = await failureOf(wanted);
  expect(failure?.invariant).toMatch(promise);
  expect(failure?.broken).not.toEqual([]);
});
