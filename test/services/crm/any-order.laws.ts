import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { auditActions } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';
import {
  type Body,
  call,
  claimedLead,
  leadOf,
  minute,
  tell,
  touchClock,
  touchPromises,
} from './crm-events.ts';

async function endOf(events: Body[]): Promise<object> {
  const world = await createWorld();
  const lead = await claimedLead(world);
  world.pass('6h');
  await advanceSlas(world.ctx);
  for (const event of events) {
    const owner = event.owner === 'own' ? lead.repId : event.owner;
    await tell(world, { ...event, owner, lead_id: lead.leadId });
  }
  const { state, engagement, closeOutcome } = await leadOf(world, lead.leadId);
  const { state: promise } = await touchClock(world, lead.leadId);
  return { state, engagement, closeOutcome, promise, ...(await touchPromises(world)) };
}

describe('whatever the order in which it is told, and however often', () => {
  /** From the claim until beyond the due first touch, twice at one instant now and then. */
  const happened = fc.record({
    type: fc.constantFrom('activity', 'activity', 'opportunity_created', 'won', 'lost'),
    kind: fc.constantFrom('call', 'email', 'meeting', 'note'),
    at: fc.integer({ min: 0, max: 30 }).map((n) => minute(n * 10)),
    owner: fc.constantFrom('own', 'own', 'mia', null),
  });

  test('a lead ends the same', async () => {
    const histories = fc
      .array(happened, { minLength: 1, maxLength: 6 })
      .map((all) => all.map((one, n): Body => ({ ...one, id: `evt_${n}` })));
    const told = histories.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(told, async ([events, shuffled]) => {
        expect(await endOf(shuffled)).toEqual(await endOf(events));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

test('a tick and a touch that was in time end alike, whichever comes first', async () => {
  const ends = await Promise.all(
    ['touch', 'tick', 'both'].map(async (first) => {
      const world = await createWorld();
      const lead = await claimedLead(world);
      world.pass('242m');
      const touch = () => tell(world, call(lead, { at: minute(240) }));
      const tick = () => advanceSlas(world.ctx);
      if (first === 'both') await Promise.all([tick(), touch()]);
      else for (const act of first === 'touch' ? [touch, tick] : [tick, touch]) await act();
      const late = (await auditActions(world, lead.leadId)).at(-1);
      const { state, nextEventAt } = await touchClock(world, lead.leadId);
      return { state, nextEventAt, late };
    }),
  );
  const end = { state: 'met', nextEventAt: null, late: 'lead.touched' };
  expect(ends).toEqual([end, end, end]);
});
