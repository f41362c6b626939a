import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOffer } from '../../../src/db/leads/offer-store.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { endOutage } from '../../../src/services/outage/end-outage.ts';
import { recordOutage } from '../../../src/services/outage/record-outage.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import {
  askedAbout,
  auditActions,
  lagSums,
  MIA,
  offeredLead,
  offerStates,
} from '../../support/cast.ts';
import { MONDAY, POLICY, ROSTER, type World, type WorldOptions } from '../../support/world.ts';

const MINUTE_MS = 60_000;
const minutes = (n: number) => new Date(MONDAY.getTime() + n * MINUTE_MS);

/** Slack is down from now on, and the world knows it. */
export async function slackGoes(world: World, kind: 'unreachable' | 'revoked' = 'unreachable') {
  await recordOutage(world.ctx, { destination: 'slack', kind, since: world.ctx.clock.now() });
  world.couriers.messenger = silent(world);
}

const silent = ({ couriers }: World) => ({
  ...couriers.messenger,
  post: () => Promise.reject(new Error('Nobody should have been called.')),
  update: () => Promise.reject(new Error('Nobody should have been called.')),
});

export async function slackReturns(world: World, { messenger }: World['couriers']) {
  world.couriers.messenger = messenger;
  await endOutage(world.ctx, 'slack');
  await world.settle();
}

/** The same on every engine. */
export function outageStories(open: (options?: WorldOptions) => Promise<World>): void {
  test('a delivered offer stands still and has as much time left afterwards as before', async () => {
    const world = await open();
    const { leadId, offerId } = await offeredLead(world);
    const working = { ...world.couriers };
    await world.advance('7m');
    await slackGoes(world);
    await world.advance('90m');
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect((await auditActions(world)).filter((action) => action.startsWith('sla.'))).toEqual([]);
    await slackReturns(world, working);
    expect(await findOffer(world.db.read, offerId)).toMatchObject({ dueAt: minutes(105) });
    const [clock] = await listClocks(world.db.read, leadId);
    expect(clock).toMatchObject({ state: 'running', fired: 0, dueAt: minutes(105) });
    expect(world.updates.map(({ card }) => card)).toMatchObject([{ dueAt: minutes(105) }]);
    await world.advance('29s');
    expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer']);
    await world.advance('1s');
    expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer', 'reminder']);
  });

  test('what was late before goes on from where its ladder stood', async () => {
    const world = await open();
    const { leadId } = await offeredLead(world);
    const working = { ...world.couriers };
    await world.advance('450s');
    await world.advance('510s');
    await slackGoes(world);
    await world.advance('20m');
    await slackReturns(world, working);
    await world.advance('59s');
    expect(await offerStates(world, leadId)).toEqual(['made']);
    const [clock] = await listClocks(world.db.read, leadId);
    expect(clock).toMatchObject({ state: 'breached', dueAt: minutes(15) });
    await world.advance('1s');
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
  });

  test('a claim that gets through is valid, and its first-touch clock stands still as well', async () => {
    const world = await open();
    const asked = await offeredLead(world);
    const working = { ...world.couriers };
    await slackGoes(world);
    await world.advance('20m');
    expect(await claimOffer(world.ctx, asked)).toMatchObject({ outcome: 'claimed' });
    await world.advance('10h');
    await slackReturns(world, working);
    const clocks = await listClocks(world.db.read, asked.leadId);
    expect(clocks.find(({ kind }) => kind === 'first_touch')).toMatchObject({
      state: 'running',
      dueAt: minutes(20 + 600 + 240),
    });
    expect(clocks.find(({ kind }) => kind === 'claim')).toMatchObject({ nextEventAt: null });
  });

  test('the time without Slack does not count against the deadline of a lead', async () => {
    const policy = POLICY.replace('max_reroutes: 3', 'max_reroutes: 3, lead_deadline: 30m');
    const world = await open({ policy });
    const { leadId, actor, offerId } = await offeredLead(world);
    const working = { ...world.couriers };
    await world.advance('5m');
    await slackGoes(world);
    await world.advance('2h');
    await declineOffer(world.ctx, { offerId, actor, reasonId: 'full', note: null });
    const next = await askedAbout(world, leadId);
    await slackReturns(world, working);
    expect(await findOffer(world.db.read, next.offerId)).toMatchObject({
      state: 'made',
      deliveredAt: minutes(125),
      dueAt: minutes(140),
    });
    await world.advance('14m');
    expect(await offerStates(world, leadId)).toEqual(['declined', 'made']);
  });

  test('while nobody can be told the engine has nothing to wake up for', async () => {
    const world = await open();
    await offeredLead(world);
    await slackGoes(world);
    await world.advance('3h');
    expect(await nextDueAt(world.ctx)).toBeNull();
  });

  test('a lost access is paged at once, costs no further call, and all arrives afterwards', async () => {
    const world = await open();
    const working = { ...world.couriers };
    await slackGoes(world, 'revoked');
    await world.settle();
    expect(world.pages).toMatchObject([{ severity: 'critical' }]);
    expect(world.pages[0]?.text).toContain('Install the app again (same token)');
    const leads = [];
    for (let n = 0; n < 5; n++) {
      leads.push(await world.submit(`p${n}@c${n}.test`));
      await world.advance('1m');
    }
    expect(world.errors).toEqual([]);
    await slackReturns(world, working);
    const [offers, others] = [true, false].map((is) =>
      world.posts.filter(({ card }) => (card.kind === 'offer') === is),
    );
    expect(offers).toHaveLength(5);
    // Admins hear in Slack what they were paged about.
    expect(others).toMatchObject([
      { to: 'U0LOU', card: { title: 'I have access to Slack again' } },
    ]);
    for (const leadId of leads) expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(world.pages.at(-1)?.text).toContain('5 leads waited');
    expect(await lagSums(world.db)).toEqual([0]);
  });

  test('of leads that nobody holds meanwhile one page tells', async () => {
    const world = await open({ roster: ROSTER });
    for (const repId of ['ana', 'ben', 'cleo']) {
      await setAvailability(world.ctx, { repId, away: { until: null }, actor: MIA });
    }
    await slackGoes(world);
    const first = await world.submit('p1@c1.test', { company: { name: 'Globex' } });
    await world.settle();
    await world.submit('p2@c2.test');
    await world.settle();
    expect(await findLead(world.db.read, first)).toMatchObject({ state: 'held' });
    expect(world.pages).toMatchObject([{ title: 'A lead waits with nobody' }]);
    expect(world.pages[0]?.text).toContain('Globex');
    await world.advance('3m');
    expect(world.pages).toHaveLength(2);
  });

  test('a short silence is nobody’s news', async () => {
    const world = await open();
    const working = { ...world.couriers };
    await slackGoes(world);
    await world.advance('119s');
    await slackReturns(world, working);
    await world.advance('1h');
    expect(world.pages).toEqual([]);
    expect(await auditActions(world)).toEqual(expect.arrayContaining(['slack.down', 'slack.up']));
  });

  test('two processes that notice the end end it once', async () => {
    const world = await open();
    const { offerId } = await offeredLead(world);
    await slackGoes(world);
    world.pass('20m');
    await Promise.all([endOutage(world.ctx, 'slack'), endOutage(world.ctx, 'slack')]);
    expect(await findOffer(world.db.read, offerId)).toMatchObject({ dueAt: minutes(35) });
    const ends = (await auditActions(world)).filter((action) => action === 'slack.up');
    expect(ends).toHaveLength(1);
  });

  test('five thousand clocks go on in one transaction', async () => {
    const world = await open();
    const { leadId } = await offeredLead(world);
    const [clock] = await listClocks(world.db.read, leadId);
    if (!clock) throw new Error('The offer has no clock.');
    const copies = Array.from({ length: 5_000 }, (_, n) => ({
      ...clock,
      id: `sla_copy${n}`,
      leadId: `lead_${n}`,
      offerId: null,
      kind: 'first_touch' as const,
    }));
    await world.db.tx(async (tx) => {
      for (let n = 0; n < copies.length; n += 500) {
        await tx.insert(tx.t.slaClocks).values(copies.slice(n, n + 500));
      }
    });
    await slackGoes(world);
    world.pass('20m');
    await endOutage(world.ctx, 'slack');
    const rows = await world.db.read.select().from(world.db.t.slaClocks);
    expect(rows).toHaveLength(5_001);
    expect(rows.every(({ dueAt }) => dueAt.getTime() === minutes(35).getTime())).toBe(true);
  });
}
