import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BATON } from '../support/programs.ts';
import { sendLead } from '../support/server-process.ts';
import {
  expectNoComplaint,
  expectOneEach,
  leadNo,
  PEOPLE,
  TEN_POLICY,
  TEN_ROSTER,
  untilRouted,
} from './at-once.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ roster: TEN_ROSTER, policy: TEN_POLICY, people: PEOPLE });
});
afterAll(() => stage.close());

async function submitByShell(n: number): Promise<number> {
  const file = join(stage.site.dir, `lead-${n}.json`);
  writeFileSync(file, JSON.stringify(leadNo(n)));
  const { PATH = '', HOME = '' } = process.env;
  const args = [BATON, 'lead', 'submit', file, '--source', 'website'];
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, DATABASE_URL: stage.site.databaseUrl },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

test('ten leads at once, through a server and shells on one SQLite file, go to ten equals', async () => {
  const server = await stage.start();
  const shells = [0, 1, 2].map(submitByShell);
  // They take a while to start, and the server is not idle meanwhile.
  const half = Array.from({ length: 4 }, (_, n) => sendLead(server.url, `a${n}`, leadNo(n + 3)));
  const codes = await Promise.all(shells);
  const rest = [7, 8, 9].map((n) => sendLead(server.url, `b${n}`, leadNo(n)));
  const answers = await Promise.all([...half, ...rest]);
  expect(codes).toEqual([0, 0, 0]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
  await untilRouted(stage, 10);
  expect(await server.end('SIGTERM')).toBe(0);
  await expectOneEach(stage);
  expectNoComplaint([server]);
}, 110_000);
