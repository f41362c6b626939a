import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { confirmDelivery } from '../../../src/db/leads/offer-store.ts';
import type { SlaFigures } from '../../../src/routing/sla/past/figures.ts';
import type { Stretch } from '../../../src/routing/sla/past/stretches.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { loadSla, type SlaDimension } from '../../../src/services/reports/load-sla.ts';
import { askedAbout, MIA, offeredLead, rep, slackFault } from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function report(world: World, by: SlaDimension = 'tier', since = MONDAY) {
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  return loadSla(world.ctx, { since, until, by });
}
const total = async (world: World) => (await report(world)).total;

/** Of one lead, or of several that took the same time: wall, working. */
const took = ({ stretches }: SlaFigures, stretch: Stretch) => [
  stretches[stretch].wall.medianMs,
  stretches[stretch].working.medianMs,
];
const counts = ({ promises: { claim: asked, first_touch: touch } }: SlaFigures) => ({
  claims: [asked.kept, asked.missed, asked.running, asked.ended, asked.unseen],
  touches: [touch.kept, touch.missed, touch.running, touch.ended],
});

async function claim(world: World, leadId: string) {
  const asked = await askedAbout(world, leadId);
  await claimOffer(world.ctx, asked);
  await world.settle();
  return asked;
}

describe('how long a lead took', () => {
  test('is told for each stretch of its way', async () => {
    const world = await createWorld();
    const leadId = await world.submit('dana@globex.test');
    world.pass('2s');
    await world.settle();
    await world.advance('3m');
    const { actor } = await claim(world, leadId);
    await world.advance('20m');
    await logTouch(world.ctx, { leadId, actor });
    const figures = await total(world);
    expect(figures.leads).toBe(1);
    expect(took(figures, 'receipt_to_decision')).toEqual([2_000, 2_000]);
    expect(took(figures, 'decision_to_card')).toEqual([0, 0]);
    expect(took(figures, 'card_to_claim')).toEqual([3 * MINUTE, 3 * MINUTE]);
    expect(took(figures, 'receipt_to_claim')).toEqual([3 * MINUTE + 2_000, 3 * MINUTE + 2_000]);
    expect(took(figures, 'claim_to_touch')).toEqual([20 * MINUTE, 20 * MINUTE]);
    expect(took(figures, 'receipt_to_touch')[0]).toBe(23 * MINUTE + 2_000);
    expect(counts(figures)).toEqual({ claims: [1, 0, 0, 0, 0], touches: [1, 0, 0, 0] });
  });

  test('over a weekend is an hour of the pool’s time', async () => {
    const office = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-17:00"] }';
    const policy = POLICY.replace('{ id: emea,', `{ id: emea, ${office},`).replace(
      'claim: 15m',
      'hours: pool, claim: 2h',
    );
    const world = await createWorld({ policy });
    // To Friday 16:30 in Madrid.
    world.pass('101.5h');
    const { leadId } = await offeredLead(world);
    await world.advance('65h');
    const { actor } = await claim(world, leadId);
    await logTouch(world.ctx, { leadId, actor });
    const figures = await total(world);
    expect(took(figures, 'card_to_claim')).toEqual([65 * HOUR, HOUR]);
    expect(took(figures, 'receipt_to_touch')).toEqual([65 * HOUR, HOUR]);
    expect(counts(figures).claims).toEqual([1, 0, 0, 0, 0]);
  });

  test('of the tier that the lead was offered in, under the policy it began with', async () => {
    const office = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-10:00"] }';
    const policy = POLICY.replace('{ id: emea,', `{ id: emea, ${office},`);
    const world = await createWorld({ policy });
    const { leadId } = await offeredLead(world);
    await world.advance('3m');
    await claim(world, leadId);
    // Always, whatever the pool's hours are.
    expect(took(await total(world), 'card_to_claim')).toEqual([3 * MINUTE, 3 * MINUTE]);
  });
});

describe('a promise', () => {
  test('is judged by its instants, however late the clock was looked at', async () => {
    const world = await createWorld();
    await offeredLead(world);
    world.pass('14m');
    expect(counts(await total(world)).claims).toEqual([0, 0, 1, 0, 0]);
    world.pass('1m');
    expect(counts(await total(world)).claims).toEqual([0, 1, 0, 0, 0]);
  });

  test('that is kept too late is missed, though the claim counts', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    world.pass('16m');
    await claim(world, leadId);
    const figures = await total(world);
    expect(counts(figures).claims).toEqual([0, 1, 0, 0, 0]);
    expect(took(figures, 'card_to_claim')[0]).toBe(16 * MINUTE);
  });

  test('is nobody’s miss while no card arrives', async () => {
    const world = await createWorld();
    for (let i = 0; i < 40; i++) world.failNextPost(slackFault.unreachable());
    await offeredLead(world);
    world.pass('20m');
    const figures = await total(world);
    expect(counts(figures).claims).toEqual([0, 0, 0, 0, 1]);
    expect(figures.stretches.decision_to_card.wall.count).toBe(0);
  });

  test('is over without blame where the rep declines in time', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await world.advance('1m');
    await declineOffer(world.ctx, { ...asked, reasonId: 'wrong_language', note: null });
    await world.settle();
    expect(counts(await total(world)).claims).toEqual([0, 0, 1, 1, 0]);
  });

  test('was never made where a manager took the lead', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    await world.advance('1m');
    await takeLead(world.ctx, { leadId, actor: MIA });
    await world.settle();
    const figures = await total(world);
    expect(counts(figures).claims).toEqual([0, 0, 0, 1, 0]);
    expect(took(figures, 'card_to_claim')[0]).toBe(MINUTE);
  });

  test('of a claim that was taken back runs again, and its first touch is gone', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    const { actor } = await claim(world, leadId);
    expect(counts(await total(world))).toEqual({ claims: [1, 0, 0, 0, 0], touches: [0, 0, 1, 0] });
    await world.advance('1m');
    await undoLast(world.ctx, { leadId, actor });
    expect(counts(await total(world))).toEqual({ claims: [0, 0, 1, 0, 0], touches: [0, 0, 0, 0] });
    await claim(world, leadId);
    expect(counts(await total(world))).toEqual({ claims: [1, 0, 0, 0, 0], touches: [0, 0, 1, 0] });
  });

  test('of a first touch is missed when it comes due untouched', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    await claim(world, leadId);
    world.pass('4h');
    expect(counts(await total(world)).touches).toEqual([0, 1, 0, 0]);
  });
});

describe('the groups', () => {
  test('of reps hold what was asked of each, and leads with who claimed them', async () => {
    const world = await createWorld();
    const { leadId, repId: silent } = await offeredLead(world);
    await world.advance('15m');
    await world.advance('2m');
    await world.advance('1m');
    const { repId: quick } = await claim(world, leadId);
    await offeredLead(world, 'p2@c2.test');
    const { groups, total: all, names } = await report(world, 'rep');
    const of = (id: string | null) => groups.find(({ group }) => group === id);
    expect(of(silent)?.promises.claim).toMatchObject({ missed: 1, kept: 0 });
    expect(of(quick)).toMatchObject({ leads: 1, promises: { claim: { kept: 1, missed: 0 } } });
    expect(of(quick)?.stretches.card_to_claim.wall.medianMs).toBe(MINUTE);
    expect(of(quick)?.stretches.receipt_to_claim.wall.medianMs).toBe(18 * MINUTE);
    expect(of(null)).toMatchObject({ leads: 1, promises: { claim: { running: 0 } } });
    expect(all.leads).toBe(2);
    expect(names.ana).toBe('Ana Ruiz');
    const { groups: byTier } = await report(world, 'tier');
    expect(byTier[0]?.stretches.card_to_claim.wall.medianMs).toBe(18 * MINUTE);
  });

  test('are those of the tier, pool, channel and segment', async () => {
    const segments = `segments:\n  - { id: big, when: { 'company.employees': { gte: 500 } } }\nrules:`;
    const world = await createWorld({ policy: POLICY.replace('rules:', segments) });
    await world.submit('dana@globex.test', { company: { employees: 900 } });
    await world.submit('eve@initech.test', { company: { employees: 9 } });
    await world.settle();
    const groups = async (by: SlaDimension) =>
      (await report(world, by)).groups.map(({ group, leads }) => [group, leads]);
    expect(await groups('tier')).toEqual([['standard', 2]]);
    expect(await groups('pool')).toEqual([['emea', 2]]);
    expect(await groups('channel')).toEqual([['web', 2]]);
    expect(await groups('segment')).toEqual([
      ['big', 1],
      [null, 1],
    ]);
  });

  test('hold leads received within the span alone, with what came of them later', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLead(world);
    const until = new Date(world.ctx.clock.now().getTime() + 1);
    await world.advance('5m');
    await offeredLead(world, 'p2@c2.test');
    await claim(world, leadId);
    const first = await loadSla(world.ctx, { since: MONDAY, until, by: 'tier' });
    expect(first.total.leads).toBe(1);
    expect(counts(first.total).claims).toEqual([1, 0, 0, 0, 0]);
    const next = await report(world, 'tier', until);
    expect(next.total.leads).toBe(1);
    expect(counts(next.total).claims).toEqual([0, 0, 1, 0, 0]);
  });
});

describe('which leads count', () => {
  test('no test does, and those of files are counted apart', async () => {
    const world = await createWorld();
    const tested = await world.submit('tess@test.test', { test: true });
    const filed = await world.submit('fay@file.test');
    const { leads } = world.db.t;
    await world.db.tx(
      async (tx) => void (await tx.update(leads).set({ bulk: true }).where(eq(leads.id, filed))),
    );
    await world.settle();
    await claim(world, tested);
    const { total: all, bulk, groups } = await report(world);
    expect([all.leads, bulk, groups]).toEqual([0, 1, []]);
    expect(counts(all).claims).toEqual([0, 0, 0, 0, 0]);
    expect(all.stretches.receipt_to_claim.wall.medianMs).toBe(null);
  });

  test('more of them than are read at once are each counted once', async () => {
    const world = await createWorld();
    const ids: string[] = [];
    for (let n = 0; n < 1_003; n++) ids.push(await world.submit(`p${n}@c${n}.test`));
    for (let n = 0; n < 1_003; n += 167) await routeLead(world.ctx, { leadId: ids[n] ?? '' });
    const { total: all } = await report(world);
    expect(all.leads).toBe(1_003);
    expect(all.stretches.receipt_to_decision.wall.count).toBe(7);
    expect(all.promises.claim.running).toBe(7);
  });
});

test('a confirmation that comes after the click is no time that the rep took', async () => {
  const world = await createWorld();
  for (let i = 0; i < 4; i++) world.failNextPost(slackFault.unreachable());
  const { leadId, offerId } = await offeredLead(world);
  world.pass('1m');
  await claimOffer(world.ctx, { offerId, actor: rep((await askedAbout(world, leadId)).repId) });
  world.pass('1m');
  await world.db.tx(async (tx) => void (await confirmDelivery(tx, offerId, world.ctx.clock.now())));
  const figures = await total(world);
  expect(figures.stretches.card_to_claim.wall.count).toBe(0);
  expect(counts(figures).claims).toEqual([1, 0, 0, 0, 0]);
});
