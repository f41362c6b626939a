import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import {
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

test('a manager who takes a lead owns it at once', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const taken = await takeLead(world.ctx, { leadId, actor: MIA });
  expect(taken).toMatchObject({ outcome: 'given', to: 'Mia Chen', final: true });
  const lead = await findLead(world.db.read, leadId);
  expect(lead).toMatchObject({ state: 'claimed', ownerId: 'mia' });
  expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'claimed']);
});

test('reps, strangers and the shell cannot take a lead', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const take = (actor: Parameters<typeof takeLead>[1]['actor']) =>
    withoutTrace(world, () => takeLead(world.ctx, { leadId, actor }));
  expect(await take(rep('cleo'))).toMatchObject({ outcome: 'not_permitted' });
  expect(await take(GUEST)).toEqual({ outcome: 'stranger' });
  expect(await take({ kind: 'cli', osUser: 'root' })).toEqual({ outcome: 'stranger' });
});

test('a manager in the pool who takes the lead offered to herself claims that offer', async () => {
  const roster = ROSTER.replace('email: ana@acme.test', 'email: ana@acme.test, role: manager');
  const policy = POLICY.replace('ben: 100, cleo: 100', 'ben: 0');
  const world = await createWorld({ roster, policy });
  const { leadId, actor } = await offeredLead(world);
  expect(await takeLead(world.ctx, { leadId, actor })).toMatchObject({
    outcome: 'given',
    final: true,
  });
  expect(await offerStates(world, leadId)).toEqual(['claimed']);
  const overridden = expect.stringContaining('overrid');
  expect(await auditActions(world, leadId)).not.toContainEqual(overridden);
});

test('whoever has the lead already hears that it is theirs, and nothing changes', async () => {
  const world = await createWorld();
  const { leadId, offerId, actor } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  const again = () => takeLead(world.ctx, { leadId, actor });
  expect(await withoutTrace(world, again)).toMatchObject({ outcome: 'given', leadId });
  await takeLead(world.ctx, { leadId, actor: MIA });
  const twice = () => takeLead(world.ctx, { leadId, actor: MIA });
  expect(await withoutTrace(world, twice)).toMatchObject({ outcome: 'given', to: 'Mia Chen' });
});
