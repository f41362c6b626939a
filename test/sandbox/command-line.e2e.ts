import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shareCompiled } from '../support/programs.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GLOBEX = 'examples/acme/leads/01-globex-demo.json';
const TEN = '2026-11-24T09:00:00Z';

/** Where the sandbox may write; empty again when it has ended. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-sandbox-test-'));
  shareCompiled(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Line {
  process: ChildProcess;
  said(): string;
  code: Promise<number | null>;
}

function run(...args: string[]): Line {
  const options = { cwd: ROOT, env: { ...process.env, TMPDIR: folder } };
  const line = spawn('node', ['--import', 'tsx', 'src/sandbox/main.ts', ...args], options);
  let said = '';
  for (const stream of [line.stdout, line.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const code = once(line, 'close').then(([status]) => status as number | null);
  return { process: line, said: () => said, code };
}

/** What one line says, with its exit code. */
async function ask(...args: string[]): Promise<string> {
  const line = run(...args);
  return `${await line.code}: ${line.said().trim()}`;
}

test('a sandbox that runs is spoken to from another terminal', async () => {
  const sandbox = run('start', '--port', '0', '--at', TEN);
  await expect.poll(sandbox.said, { timeout: 90_000 }).toMatch(/is open: http:\S+:(\d+)/);
  const port = /:(\d+)\n/.exec(sandbox.said())?.[1] ?? '';
  const tell = (...args: string[]) => ask(...args, '--port', port);

  expect(await tell('trace')).toBe('1: No lead has come yet.');
  expect(await tell('lead', GLOBEX)).toMatch(/^0: website answered 202 .*: accepted as lead_/);
  expect(await tell('advance', 'next')).toMatch(/^0: It is 10:\d\d, Europe\/Madrid\.$/);
  expect(await tell('trace')).toMatch(/^0: Globex · .*: offered\n.*\n(.*\n)*.*Next: /);
  expect(await tell('trace', 'globex')).toMatch(/^0: Globex · /);
  expect(await tell('trace', 'Nobody')).toMatch(
    /^1: There is no lead Nobody; the newest is Globex/,
  );
  expect(await tell('lead', 'no.json')).toMatch(/^1: There is no file no\.json/);
  expect(await tell('fault', 'crm', 'http_500', 'times=2')).toBe('0: The CRM: HTTP 500, twice.');
  expect(await tell('fault', 'crm', 'naps')).toMatch(/^1: "crm naps" is not a fault: kind naps/);
  expect(await tell('lead', 'package.json')).toMatch(/^1: website answered 422 /);
  expect(await tell('heal')).toBe('0: Everything works again.');
  expect(await tell('apply')).toMatch(/^0: Nothing to change: policy v1 is live/);
  expect(await tell('advance', 'soon')).toBe('1: “soon” is no duration such as 15m.');

  sandbox.process.kill('SIGINT');
  expect(await sandbox.code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('baton-sandbox-'))).toEqual([]);
});

test('what it plays of Slack is printed', async () => {
  expect(await ask('--coverage')).toMatch(/^0: Method .*\n(.*\n)*chat\.postMessage +partial/);
});

test('what cannot be meant is refused with what was expected', async () => {
  expect(await ask('heal', '--port', '1')).toMatch(/^1: No sandbox runs at .* `npm run sandbox`/);
  expect(await ask('start', '--at', 'noon')).toMatch(/^1: --at noon is no instant such as 2026/);
  expect(await ask('start', '/nowhere')).toMatch(/^1: There is no directory \/nowhere/);
  expect(await ask('advance')).toMatch(/^2: error: missing required argument/);
});
