import { describe, expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { setEngagement } from '../../../src/services/ownership/set-engagement.ts';
import { describeEvent } from '../../../src/services/views/events/describe-event.ts';
import { english } from '../../../src/words/say.ts';
import { dump, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';
import {
  call,
  claimedLead,
  leadOf,
  minute,
  saidOf,
  tell,
  touchClock,
  touchPromises,
} from './crm-events.ts';

describe('what the owner did in the CRM', () => {
  test('is a touch: the clock stops and contact was tried', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    expect(await saidOf(world, call(lead, { text: 'They want a demo' }))).toBe('applied');
    expect(await leadOf(world, lead.leadId)).toMatchObject({
      state: 'working',
      engagement: 'attempted',
    });
    expect(await touchClock(world, lead.leadId)).toMatchObject({ state: 'met', nextEventAt: null });
    expect(await touchPromises(world)).toEqual({ kept: 1, missed: 0, took: 4 * 60_000 });
    const event = (await listAuditEvents(world.db.read, { leadId: lead.leadId, limit: 99 })).at(-1);
    const words = event && english(await describeEvent(world.db.read, event, 'UTC'));
    expect(words).toBe('Ana Ruiz logged a call in HubSpot (10:05): “They want a demo”.');
  });

  test.each([
    ['email', 'attempted'],
    ['note', 'untouched'],
    ['meeting', 'meeting'],
  ])('a touch of the kind %s makes of it %s', async (kind, engagement) => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    await tell(world, call(lead, { kind }));
    expect((await leadOf(world, lead.leadId)).engagement).toBe(engagement);
  });

  test('an opportunity says that they met', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    expect(await saidOf(world, call(lead, { type: 'opportunity_created' }))).toBe('applied');
    expect((await leadOf(world, lead.leadId)).engagement).toBe('meeting');
  });

  test('does not leave again, so that the CRM does not log it once more', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    await tell(world, call(lead));
    await world.settle();
    expect(world.events.map(({ type }) => type)).not.toContain('lead.touched');
  });

  test.each([
    ['by nobody', { owner: null }, 'crm.no_owner'],
    ['by somebody unknown', { owner: 'zed@acme.test' }, 'crm.unknown_owner'],
    ['by a colleague', { owner: 'mia' }, 'crm.not_theirs'],
    ['from before the claim', { at: minute(0.5) }, 'crm.before_claim'],
    ['that is still ahead', { at: minute(60) }, 'crm.ahead'],
  ])('something %s is kept and stops no clock', async (_, more, why) => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    expect(await saidOf(world, call(lead, more))).toBe(why);
    expect((await leadOf(world, lead.leadId)).state).toBe('claimed');
    expect((await touchClock(world, lead.leadId)).state).toBe('running');
    const history = await listAuditEvents(world.db.read, { leadId: lead.leadId, limit: 99 });
    expect(history.at(-1)).toMatchObject({ action: 'crm.noted', actor: 'system:crm' });
  });

  test('before anybody claimed the lead is kept', async () => {
    const world = await createWorld();
    const lead = await offeredLead(world);
    await world.advance('9m');
    expect(await saidOf(world, call(lead))).toBe('crm.not_claimed');
  });

  test('is known by e-mail as well, and by the id of the CRM', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    const owner = `${lead.repId}@acme.test`.toUpperCase();
    expect(await saidOf(world, call(lead, { owner }))).toBe('applied');
  });

  test('finds the lead by the contact it came in with', async () => {
    const world = await createWorld();
    const leadId = await world.submit('dana@globex.test', { crm: { contact_id: '77' } });
    await world.settle();
    await world.advance('9m');
    const told = await tell(world, {
      ...call({ leadId, repId: 'ana' }),
      lead_id: undefined,
      crm_id: '77',
    });
    expect(told).toMatchObject({ outcome: 'recorded', leadId });
  });

  test('told again is a duplicate and changes nothing', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    await tell(world, call(lead));
    const before = await dump(world.db);
    expect(await saidOf(world, call(lead, { kind: 'meeting' }))).toBe('duplicate');
    expect(await dump(world.db)).toBe(before);
  });

  test('of a lead nobody knows is not kept, nor is its id', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    const before = await dump(world.db);
    expect(await saidOf(world, call(lead, { lead_id: 'lead_none' }))).toBe('unknown_lead');
    expect(await dump(world.db)).toBe(before);
    expect(await saidOf(world, call(lead))).toBe('applied');
  });
});

describe('what is told late', () => {
  test('was in time when it was in time, though the managers were told meanwhile', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    for (let hour = 0; hour < 6; hour++) await world.advance('1h');
    expect((await touchClock(world, lead.leadId)).state).toBe('breached');
    await tell(world, call(lead, { at: minute(200) }));
    expect((await touchClock(world, lead.leadId)).state).toBe('met');
    expect(await touchPromises(world)).toMatchObject({ kept: 1, missed: 0 });
  });

  test('was late when it was late, and asks for nothing more', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('242m');
    await tell(world, call(lead, { at: minute(242) }));
    const clock = { state: 'breached', nextEventAt: null };
    expect(await touchClock(world, lead.leadId)).toMatchObject(clock);
    expect(await touchPromises(world)).toMatchObject({ kept: 0, missed: 1 });
  });

  test('does not undo what somebody put right since', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    await setEngagement(world.ctx, { leadId: lead.leadId, engagement: 'attempted', actor: MIA });
    await tell(world, call(lead, { kind: 'meeting' }));
    expect((await leadOf(world, lead.leadId)).engagement).toBe('attempted');
  });

  test('counts for whoever had the lead then', async () => {
    const world = await createWorld();
    const lead = await claimedLead(world);
    await world.advance('9m');
    await giveBack(world.ctx, { leadId: lead.leadId, reason: null, actor: lead.actor });
    await world.settle();
    expect(await saidOf(world, call(lead))).toBe('applied');
    expect((await leadOf(world, lead.leadId)).state).toBe('offered');
    await world.advance('5m');
    expect(await saidOf(world, call(lead, { id: 'act_2', at: minute(12) }))).toBe('crm.not_theirs');
  });
});
