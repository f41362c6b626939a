import { expect, test } from 'vitest';
import { readReadiness } from '../../../src/handlers/http/operations/vital-signs.ts';
import { recordOutage } from '../../../src/services/outage/record-outage.ts';
import { lagSums, offeredLead, offerStates } from '../../support/cast.ts';
import { createWiredWorld, type WiredWorld } from '../../support/wired-world.ts';

const MINUTE_S = 60;
const signs = ({ link, ctx }: WiredWorld) => ({
  runningSince: ctx.clock.now(),
  heartbeat: () => ({}),
  breakers: {},
  slackConnected: link.connected,
  storeFault: () => null,
});

test('a revoked token costs one call and one look a minute, and nobody a lead', async () => {
  const world = await createWiredWorld();
  const { leadId, offerId } = await offeredLead(world);
  await world.run(MINUTE_S);
  const before = world.slack.calls().length;
  world.slack.fault({ method: '*', kind: 'error', error: 'token_revoked' });
  const leads = [];
  for (let n = 0; n < 10; n++) {
    leads.push(await world.submit(`p${n}@c${n}.test`));
    await world.run(MINUTE_S);
  }
  const calls = world.slack.calls().slice(before);
  expect(calls.filter(({ method }) => method !== 'auth.test')).toHaveLength(1);
  expect(calls.length).toBeLessThanOrEqual(1 + 10);
  expect(world.pages).toMatchObject([{ title: 'Baton has no access to Slack' }]);
  expect(await readReadiness(world.ctx, signs(world))).toMatchObject({
    ready: false,
    parts: { slack: { ok: false, detail: 'access taken away: install the app again' } },
  });
  expect(await offerStates(world, leadId)).toEqual(['made']);

  world.slack.clearFaults();
  await world.run(2 * MINUTE_S);
  for (const id of leads) expect(await offerStates(world, id)).toEqual(['made']);
  const { offers } = world.db.t;
  const rows = await world.db.read.select().from(offers);
  expect(rows.filter(({ deliveredAt }) => deliveredAt === null)).toEqual([]);
  expect(rows.find(({ id }) => id === offerId)?.state).toBe('made');
  expect(world.pages.at(-1)).toMatchObject({ title: 'Slack is back' });
  expect((await readReadiness(world.ctx, signs(world))).parts.slack).toMatchObject({ ok: true });
  expect(await lagSums(world.db)).toEqual([0]);
  expect(world.errors).toEqual([]);
});

test('after the event no post is tried at all until Slack lets us in again', async () => {
  const world = await createWiredWorld();
  await world.run(5);
  const since = world.ctx.clock.now();
  await recordOutage(world.ctx, { destination: 'slack', kind: 'revoked', since });
  world.slack.fault({ method: '*', kind: 'error', error: 'account_inactive' });
  const leadId = await world.submit('dana@globex.test');
  await world.run(5 * MINUTE_S);
  expect(world.slack.calls('chat.postMessage')).toEqual([]);
  world.slack.clearFaults();
  await world.run(MINUTE_S + 10);
  // The card, and the word to an admin that we are let in again.
  expect(world.slack.calls('chat.postMessage')).toHaveLength(2);
  expect(await offerStates(world, leadId)).toEqual(['made']);
});
