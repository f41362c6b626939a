import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalServer, serve, status } from '../adapters/local-server.ts';
import { BATON } from '../support/programs.ts';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

let hook: LocalServer;
let stage: Stage;
beforeAll(async () => {
  hook = await serve(status(200));
  stage = await Stage.open({ env: { PAGE_URL: `${hook.url}page` } });
});
afterAll(async () => {
  await stage.close();
  await hook.close();
});

const titles = () => hook.asked.map(({ body }) => (JSON.parse(body) as { title: string }).title);

test('somebody removes the app: people are paged at once, and leads are taken in all the same', async () => {
  const server = await stage.start();
  await expect.poll(() => stage.slack.calls('auth.test').length).toBeGreaterThan(0);
  stage.slack.fault({ method: '*', kind: 'error', error: 'account_inactive' });
  await stage.slack.people.event({ type: 'app_uninstalled' });
  await expect.poll(titles, { timeout: 8_000 }).toEqual(['Baton has no access to Slack']);
  const lead = { person: { email: 'dana@globex.test' }, company: { name: 'Globex' } };
  expect(await sendLead(server.url, 'msg_1', lead)).toMatchObject({ status: 202 });
  await expect.poll(() => fetch(`${server.url}/readyz`).then((one) => one.status)).toBe(503);
  expect(stage.slack.calls('chat.postMessage')).toEqual([]);
  expect(titles()).toHaveLength(1);
  expect(server.errors()).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
}, 60_000);

test('baton doctor --page sends a test page, by the same way', async () => {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATABASE_URL: stage.site.databaseUrl, PAGE_URL: `${hook.url}page` };
  const argv = [BATON, 'doctor', '--page', '--json'];
  // Without Slack credentials there is something to mend, so it ends with 1.
  const ended = await promisify(execFile)(process.execPath, argv, { env }).catch(
    (error: { stdout: string }) => error,
  );
  const { checks } = JSON.parse(ended.stdout) as { checks: { name: string; fine: boolean }[] };
  expect(checks.find(({ name }) => name === 'Test page')).toMatchObject({ fine: true });
  expect(checks.find(({ name }) => name === 'Pager')).toMatchObject({ fine: true });
  expect(titles().at(-1)).toBe('A test of Baton');
}, 60_000);
