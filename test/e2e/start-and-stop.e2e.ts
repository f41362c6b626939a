import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../src/sandbox/slack/person.ts';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

const LEAD = { person: { email: 'dana@globex.test' }, company: { name: 'Globex' } };

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** It ends by itself with exit code 1 and one line that says why. */
async function expectRefusal(env: Record<string, string>, why: RegExp): Promise<void> {
  const server = stage.spawn(env);
  expect(await server.ended()).toBe(1);
  const lines = server.err.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(why);
}

test('a missing or malformed variable is named, a secret never shown', async () => {
  await Promise.all([
    expectRefusal({ SLACK_BOT_TOKEN: '' }, /SLACK_BOT_TOKEN.*found nothing.*npm run demo/),
    expectRefusal({ PORT: 'eighty' }, /PORT: found "eighty", expected/),
  ]);
  const secret = stage.spawn({ SLACK_BOT_TOKEN: 'hush-hush' });
  expect(await secret.ended()).toBe(1);
  expect(secret.err).toMatch(/SLACK_BOT_TOKEN: found a value of 9 characters, expected/);
  expect(secret.err).not.toContain('hush');
});

test('a taken port ends the start and says what to do', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await expectRefusal({ PORT: String(port) }, /conflict\.port_taken: Port \d+ .* is taken/);
  taken.close();
});

test('a directory that cannot be written ends the start and names the file', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'baton-ro-'));
  chmodSync(dir, 0o500);
  // Root may write anywhere, so a path below a file stands in where tests run as root.
  const isRoot = process.getuid?.() === 0;
  const path = isRoot ? '/proc/version/baton.db' : join(dir, 'baton.db');
  await expectRefusal({ DATABASE_URL: `file:${path}` }, /input\.database_path: .*baton\.db/);
  rmSync(dir, { recursive: true, force: true });
});

test('one SQLite file serves one server; it ends gracefully and lets the next one in', async () => {
  const first = await stage.start();
  await expectRefusal({}, /conflict\.second_server: Another Baton server works on/);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  expect(await first.end('SIGTERM')).toBe(0);
  expect(first.errors()).toEqual([]);
  const next = await stage.start();
  expect(await next.end('SIGINT')).toBe(0);
});

test('with Slack down it starts, takes leads, says it is not ready, and delivers later', async () => {
  stage.slack.fault({ method: '*', kind: 'refuse' });
  const server = await stage.start();
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await sendLead(server.url, 'msg_down', LEAD)).status).toBe(202);
  await sleep(1_500);
  stage.slack.clearFaults();
  const posted = () =>
    stage.slack.calls('chat.postMessage').find(({ outcome }) => outcome === 'ok');
  await waitUntil(posted, 30_000, () => 'the card was not delivered');
  await waitUntil(
    () => (server.log().some(({ msg }) => msg === 'Connected to Slack.') ? true : undefined),
    15_000,
    () => 'Slack was not asked again',
  );
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  stage.expectAcceptable();
  expect(server.errors()).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
});
