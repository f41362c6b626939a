import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  PROVIDER_KINDS,
  secretVariable,
  sourcesSchema,
} from '../../src/routing/model/workspace/source.ts';
import { createRandom } from '../../src/sandbox/sim/random.ts';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { signed } from '../../src/sandbox/stage/send-lead.ts';
import { makeHostile } from '../support/hostile.ts';
import { scale } from '../support/scale.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { Stage } from './stage.ts';

const BODIES = scale({ short: 3_000, full: 100_000 });
const AT_ONCE = 16;
const MOST_GROWTH_KB = 50 * 1024;
const PAYLOADS = new URL('../payloads/', import.meta.url).pathname;
const GENERIC = JSON.stringify({
  schema_version: 1,
  submitted_at: '2026-11-22T10:00:00Z',
  person: { email: 'dana@globex.test', name: 'Dana Ode', phone: '+34 600 000 000' },
  company: { name: 'Globex', domain: 'globex.test', employees: 1200, country: 'ES' },
  request: { form: 'demo', message: 'Need pricing for 300 seats', budget: 50000 },
  custom: { any: 'scalar' },
});
const SOURCES = sourcesSchema.parse([
  { id: 'website', kind: 'generic' },
  {
    id: 'zap',
    kind: 'mapping',
    mapping: { 'person.email': 'person.email', 'custom.all': 'custom' },
  },
  ...PROVIDER_KINDS.map((kind) => ({ id: kind.replace('_', '-'), kind })),
]);

let stage: Stage;
let server: ServerProcess;
beforeAll(async () => {
  const secrets = SOURCES.map(({ id }) => [secretVariable(id), SOURCE_SECRET]);
  const env = { ...Object.fromEntries(secrets), PUBLIC_URL: 'https://baton.test' };
  stage = await Stage.open({ sources: JSON.stringify(SOURCES), env });
  server = await stage.start();
});
afterAll(() => stage.close());

function samplesOf(kind: string): string[] {
  if (kind === 'generic' || kind === 'mapping') return [GENERIC];
  const dir = join(PAYLOADS, kind);
  return readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'));
}

let knockedAgain = 0;

const SAMPLES = SOURCES.flatMap((source) =>
  samplesOf(source.kind).map((body) => ({ source, body })),
);

async function send(n: number): Promise<number> {
  const random = createRandom(n);
  const sample = SAMPLES[n % SAMPLES.length];
  if (!sample) throw new Error('no samples');
  const { source } = sample;
  const path = `/webhooks/leads/${source.id}`;
  const hostile = { id: `msg_${n}`, body: makeHostile(sample.body, random) };
  const url = `https://baton.test${path}`;
  const call = signed(source, hostile, { url, at: new Date() });
  const response = await knock(server.url + path, { method: 'POST', ...call });
  await response.arrayBuffer();
  return response.status;
}

/** A connection that was kept open may end just as it is used again: any sender knocks once more. */
async function knock(url: string, call: RequestInit): Promise<Response> {
  try {
    return await fetch(url, call);
  } catch (error) {
    const { cause } = error instanceof Error ? error : {};
    const isClosed = cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_SOCKET';
    if (!isClosed) throw error;
    knockedAgain += 1;
    return fetch(url, call);
  }
}

const memoryKb = () => {
  const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
};

test('hostile bodies of every kind of source neither crash the server nor fill its memory', async () => {
  const answers = new Map<number, number>();
  let next = 0;
  let warmKb = 0;
  async function sender(): Promise<void> {
    for (let n = next++; n < BODIES; n = next++) {
      const status = await send(n);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (n === Math.floor(BODIES / 3)) warmKb = memoryKb();
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const statuses = [...answers.keys()].toSorted((a, b) => a - b);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  // Bodies that nobody signed differently: what is authentic is taken, all else is refused in words.
  expect(statuses).toEqual(expect.arrayContaining([200, 202, 400, 422]));
  expect(server.child.exitCode).toBeNull();
  expect(knockedAgain).toBeLessThan(BODIES / 100);
  expect(server.errors()).toEqual([]);
  expect(memoryKb() - warmKb).toBeLessThan(MOST_GROWTH_KB);
}, 1_800_000);
