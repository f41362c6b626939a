import { describe, expect, test } from 'vitest';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { MIA } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld } from '../../support/world.ts';
import { type Body, claimedLead, leadOf, minute, saidOf, tell } from './crm-events.ts';

const won = (leadId: string, more: Body = {}): Body => ({
  type: 'won',
  id: 'deal_1',
  at: minute(5),
  lead_id: leadId,
  amount: 1_200_000,
  currency: 'EUR',
  ...more,
});

const owner = (leadId: string, to: string): Body => ({
  type: 'owner_changed',
  id: `own_${to}`,
  at: minute(5),
  lead_id: leadId,
  owner: to,
});

describe('how the CRM says that it ended', () => {
  test('won is converted, with what it brought', async () => {
    const world = await createWorld();
    const { leadId } = await claimedLead(world);
    await world.advance('9m');
    expect(await saidOf(world, won(leadId))).toBe('applied');
    await world.settle();
    expect(await leadOf(world, leadId)).toMatchObject({
      state: 'closed',
      closeOutcome: 'converted',
      closeAmount: { amount: 1_200_000, currency: 'EUR' },
    });
    expect(world.events.at(-1)).toMatchObject({ type: 'lead.closed' });
  });

  test('lost is not a fit', async () => {
    const world = await createWorld();
    const { leadId } = await claimedLead(world);
    await world.advance('9m');
    await tell(world, { ...won(leadId), type: 'lost' });
    expect((await leadOf(world, leadId)).closeOutcome).toBe('not_a_fit');
  });

  test('a later word changes how it ended, an older one does not', async () => {
    const world = await createWorld();
    const { leadId } = await claimedLead(world);
    await world.advance('9m');
    await tell(world, won(leadId, { type: 'lost', id: 'deal_2', at: minute(6) }));
    expect(await saidOf(world, won(leadId))).toBe('crm.older');
    expect((await leadOf(world, leadId)).closeOutcome).toBe('not_a_fit');
    expect(await saidOf(world, won(leadId, { id: 'deal_3', at: minute(7) }))).toBe('applied');
    expect((await leadOf(world, leadId)).closeOutcome).toBe('converted');
  });

  test('what a person closed as bad stays bad', async () => {
    const world = await createWorld();
    const { leadId } = await claimedLead(world);
    await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
    await world.advance('9m');
    expect(await saidOf(world, won(leadId))).toBe('crm.closed_otherwise');
  });

  test('a deal from before the lead is another one', async () => {
    const world = await createWorld();
    const { leadId } = await claimedLead(world);
    expect(await saidOf(world, won(leadId, { at: minute(-5) }))).toBe('crm.before_lead');
    expect((await leadOf(world, leadId)).state).toBe('claimed');
  });
});

describe('another owner in the CRM', () => {
  test('is told to the managers, and the lead stays where it is', async () => {
    const world = await createWorld();
    const { leadId, repId } = await claimedLead(world);
    await world.advance('9m');
    expect(await saidOf(world, owner(leadId, 'mia'))).toBe('crm.other_owner');
    await world.settle();
    expect((await leadOf(world, leadId)).ownerId).toBe(repId);
    expect(inEnglish(world.posts.at(-1))).toMatchObject({
      to: 'C0EMEA',
      card: { kind: 'notice', title: 'Another owner in HubSpot: globex.test' },
    });
  });

  test('is no news where it is our own', async () => {
    const world = await createWorld();
    const { leadId, repId } = await claimedLead(world);
    await world.advance('9m');
    const posted = world.posts.length;
    expect(await saidOf(world, owner(leadId, repId))).toBe('crm.same_owner');
    await world.settle();
    expect(world.posts).toHaveLength(posted);
  });
});
