import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { waitUntil } from '../../src/sandbox/slack/person.ts';
import { environmentOf, sendLead } from '../support/server-process.ts';
import { SocketBridge } from '../support/socket-bridge.ts';
import { Stage } from './stage.ts';

const PATIENCE_MS = 30_000;

let stage: Stage;
let bridge: SocketBridge;
const stopping: RunningServer[] = [];

beforeEach(async () => {
  stage = await Stage.open();
  bridge = await SocketBridge.open(stage.slack.apiUrl);
});
afterEach(async () => {
  for (const running of stopping.splice(0)) await running.stop();
  await stage.close();
  await bridge.close();
});

/** In this process, so that what the log complains of is at hand. */
async function start() {
  const errors: unknown[] = [];
  const log = { info() {}, warn() {}, error: (fields: unknown) => void errors.push(fields) };
  const apiUrl = `${bridge.url}/api/`;
  const env = { ...environmentOf(stage.site, apiUrl), SLACK_APP_TOKEN: 'xapp-1', PORT: '0' };
  const running = await startServer(readConfig(env), { log });
  stopping.push(running);
  stage.slack.setEventsUrl(`${bridge.url}/events`);
  return { url: `http://127.0.0.1:${running.port}`, errors, stop: running.stop };
}

const isOpen = (times: number) =>
  waitUntil(
    () => (bridge.opened >= times && bridge.connections === 1 ? true : undefined),
    PATIENCE_MS,
    () => `opened ${bridge.opened} times, ${bridge.connections} open`,
  );

async function claimOver(server: { url: string }, company: string): Promise<void> {
  const person = { email: `dana@${company.toLowerCase()}.test` };
  await sendLead(server.url, company, { person, company: { name: company } });
  const rep = await stage.asked(new RegExp(company));
  await rep.click('Claim', { in: new RegExp(company) });
  await rep.waitForDm(new RegExp(`Yours: ${company}`));
}

test('a lead is claimed over a socket that Slack renews and that breaks, and a stop closes it', async () => {
  const server = await start();
  await isOpen(1);
  bridge.recycle();
  await isOpen(2);
  bridge.cut();
  await isOpen(3);
  await claimOver(server, 'Globex');
  const response = await fetch(`${server.url}/slack/events`, { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
  await server.stop();
  stopping.length = 0;
  const isClosed = () => (bridge.connections === 0 ? true : undefined);
  await waitUntil(isClosed, PATIENCE_MS, () => `${bridge.connections} connections are left`);
  expect(server.errors).toEqual([]);
});

test('a server that gets no socket takes leads in, tries ever more slowly and comes back', async () => {
  bridge.refusal = 'internal_error';
  const server = await start();
  const person = { email: 'dana@hooli.test' };
  const { status } = await sendLead(server.url, 'early', { person, company: { name: 'Hooli' } });
  expect(status).toBe(202);
  expect(bridge.opened).toBe(0);
  bridge.refusal = null;
  bridge.ends = 'too_many_websockets';
  await waitUntil(
    () => (bridge.opened >= 2 ? true : undefined),
    PATIENCE_MS,
    () => 'no second try',
  );
  const tries = bridge.opened;
  await sleep(1_000);
  expect(bridge.opened - tries).toBeLessThanOrEqual(1);
  bridge.ends = null;
  await isOpen(tries + 1);
  await claimOver(server, 'Stark');
});
