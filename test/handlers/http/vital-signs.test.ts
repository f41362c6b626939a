import { expect, it } from 'vitest';
import {
  readGauges,
  readReadiness,
  type Signs,
} from '../../../src/handlers/http/operations/vital-signs.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { sendProbe } from '../../../src/services/probe/send-probe.ts';
import { createWorld, MONDAY, POLICY } from '../../support/world.ts';

const SIGNS: Signs = {
  runningSince: MONDAY,
  heartbeat: () => ({ route: 1_000, slack: 1_000 }),
  breakers: { slack: () => 'closed' },
  slackConnected: () => true,
  storeFault: () => null,
};

async function probed() {
  const world = await createWorld();
  await sendProbe(world.ctx);
  world.pass('5m');
  await sendProbe(world.ctx);
  return world;
}

it('is ready while synthetic leads come through, and says how long the last one took', async () => {
  const world = await probed();
  const { ctx, couriers } = world;
  world.pass('2s');
  await routeDue(ctx);
  await deliverOutbox(ctx, { destination: 'slack', couriers });
  world.pass('90s');
  const { ready, parts } = await readReadiness(ctx, SIGNS);
  expect([ready, parts.loop]).toEqual([true, { ok: true, detail: 'came through' }]);
  const gauges = await readGauges(ctx, SIGNS);
  const probe = gauges.filter(({ name }) => name.startsWith('baton_probe'));
  expect(probe.map(({ name, value }) => [name, value])).toEqual([
    ['baton_probe_age_seconds', 92],
    ['baton_probe_round_trip_seconds', 2],
  ]);
});

it('is not ready when one stands still, though every loop claims to run', async () => {
  const world = await probed();
  await deliverOutbox(world.ctx, { destination: 'slack', couriers: world.couriers });
  world.pass('61s');
  const { ready, parts } = await readReadiness(world.ctx, SIGNS);
  expect(ready).toBe(false);
  expect(Object.entries(parts).filter(([, part]) => !part.ok)).toEqual([
    ['loop', { ok: false, detail: 'sent 61 s ago, its lead is still received' }],
  ]);
});

it('quarantine is shown with its age, and makes nobody restart a server that works', async () => {
  const policy = POLICY.replace(
    'rules:',
    'rules:\n  - { id: odd, when: {}, assign: { queue: quarantine } }',
  );
  const world = await createWorld({ policy });
  await world.submit('dana@globex.test');
  await world.settle();
  world.pass('9h');
  const { parts } = await readReadiness(world.ctx, SIGNS);
  expect(parts.quarantine).toEqual({
    ok: true,
    detail: '1 wait, the oldest for 32400 s, 1 overdue',
  });
  const gauges = await readGauges(world.ctx, SIGNS);
  const told = gauges.filter(({ name }) => name.startsWith('baton_quarantine'));
  expect(told.map(({ name, labels, value }) => [name, labels.group ?? '', value])).toEqual([
    ['baton_quarantine_leads', 'nobody', 0],
    ['baton_quarantine_leads', 'contradiction', 0],
    ['baton_quarantine_leads', 'implausible', 0],
    ['baton_quarantine_leads', 'low_score', 0],
    ['baton_quarantine_leads', 'rule', 1],
    ['baton_quarantine_leads', 'spam', 0],
    ['baton_quarantine_leads', 'other', 0],
    ['baton_quarantine_oldest_seconds', '', 32_400],
    ['baton_quarantine_overdue', '', 1],
  ]);
});
