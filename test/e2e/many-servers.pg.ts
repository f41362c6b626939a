import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadLoads } from '../../src/db/leads/ledger-store.ts';
import { createScratchDatabase, type ScratchDatabase } from '../support/postgres.ts';
import { type ServerProcess, sendLead } from '../support/server-process.ts';
import {
  expectNoComplaint,
  expectOneEach,
  leadNo,
  PEOPLE,
  TEN_POLICY,
  TEN_ROSTER,
  untilRouted,
} from './at-once.ts';
import { Stage, type StageOptions } from './stage.ts';

const SERVERS = 3;

let scratch: ScratchDatabase;
let stage: Stage;
beforeAll(async () => {
  scratch = await createScratchDatabase();
});
afterAll(() => scratch.drop());
beforeEach(() => scratch.run('drop schema public cascade; create schema public'));
afterEach(() => stage.close());

/** Several real servers, each a process of its own, on one PostgreSQL. */
async function openServers(options: StageOptions): Promise<ServerProcess[]> {
  stage = await Stage.open({ ...options, databaseUrl: scratch.url });
  const servers: ServerProcess[] = [];
  for (let n = 0; n < SERVERS; n++) servers.push(await stage.start());
  return servers;
}

/** At the same instant, each through another server than the one before. */
async function sendAll(servers: ServerProcess[], count: number): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      sendLead(servers[n % SERVERS]?.url ?? '', `msg_${n}`, leadNo(n)),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
}

async function endAll(servers: ServerProcess[]): Promise<void> {
  for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
}

test('ten leads at once through three servers go to ten equals, one each', async () => {
  const servers = await openServers({ roster: TEN_ROSTER, policy: TEN_POLICY, people: PEOPLE });
  await sendAll(servers, 10);
  await untilRouted(stage, 10);
  await endAll(servers);
  await expectOneEach(stage);
  expectNoComplaint(servers);
}, 110_000);

const TWO_POOLS_ROSTER = `
version: 1
channels: { managers: C0MANAGERS, ops: C0OPS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, manager: mia, capacity: { open: 3 } }
  - { id: ben, name: Ben Koch, slack: U0BEN, manager: mia }
  - { id: cleo, name: Cleo Wu, slack: U0CLEO, manager: mia }
  - { id: mia, name: Mia Chen, slack: U0MIA, role: manager }
`;
/** Ana is owed most of both. */
const TWO_POOLS_POLICY = `
version: 1
pools:
  - { id: emea, members: { ana: 900, ben: 100 } }
  - { id: us, members: { ana: 900, cleo: 100 } }
rules:
  - { id: even, when: { company.name: { matches: "[02468]$" } }, assign: { pool: emea } }
  - { id: odd, when: {}, assign: { pool: us } }
`;

test('a rep in two pools that several servers route at once never gets more than she may', async () => {
  const files = { roster: TWO_POOLS_ROSTER, policy: TWO_POOLS_POLICY };
  const servers = await openServers(files);
  await sendAll(servers, 24);
  await untilRouted(stage, 24);
  await endAll(servers);
  await stage.site.use(async ({ db }) => {
    const offers = await db.read.select().from(db.t.offers);
    const ofAna = offers.filter(({ repId }) => repId === 'ana');
    expect(ofAna).toHaveLength(3);
    expect((await loadLoads(db.read)).get('ana')?.open).toBe(3);
  });
  expectNoComplaint(servers);
}, 110_000);
