import { expect, test } from 'vitest';
import { EVENT_CONTRACT } from '../../../src/routing/contracts/events.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { type Asked, offeredLead } from '../../support/cast.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

const until = new Date(MONDAY.getTime() + 86_400_000);

const WAKES = {
  by_hand: ({ ctx }: World, { leadId, actor }: Asked) => unsnoozeLead(ctx, { leadId, actor }),
  touched: ({ ctx }: World, { leadId, actor }: Asked) => logTouch(ctx, { leadId, actor }),
  over: (world: World) => world.advance('25h'),
  repeat: (world: World) => world.submit('dana@globex.test'),
};

test.each(Object.keys(WAKES) as (keyof typeof WAKES)[])(
  'the outside system hears that a lead sleeps until then, and why it woke: %s',
  async (why) => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    const { leadId, actor } = asked;
    await snoozeLead(world.ctx, { leadId, until, reason: 'waiting for budget', actor });
    await WAKES[why](world, asked);
    await world.settle();
    const told = world.events.filter(({ type }) => /lead\.(snoozed|woken)/.test(type));
    expect(told.map(({ type, data }) => [type, data])).toEqual([
      ['lead.snoozed', { until: until.toISOString() }],
      ['lead.woken', { why }],
    ]);
    for (const event of told) expect(EVENT_CONTRACT.schema.parse(event)).toEqual(event);
    expect(JSON.stringify(told)).not.toContain('budget');
  },
);
