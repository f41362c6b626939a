import { asc, eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { listAccounts } from '../../../src/db/workspace/account-store.ts';
import { findSource } from '../../../src/db/workspace/workspace-store.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import {
  type ApplyInput,
  applyWorkspace,
} from '../../../src/services/workspace/apply-workspace.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { loadLivePolicy } from '../../../src/services/workspace/load-policy.ts';
import { openMemory } from '../../support/db.ts';
import { inEnglish } from '../../support/in-english.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const ROSTER = `version: 1
channels: { ops: C0OPS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, email: ana@acme.test, holidays: ES, capacity: { open: 20 } }
  - { id: ben, name: Ben Okafor, email: ben@acme.test, role: admin }
`;
const POLICY = `# Ours.
version: 1
pools: [{ id: emea, members: { ana: 100 } }]
rules: [{ id: rest, assign: { pool: emea } }]
sla: { standard: { claim: 15m } }
`;
const FILES: WorkspaceTexts = {
  roster: ROSTER,
  policy: POLICY,
  accounts: 'id,name,domain,owner\numbra,Umbra,umbra.test;umbra-shop.test,ana\n',
  sources: '- { id: website, tier: standard }\n',
};

let open: Database | undefined;
afterEach(() => open?.close());

async function start() {
  open = await openMemory();
  const clock = { now: () => NOW };
  const woken: Date[] = [];
  const rest = { crm: false, pages: false, log: { info() {}, warn() {}, error() {} } };
  const wake = () => void woken.push(NOW);
  const ctx: Context = { db: open, clock, newId: idsFrom(clock), ...rest, wake };
  const apply = (files: WorkspaceTexts, over: Partial<ApplyInput> = {}) =>
    applyWorkspace(ctx, {
      files: { ...FILES, ...files },
      dryRun: false,
      prune: false,
      onto: null,
      actor: { kind: 'cli', osUser: 'kim' },
      ...over,
    });
  return { ctx, db: open, apply, woken };
}

const actionsOf = async (db: Database) => {
  const { auditEvents } = db.t;
  const rows = await db.read.select().from(auditEvents).orderBy(asc(auditEvents.id));
  return rows.map((row) => `${row.actor} ${row.action} ${row.subject}`);
};
const heldLead = {
  id: 'lead_1',
  personKey: 'p',
  source: 'website',
  channel: 'web',
  tier: 'standard',
  state: 'held' as const,
  version: 3,
  test: false,
  submission: {
    person: {},
    company: {},
    request: {},
    attribution: {},
    custom: {},
    crm: {},
    test: false,
  },
  faults: [],
  company: 'Globex',
  searchText: '',
  touchCount: 1,
  priority: 0,
  routeTrigger: 'drain',
  routeAttempts: 0,
  reroutes: 0,
  round: 1,
  receivedAt: NOW,
  lastTouchAt: NOW,
};
async function holdForBen(db: Database) {
  await db.tx(async (tx) => {
    await tx.insert(tx.t.leads).values(heldLead);
    await tx.insert(tx.t.assignments).values({
      id: 'asg_1',
      leadId: 'lead_1',
      repId: 'ben',
      state: 'open',
      tier: 'standard',
      policyVersion: 1,
      openedAt: NOW,
    });
  });
}

describe('applyWorkspace', () => {
  it('publishes a first workspace with an audit row for each thing, and wakes the router', async () => {
    const { db, ctx, apply, woken } = await start();
    expect(await apply({})).toMatchObject({
      outcome: 'applied',
      policyVersion: 1,
      changes: [
        '+ policy v1',
        '~ channels: ops added: "C0OPS"',
        '+ rep ana',
        '+ rep ben',
        '+ source website',
        '+ account umbra',
      ],
    });
    expect(woken).toHaveLength(1);
    expect((await actionsOf(db)).toSorted()).toEqual([
      'cli:kim accounts.changed accounts',
      'cli:kim channels.changed channels',
      'cli:kim policy.published policy:v1',
      'cli:kim rep.added ana',
      'cli:kim rep.added ben',
      'cli:kim source.added website',
    ]);
    const live = await loadLivePolicy(ctx);
    expect(live?.version).toBe(1);
    expect(live?.compiled.rules.entries).toHaveLength(1);
    expect((await findSource(db.read, 'website'))?.tier).toBe('standard');
    expect(await listAccounts(db.read)).toMatchObject([
      { id: 'umbra', ownerId: 'ana', domains: ['umbra-shop.test', 'umbra.test'] },
    ]);
  });

  it('changes nothing the second time, comments and key order aside', async () => {
    const { db, apply, woken } = await start();
    await apply({});
    const before = await actionsOf(db);
    const reordered = `# Another comment.\n${POLICY.replace('{ id: emea, members: { ana: 100 } }', '{ members: { ana: 100 }, id: emea }')}`;
    for (const files of [{}, { policy: reordered }]) {
      expect(await apply(files)).toMatchObject({
        outcome: 'unchanged',
        policyVersion: 1,
        changes: [
          '= policy v1 unchanged',
          '= reps unchanged',
          '= sources unchanged',
          '= accounts unchanged',
        ],
      });
    }
    expect(await actionsOf(db)).toEqual(before);
    expect(woken).toHaveLength(1);
  });

  it('says what changed and publishes the next version', async () => {
    const { apply } = await start();
    await apply({});
    const outcome = await apply({
      roster: `${ROSTER.replace('open: 20', 'open: 25')}  - { id: cleo, name: Cleo Martin }\n`,
      policy: POLICY.replace('15m', '10m').replace('ana: 100', 'ana: 50'),
    });
    expect(outcome).toMatchObject({
      outcome: 'applied',
      policyVersion: 2,
      changes: [
        '~ policy v1 → v2: pool emea: ana weighs 50 now (was 100)',
        '~ policy v1 → v2: tier standard: claim 10m now (was 15m)',
        '+ rep cleo',
        '~ rep ana: capacity.open 20 → 25',
        '= sources unchanged',
        '= accounts unchanged',
      ],
    });
  });

  it('writes nothing on a dry run', async () => {
    const { db, apply, woken } = await start();
    expect(await apply({}, { dryRun: true })).toMatchObject({
      outcome: 'previewed',
      policyVersion: 0,
      changes: expect.arrayContaining(['+ rep ana']),
    });
    expect(await db.read.select().from(db.t.reps)).toEqual([]);
    expect(await actionsOf(db)).toEqual([]);
    expect(woken).toEqual([]);
  });

  it('refuses everything when one file is broken', async () => {
    const { db, apply } = await start();
    const outcome = await apply({ policy: POLICY.replace('pool: emea', 'pool: emae') });
    expect(outcome).toMatchObject({
      outcome: 'invalid',
      faults: [{ file: 'policy.yml', line: 4, path: 'rules[0].assign.pool' }],
    });
    expect(await db.read.select().from(db.t.reps)).toEqual([]);
  });

  it('refuses a holiday region nobody knows, at its line', async () => {
    const { apply } = await start();
    expect(
      await apply({ roster: ROSTER.replace('holidays: ES', 'holidays: ES-ZZ') }),
    ).toMatchObject({
      outcome: 'invalid',
      faults: [{ file: 'roster.yml', line: 4, path: 'reps[0].holidays' }],
    });
  });

  it('fills the holidays of the regions people live in', async () => {
    const { db, apply } = await start();
    await apply({});
    const rows = await db.read.select().from(db.t.holidays);
    const dates = rows.filter((row) => row.region === 'ES').map((row) => row.date);
    expect(dates).toContain('2026-12-25');
    expect(dates).toContain('2027-12-25');
    expect(dates.every((date) => date >= '2026-10-23' && date <= '2027-12-27')).toBe(true);
  });

  it('refuses an edit of an older version until told onto which one it goes', async () => {
    const { apply } = await start();
    await apply({});
    await apply({ policy: POLICY.replace('15m', '10m') });
    const edited = { policy: `${POLICY.replace('ana: 100', 'ana: 50')}based_on: v1\n` };
    expect(inEnglish(await apply(edited))).toMatchObject({
      outcome: 'moved',
      theirs: ['tier standard: claim 10m now (was 15m)'],
      yours: ['pool emea: ana weighs 50 now (was 100)'],
    });
    expect(await apply(edited, { onto: 'v1' })).toMatchObject({ outcome: 'moved' });
    expect(await apply(edited, { onto: 'v2' })).toMatchObject({ outcome: 'applied' });
    expect(await apply(edited)).toMatchObject({ outcome: 'unchanged', policyVersion: 3 });
  });

  it('leaves people alone who are missing from the file, unless it prunes', async () => {
    const { db, apply } = await start();
    await apply({});
    const roster = ROSTER.split('\n').slice(0, 4).join('\n');
    const kept = await apply({ roster });
    expect(kept).toMatchObject({ outcome: 'unchanged' });
    expect('changes' in kept && kept.changes).toContain('. rep ben is not in the file and stays');
    expect(await apply({ roster }, { prune: true })).toMatchObject({ outcome: 'applied' });
    const [ben] = await db.read.select().from(db.t.reps).where(eq(db.t.reps.id, 'ben'));
    expect(ben?.removedAt).toEqual(NOW);
    expect(await actionsOf(db)).toContain('cli:kim rep.removed ben');
    expect(await apply({})).toMatchObject({ outcome: 'applied' });
  });

  it('does not prune somebody who still has open leads', async () => {
    const { db, apply } = await start();
    await apply({});
    await holdForBen(db);
    const roster = ROSTER.split('\n').slice(0, 4).join('\n');
    expect(await apply({ roster }, { prune: true })).toMatchObject({
      outcome: 'has_open_leads',
      openLeads: [{ repId: 'ben', leadId: 'lead_1' }],
    });
  });

  it('lets the router look at held leads again when the rules changed', async () => {
    const { db, apply } = await start();
    await db.tx((tx) => tx.insert(tx.t.leads).values(heldLead));
    await apply({});
    expect(await db.read.select().from(db.t.leads)).toMatchObject([
      { routeAt: NOW, routeTrigger: 'drain', state: 'held', version: 3 },
    ]);
  });

  it('keeps a Slack user found by e-mail, and moves one to another roster id', async () => {
    const { db, apply } = await start();
    await apply({});
    await db.tx((tx) =>
      tx.update(tx.t.reps).set({ slackUserId: 'U0BEN' }).where(eq(tx.t.reps.id, 'ben')),
    );
    const swapped = ROSTER.replace('Ben Okafor', 'Ben O').replace('U0ANA', 'U1ANA');
    await apply({ roster: `${swapped}  - { id: ana2, name: Ana Two, slack: U0ANA }\n` });
    const rows = await db.read.select().from(db.t.reps).orderBy(asc(db.t.reps.id));
    expect(rows.map((row) => [row.id, row.slackUserId])).toEqual([
      ['ana', 'U1ANA'],
      ['ana2', 'U0ANA'],
      ['ben', 'U0BEN'],
    ]);
  });
});
