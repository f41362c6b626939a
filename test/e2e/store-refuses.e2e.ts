import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedUrl } from '../adapters/local-server.ts';
import { type ServerProcess, sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const lead = (company: string) => ({
  person: { email: `dana@${company.toLowerCase()}.test` },
  company: { name: company },
});

/** No file of the server may grow past this: to its store the disk is full. */
function limitFiles({ child }: ServerProcess, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`]);
}

async function readiness(opsPort: number) {
  const response = await fetch(`http://127.0.0.1:${opsPort}/readyz`);
  const { parts } = (await response.json()) as {
    parts: Record<string, { ok: boolean; detail: string }>;
  };
  return { status: response.status, store: parts.store };
}

test('a disk that takes no more is told to senders, reps and operators, and all goes on after', async () => {
  const opsPort = Number(new URL(await closedUrl()).port);
  const server = await stage.start({ OPS_PORT: String(opsPort) });
  await sendLead(server.url, 'msg_1', lead('Globex'));
  const rep = await stage.asked(/Globex/);

  limitFiles(server, '1');
  expect(await sendLead(server.url, 'msg_2', lead('Initech'))).toMatchObject({ status: 503 });
  await rep.click('Claim');
  await rep.waitForEphemeral(
    /I could not save that\. .*Globex.* is still yours until .*\. Press Claim again\./,
  );
  await expect
    .poll(async () => (await readiness(opsPort)).store?.ok, { timeout: 15_000 })
    .toBe(false);
  expect(await readiness(opsPort)).toEqual({
    status: 503,
    store: { ok: false, detail: 'upstream.store_failed' },
  });

  limitFiles(server, 'unlimited');
  expect(await sendLead(server.url, 'msg_2', lead('Initech'))).toMatchObject({ status: 202 });
  await stage.asked(/Initech/);
  await rep.click('Claim');
  await rep.waitForDm(/Yours: Globex/, 8_000);
  await expect
    .poll(async () => (await readiness(opsPort)).store?.ok, { timeout: 15_000 })
    .toBe(true);
  await stage.site.use(async ({ db }) => {
    const rows = await db.read.select().from(db.t.leads);
    expect(rows.map(({ company, state }) => `${company} ${state}`).toSorted()).toEqual([
      'Globex claimed',
      'Initech offered',
    ]);
  });
  expect(server.errors().filter(({ code }) => String(code).startsWith('bug.'))).toEqual([]);
  expect(await server.end('SIGTERM')).toBe(0);
}, 90_000);
