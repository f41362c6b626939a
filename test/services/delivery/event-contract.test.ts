import { expect, test } from 'vitest';
import { EVENT_CONTRACT, EVENT_TYPES } from '../../../src/routing/contracts/events.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { askedAbout, MIA, offeredLead } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

/** Claimed, given back, claimed by the next, worked on, closed, and brought back. */
async function wholeLife() {
  const world = await createWorld();
  const { ctx } = world;
  const asked = await offeredLead(world);
  const { leadId } = asked;
  await claimOffer(ctx, asked);
  await giveBack(ctx, { leadId, reason: null, actor: asked.actor });
  const next = await askedAbout(world, leadId);
  await claimOffer(ctx, next);
  await logTouch(ctx, { leadId, actor: next.actor });
  const until = new Date(ctx.clock.now().getTime() + 86_400_000);
  await snoozeLead(ctx, { leadId, until, reason: 'on holiday', actor: next.actor });
  await unsnoozeLead(ctx, { leadId, actor: next.actor });
  await closeLead(ctx, { leadId, closeAs: 'qualified', reason: null, actor: next.actor });
  await restoreLead(ctx, { leadId, actor: MIA });
  await world.settle();
  return world.events;
}

test('every event that leaves is as the contract says, and says no more', async () => {
  const events = await wholeLife();
  expect([...new Set(events.map(({ type }) => type))].toSorted()).toEqual(EVENT_TYPES.toSorted());
  for (const event of events) expect(EVENT_CONTRACT.read(event)).toEqual({ value: event, from: 1 });
});

test.each([
  ['of a type nobody knows', { type: 'lead.sold' }, '/type'],
  ['without its lead', { lead_id: undefined }, '/lead_id'],
  ['of an edition to come', { schema_version: 2 }, '/schema_version'],
  ['without what its type says', { type: 'crm.task_created', data: {} }, '/data/title'],
])('an event %s is refused', async (_, change, pointer) => {
  const [event] = await wholeLife();
  const read = EVENT_CONTRACT.read({ ...event, ...change });
  const refused = 'refused' in read ? read.refused : [];
  expect(refused.map((fault) => fault.pointer)).toEqual(
    expect.arrayContaining([expect.stringContaining(pointer)]),
  );
});
