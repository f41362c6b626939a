import { expect, test } from 'vitest';
import { type ClockRecord, listClocks } from '../../../src/db/delivery/clock-store.ts';
import { idsFrom } from '../../../src/ids.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { nextDueAt } from '../../../src/services/sla/next-due.ts';
import { auditActions, offeredLead } from '../../support/cast.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';
import { slackGoes, slackReturns } from '../outage/outage-stories.ts';

const HOUR = 3_600_000;
const hours = (n: number) => new Date(MONDAY.getTime() + n * HOUR);

async function claimed() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  await world.settle();
  const { leadId, actor } = asked;
  const snooze = (until: Date) =>
    snoozeLead(world.ctx, { leadId, until, reason: 'waiting for budget', actor });
  const wake = () => unsnoozeLead(world.ctx, { leadId, actor });
  const clock = async (kind: ClockRecord['kind']) =>
    (await listClocks(world.db.read, leadId)).findLast((one) => one.kind === kind);
  return { world, leadId, snooze, wake, clock };
}

const told = ({ posts }: World) => posts.filter(({ card }) => card.kind === 'snooze_over').length;

test('an outage during a snooze costs the clocks nothing: they stood anyway', async () => {
  const { world, snooze, clock } = await claimed();
  const working = { ...world.couriers };
  await snooze(hours(20));
  await world.advance('1h');
  await slackGoes(world);
  await world.advance('2h');
  await slackReturns(world, working);
  expect(await clock('first_touch')).toMatchObject({ dueAt: hours(24) });
  expect(await clock('snooze')).toMatchObject({ dueAt: hours(20), state: 'running' });
  await world.advance('17h');
  expect(told(world)).toBe(1);
});

test('a snooze that ends while Slack is down is told when Slack is back, the clocks from then on', async () => {
  const { world, leadId, snooze, clock } = await claimed();
  const working = { ...world.couriers };
  await world.advance('1h');
  await snooze(hours(10));
  await world.settle();
  await world.advance('8h');
  await slackGoes(world);
  await world.advance('6h');
  expect(await auditActions(world, leadId)).not.toContain('lead.woken');
  await slackReturns(world, working);
  expect(told(world)).toBe(1);
  expect(await clock('first_touch')).toMatchObject({ dueAt: hours(15 + 3), state: 'running' });
});

test('snoozed and woken during an outage, a clock goes on later by the whole of it', async () => {
  const { world, snooze, wake, clock } = await claimed();
  const working = { ...world.couriers };
  await world.advance('1h');
  await slackGoes(world);
  await world.advance('30m');
  await snooze(hours(40));
  await world.advance('30m');
  await wake();
  await world.advance('1h');
  await slackReturns(world, working);
  expect(await clock('first_touch')).toMatchObject({ dueAt: hours(2 + 4), state: 'running' });
});

test('snoozed before an outage and woken in it, a clock has as much left as before', async () => {
  const { world, snooze, wake, clock } = await claimed();
  const working = { ...world.couriers };
  await world.advance('1h');
  await snooze(hours(40));
  await world.advance('1h');
  await slackGoes(world);
  await world.advance('1h');
  await wake();
  await world.advance('2h');
  await slackReturns(world, working);
  expect(await clock('first_touch')).toMatchObject({ dueAt: hours(5 + 3) });
});

/** Whatever the clock of this process says: all of it stands in the store. */
async function lookAt({ ctx: known, couriers }: World, hour: number): Promise<void> {
  const clock = { now: () => hours(hour) };
  const ctx = { ...known, clock, newId: idsFrom(clock) };
  await advanceSlas(ctx);
  await deliverOutbox(ctx, { destination: 'slack', couriers });
}

test('a clock that jumps ahead ends it once, and one that jumps back not again', async () => {
  const { world, leadId, snooze, clock } = await claimed();
  await snooze(hours(20));
  for (const hour of [72, 1, 21, 72]) await lookAt(world, hour);
  expect(told(world)).toBe(1);
  const woken = (await auditActions(world, leadId)).filter((action) => action === 'lead.woken');
  expect(woken).toHaveLength(1);
  expect(await clock('snooze')).toMatchObject({ state: 'met' });
});

test('a clock that jumps back ends it no sooner', async () => {
  const { world, snooze, clock } = await claimed();
  await world.advance('3h');
  await snooze(hours(20));
  for (const hour of [1, 19.99]) await lookAt(world, hour);
  expect(told(world)).toBe(0);
  expect(await clock('snooze')).toMatchObject({ state: 'running' });
  await lookAt(world, 20);
  expect(told(world)).toBe(1);
});

test('another process takes a snooze over', async () => {
  const { world, snooze } = await claimed();
  await snooze(hours(20));
  await world.advance('1h');
  expect(await nextDueAt(world.ctx)).toEqual(hours(20));
  await lookAt(world, 21);
  expect(told(world)).toBe(1);
});
