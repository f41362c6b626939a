import { describe, expect, test } from 'vitest';
import { findLead, updateLead } from '../../../src/db/leads/lead-store.ts';
import { replaceSuppressions } from '../../../src/db/workspace/suppression-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { loadList } from '../../../src/services/home/load-list.ts';
import { listLeads } from '../../../src/services/look-up/list-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const STUDENTS = POLICY.replace(
  'rules:',
  'rules:\n  - { id: students, when: { request.form: student }, assign: { no_route: student } }',
);
const student = { request: { form: 'student' } };
const restore = (world: World, leadId: string, actor = MIA) =>
  restoreLead(world.ctx, { leadId, actor });

async function closed() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  const { leadId, actor } = asked;
  await closeLead(world.ctx, { leadId, closeAs: 'qualified', reason: null, actor });
  await world.settle();
  return { world, ...asked };
}

describe('a lead that its owner closed', () => {
  test('is the owner’s again, as claimed, and the CRM hears of it', async () => {
    const { world, leadId, repId, offerId, actor } = await closed();
    const restored = await restore(world, leadId, actor);
    expect(restored).toMatchObject({ outcome: 'restored', owner: expect.any(String) });
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'claimed',
      ownerId: repId,
      closedAt: null,
      closeOutcome: null,
      restoredAt: null,
    });
    await expectSound(world.db);
    expect(await auditActions(world, leadId)).toContain('lead.reopened');
    await world.settle();
    const types = world.events.map(({ type }) => type);
    expect(types.slice(types.indexOf('lead.closed'))).toEqual([
      'lead.closed',
      'lead.restored',
      'crm.owner_set',
      'crm.task_created',
      'assignment.claimed',
    ]);
    const card = await loadOfferCard(world.ctx, { offerId });
    expect(card?.settled).toMatchObject({ as: 'claimed', closed: null });
  });

  test('is routed anew where the owner is gone', async () => {
    const { world, leadId, repId } = await closed();
    await deactivateRep(world.ctx, { repId, actor: { kind: 'system', part: 'slack' } });
    expect(await restore(world, leadId)).toMatchObject({ outcome: 'restored', owner: null });
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
    await expectSound(world.db);
  });

  test('is brought back by its owner or a manager and nobody else', async () => {
    const { world, leadId, repId } = await closed();
    const somebody = rep(repId === 'ana' ? 'ben' : 'ana');
    const refused = await withoutTrace(world, () => restore(world, leadId, somebody));
    expect(refused).toMatchObject({ outcome: 'not_permitted', allowed: ['Lou Adam', 'Mia Chen'] });
    expect(await restore(world, leadId, GUEST)).toEqual({ outcome: 'stranger' });
    expect(await restore(world, 'lead_gone')).toEqual({ outcome: 'unknown_lead' });
    expect(await restore(world, leadId)).toMatchObject({ outcome: 'restored' });
    expect(await restore(world, leadId)).toMatchObject({ outcome: 'not_closed' });
  });

  test('stays closed where the person has a newer lead, or it was merged', async () => {
    const { world, leadId } = await closed();
    const newer = await world.submit('dana@globex.test');
    const refused = await withoutTrace(world, () => restore(world, leadId));
    expect(refused).toMatchObject({ outcome: 'goes_on_elsewhere', leadId: newer, merged: false });
    await world.db.tx((tx) => updateLead(tx, leadId, { mergedInto: 'lead_other' }));
    expect(await restore(world, leadId)).toMatchObject({ leadId: 'lead_other', merged: true });
  });
});

async function unrouted() {
  const world = await createWorld({ policy: STUDENTS });
  const leadId = await world.submit('kim@uni.test', student);
  await world.settle();
  return { world, leadId };
}

describe('a lead that was not for sales', () => {
  test('goes to the router with a manager’s word that it is', async () => {
    const { world, leadId } = await unrouted();
    const now = world.ctx.clock.now();
    expect(await restore(world, leadId)).toMatchObject({ outcome: 'restored', owner: null });
    expect(await findLead(world.db.read, leadId)).toMatchObject({
      state: 'received',
      routeAt: now,
      routeTrigger: 'restored',
      restoredAt: now,
      closedAt: null,
    });
    expect(await auditActions(world, leadId)).toContain('lead.restored');
    await expectSound(world.db);
  });

  test('is brought back by managers alone', async () => {
    const { world, leadId } = await unrouted();
    const refused = await withoutTrace(world, () => restore(world, leadId, rep('ana')));
    expect(refused).toMatchObject({ outcome: 'not_permitted' });
  });

  test('is listed for managers for a week, with the reason, the newest first', async () => {
    const { world, leadId } = await unrouted();
    await world.advance('6d');
    const newer = await world.submit('lee@uni.test', student);
    await world.settle();
    const unroutedFor = (actor: Actor) => loadList(world.ctx, { actor, list: 'unrouted' });
    expect(await unroutedFor(MIA)).toMatchObject({
      outcome: 'listed',
      total: 2,
      rows: [{ leadId: newer, why: 'student' }, { leadId }],
    });
    expect((await loadHome(world.ctx, { userId: 'U0MIA' })).unrouted).toBe(2);
    await world.advance('2d');
    expect(await unroutedFor(MIA)).toMatchObject({ total: 1 });
    const all = await listLeads(world.ctx, { outcome: 'no_route' });
    expect(all.map((lead) => lead.leadId)).toEqual([newer, leadId]);
    expect(await unroutedFor(rep('ana'))).toMatchObject({
      outcome: 'not_permitted',
    });
  });
});

test('nobody brings back a person on the suppression list', async () => {
  const world = await createWorld({ policy: STUDENTS });
  const leadId = await world.submit('dana@globex.test', student);
  await world.settle();
  await world.db.tx((tx) =>
    replaceSuppressions(tx, [{ key: 'email:dana@globex.test', reason: 'unsubscribed' }]),
  );
  const refusal = { outcome: 'suppressed', why: 'unsubscribed' };
  expect(await withoutTrace(world, () => restore(world, leadId))).toMatchObject(refusal);
  await world.db.tx((tx) => replaceSuppressions(tx, []));
  expect(await restore(world, leadId)).toMatchObject({ outcome: 'restored' });
});
