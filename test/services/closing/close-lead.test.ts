import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { type Close, closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  lagSums,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

async function open() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const close = (more: Partial<Close> = {}) =>
    closeLead(world.ctx, {
      leadId: asked.leadId,
      closeAs: 'qualified',
      reason: null,
      actor: MIA,
      ...more,
    });
  return { world, ...asked, close };
}

test('the owner closes what they claimed; clocks stop and the place is free', async () => {
  const { world, leadId, offerId, repId, actor, close } = await open();
  await claimOffer(world.ctx, { offerId, actor });
  expect(await close({ actor })).toMatchObject({ outcome: 'closed', closeAs: 'qualified' });
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'closed',
    closeOutcome: 'qualified',
    closedAt: world.ctx.clock.now(),
  });
  const clocks = await listClocks(world.db.read, leadId);
  expect(clocks.map(({ kind, state }) => [kind, state])).toEqual([
    ['claim', 'met'],
    ['first_touch', 'cancelled'],
  ]);
  expect((await loadLoads(world.db.read)).get(repId)?.open).toBe(0);
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.closed');
});

test('a manager closes an offered lead: the offer is taken back with its turn', async () => {
  const { world, leadId, close } = await open();
  expect(await close()).toMatchObject({ outcome: 'closed' });
  expect(await offerStates(world, leadId)).toEqual(['withdrawn']);
  const lags = await world.db.read.select().from(world.db.t.lags);
  expect(lags.every(({ lag }) => lag === 0)).toBe(true);
  await world.advance('1d');
  expect(world.posts).toHaveLength(1);
});

test('a rep may not close somebody else’s lead and hears who may', async () => {
  const { world, repId, close } = await open();
  const actor = rep(repId === 'ana' ? 'ben' : 'ana');
  expect(await withoutTrace(world, () => close({ actor }))).toMatchObject({
    outcome: 'not_permitted',
    allowed: ['Lou Adam', 'Mia Chen'],
  });
});

test('a stranger and an unknown lead change nothing', async () => {
  const { world, close } = await open();
  const refused = (more: Partial<Close>) => withoutTrace(world, () => close(more));
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await refused({ leadId: 'lead_gone' })).toEqual({ outcome: 'unknown_lead' });
});

test('a lead is closed once', async () => {
  const { world, close } = await open();
  await close({ closeAs: 'bad' });
  const again = await withoutTrace(world, () => close());
  expect(again).toMatchObject({ outcome: 'already_closed', closeAs: 'bad' });
});

test('the words of the reason stay out of the audit log', async () => {
  const { world, close } = await open();
  await close({ reason: 'they wept' });
  const rows = await world.db.read.select().from(world.db.t.auditEvents);
  expect(JSON.stringify(rows)).not.toContain('they wept');
  const texts = await world.db.read.select().from(world.db.t.texts);
  expect(texts).toMatchObject([{ kind: 'close', body: 'they wept' }]);
});

test('a closed lead makes room for the most urgent one that waits', async () => {
  const roster = ROSTER.replace('manager: mia }', 'manager: mia, capacity: { open: 1 } }');
  const policy = POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }');
  const world = await createWorld({ roster, policy });
  const first = await offeredLead(world);
  const small = await world.submit('kim@initech.test');
  await world.settle();
  const urgent = await world.submit('lee@hooli.test', {
    company: { employees: 5000, industry: 'fintech' },
    request: { form: 'demo', timeline: 'this_month', budget: 90_000 },
  });
  await world.settle();
  const stateOf = async (id: string) => (await findLead(world.db.read, id))?.state;
  expect([await stateOf(small), await stateOf(urgent)]).toEqual(['held', 'held']);
  await closeLead(world.ctx, { ...first, closeAs: 'stale', reason: null, actor: MIA });
  await world.settle();
  expect([await stateOf(small), await stateOf(urgent)]).toEqual(['held', 'offered']);
  expect((await askedAbout(world, urgent)).repId).toBe('ana');
  expect(await lagSums(world.db)).toEqual([0]);
});
