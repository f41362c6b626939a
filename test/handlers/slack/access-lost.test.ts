import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOutage } from '../../../src/services/outage/find-outage.ts';
import { Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const outage = () => findOutage(desk.ctx.db.read, 'slack');

test.each([
  ['the bot’s token was revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ['the app was removed', { type: 'app_uninstalled' }],
])('that %s is known at once, without a call to Slack', async (_, event) => {
  expect((await desk.slack.people.event(event)).status).toBe(200);
  await expect.poll(outage).toMatchObject({ kind: 'revoked', told: false });
  expect(desk.slack.calls()).toEqual([]);
  expect(desk.faults).toEqual([]);
});

test('a person who takes back their own sign-in takes nothing from Baton', async () => {
  const event = { type: 'tokens_revoked', tokens: { oauth: ['U0ANA'], bot: [] } };
  expect((await desk.slack.people.event(event)).status).toBe(200);
  expect(await outage()).toBeNull();
});

test('another workspace cannot say it of ours', async () => {
  desk.pinned = { teamId: 'T0OTHER', enterpriseId: null, botUserId: 'U0BOT' };
  await desk.slack.people.event({ type: 'app_uninstalled' });
  expect(await outage()).toBeNull();
});
