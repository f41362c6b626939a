import { expect, test } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { connectToSlack } from '../../../src/handlers/clock/slack-link.ts';
import type { Messenger } from '../../../src/ports.ts';
import { createWorld } from '../../support/world.ts';

const team = (teamId: string) => ({ teamId, enterpriseId: null, botUserId: 'U0BOT' });

async function connect(identify: Messenger['identify']) {
  const world = await createWorld();
  const messenger: Messenger = { ...world.couriers.messenger, identify };
  return { world, link: () => connectToSlack(world.ctx, messenger) };
}

test('the first answer of Slack names the one workspace that is served', async () => {
  const { link } = await connect(async () => team('T1'));
  const { workspace, connected, stop } = await link();
  expect(workspace()).toEqual(team('T1'));
  expect(connected()).toBe(true);
  stop();
});

test('a token of another workspace than before ends the start', async () => {
  let teamId = 'T1';
  const { link } = await connect(async () => team(teamId));
  (await link()).stop();
  teamId = 'T2';
  await expect(link()).rejects.toMatchObject({ code: 'auth.other_workspace' });
});

test('a Slack that refuses leaves the workspace as it was last seen', async () => {
  let answers = true;
  const { link } = await connect(async () => {
    if (answers) return team('T1');
    throw new AppError('upstream.revoked', 'The token was revoked.');
  });
  (await link()).stop();
  answers = false;
  const { workspace, connected, stop } = await link();
  expect(workspace()).toEqual(team('T1'));
  expect(connected()).toBe(false);
  stop();
});

test('a Slack that hangs does not hold up the start', async () => {
  const { link } = await connect(() => new Promise(() => {}));
  const { workspace, connected, stop } = await link();
  expect(workspace()).toBeNull();
  expect(connected()).toBe(false);
  stop();
});
