import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { STARTS_AT } from '../../src/sandbox/demo/clock.ts';
import { DemoFailure, Scene } from '../../src/sandbox/demo/scene.ts';
import { STORY } from '../../src/sandbox/demo/story.ts';
import { createTerminal } from '../../src/sandbox/demo/terminal.ts';
import type { DeskView } from '../../src/sandbox/page/desk.ts';
import { ACME } from '../../src/sandbox/stage/acme.ts';
import { openSandbox } from '../../src/sandbox/stage/open-sandbox.ts';
import { shareCompiled } from '../support/programs.ts';
import { expectNoObjections } from '../support/second-opinion.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LONGEST_MS = 60_000;

/** Where the demo may write; empty again when it has ended. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-demo-test-'));
  shareCompiled(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Demo {
  process: ChildProcess;
  said: () => string;
  complained: () => string;
  waitFor: (wanted: RegExp) => Promise<RegExpExecArray>;
  exitCode: Promise<number | null>;
}

function startDemo(...args: string[]): Demo {
  const options = { cwd: ROOT, env: { ...process.env, TMPDIR: folder } };
  const demo = spawn('node', ['--import', 'tsx', 'src/sandbox/demo.ts', ...args], options);
  let [said, complained] = ['', ''];
  demo.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  demo.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  return {
    process: demo,
    said: () => said,
    complained: () => complained,
    waitFor: (wanted) =>
      expect
        .poll(() => wanted.exec(said), { timeout: LONGEST_MS })
        .not.toBeNull()
        .then(() => {
          const found = wanted.exec(said);
          if (!found) throw new Error(said);
          return found;
        }),
    exitCode: once(demo, 'exit').then(([code]) => code as number | null),
  };
}

test('the demo tells its whole story, says nothing else, and leaves nothing behind', async () => {
  const startedAt = performance.now();
  const demo = startDemo('--exit', '--port', '0');
  expect([await demo.exitCode, demo.complained()]).toEqual([0, '']);
  expect(performance.now() - startedAt).toBeLessThan(LONGEST_MS);
  for (const { title } of STORY) expect(demo.said()).toContain(`\n${title}\n`);
  expect(demo.said()).toMatch(/\n\d+ steps, 18 leads, [\d.]+ s: all as promised\.\n$/);
  expect(readdirSync(folder).filter((name) => name.startsWith('baton-sandbox-'))).toEqual([]);
});

test('a taken port is no obstacle', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const demo = startDemo('--port', String(taken));
  const [, port] = await demo.waitFor(/http:\/\/127\.0\.0\.1:(\d+)/);
  expect(Number(port)).not.toBe(taken);
  demo.process.kill('SIGINT');
  await demo.exitCode;
  other.close();
});

test('it stays for a visitor, whose page can send leads and move the time, until Ctrl-C', async () => {
  const demo = startDemo('--port', '0');
  const [, url = ''] = await demo.waitFor(/Now you: open (http:\S+)/);
  expect(await (await fetch(url)).text()).toContain('<html');

  const act = async (deed: Record<string, unknown>) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/do`, {
      method: 'POST',
      headers,
      body: JSON.stringify(deed),
    });
    return JSON.stringify(await response.json());
  };
  const [sample] = ((await (await fetch(`${url}/desk.json`)).json()) as DeskView).samples;
  const lead = { kind: 'lead', source: 'website', body: sample?.body };
  expect(await act(lead)).toMatch(/(accepted|attached) as lead_/);
  expect(await act({ kind: 'advance', ms: 3_600_000 })).toMatch(/It is 10:\d\d, Europe\/Madrid/);
  expect(await act({ kind: 'next_due' })).toMatch(/It is (Wed )?1\d:\d\d, Europe\/Madrid/);
  const { leads } = (await (await fetch(`${url}/desk.json`)).json()) as DeskView;
  const vela = leads.find(({ title }) => title.startsWith('Vela Sport'));
  expect(vela?.state).toBe('claimed');
  const trace = await (await fetch(`${url}/trace.json?lead=${vela?.id}`)).text();
  expect(trace).toContain('Received from website.');

  demo.process.kill('SIGINT');
  expect(await demo.exitCode).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('baton-sandbox-'))).toEqual([]);
});

test('a step that does not happen fails with its name', async () => {
  const stage = await openSandbox({ directory: ACME, port: 0, startsAt: STARTS_AT, page: {} });
  const scene = new Scene(stage, createTerminal(process.stdout));
  const failing = scene.step('the moon is full', () => Promise.reject(new Error('It is not.')));
  await expect(failing).rejects.toThrow(DemoFailure);
  await expect(failing).rejects.toThrow('Step 1, “the moon is full”, did not happen. It is not.');
  await stage.close();
  expectNoObjections(stage.slack);
});
