import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findRepById } from '../../../src/db/workspace/team-store.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { runDoctor } from '../../../src/services/operations/run-doctor.ts';
import { linkPeople } from '../../../src/services/people/link-people.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { askedAbout, auditActions, slackFault } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { NO_PROVIDERS } from '../../support/providers.ts';
import { createWorld, type World } from '../../support/world.ts';

const ROSTER = `
version: 1
reps:
  - { id: ana, name: Ana Ruiz, email: ana@acme.test }
  - { id: ben, name: Ben Koch, email: ben@acme.test }
  - { id: lou, name: Lou Adam, slack: U0LOU, role: admin }
`;
const POLICY = `
version: 1
pools: [{ id: sales, members: { ana: 100, ben: 100 } }]
rules: [{ id: all, assign: { pool: sales } }]
`;
const start = () => createWorld({ roster: ROSTER, policy: POLICY });

/** Slack's answer for each address it knows. */
const slackWith = (users: Record<string, string>) => ({
  messenger: { findUserByEmail: async (email: string) => users[email] ?? null },
});
const userOf = async (world: World, id: string) =>
  (await findRepById(world.db.read, id))?.slackUserId;

async function apply(world: World, roster: string): Promise<void> {
  const files = { roster, policy: POLICY };
  const actor = { kind: 'cli', osUser: 'kim' } as const;
  const flags = { dryRun: false, prune: false, onto: null };
  expect((await applyWorkspace(world.ctx, { files, actor, ...flags })).outcome).toBe('applied');
}
async function doctor(world: World, name: string) {
  const checks = await runDoctor(world.ctx, {
    secretOf: () => [],
    messenger: null,
    pager: null,
    providers: NO_PROVIDERS,
  });
  return checks.find((one) => one.name === name);
}

describe('reps whom the roster names by e-mail alone', () => {
  test('get the leads that waited as soon as Slack knows one of them', async () => {
    const world = await start();
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held' });
    expect(await linkPeople(world.ctx, slackWith({ 'ben@acme.test': 'U0BEN' }))).toEqual(['ana']);
    await world.settle();
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'ben' });
    await world.advance('3s');
    expect(world.posts.at(-1)).toMatchObject({ to: 'U0BEN', card: { kind: 'offer' } });
    expect(await auditActions(world)).toContain('rep.linked');
  });

  test('are named by doctor and on Home until they are found', async () => {
    const world = await start();
    const mend = expect.stringContaining('Ana Ruiz, Ben Koch.');
    expect(await doctor(world, 'Slack users')).toMatchObject({ fine: false, mend });
    const { checks } = await loadHome(world.ctx, { userId: 'U0LOU' });
    expect(inEnglish(checks)).toContainEqual(
      expect.objectContaining({ name: 'Slack users', mend }),
    );
    const both = { 'ana@acme.test': 'U0ANA', 'ben@acme.test': 'U0BEN' };
    expect(await linkPeople(world.ctx, slackWith(both))).toEqual([]);
    expect(await doctor(world, 'Slack users')).toMatchObject({ fine: true, mend: null });
  });

  test('do not take the Slack user of another line, nor keep others from being found', async () => {
    const world = await start();
    const users = { 'ana@acme.test': 'U0LOU', 'ben@acme.test': 'U0BEN' };
    expect(await linkPeople(world.ctx, slackWith(users))).toEqual(['ana']);
    expect(await userOf(world, 'lou')).toBe('U0LOU');
    expect(await userOf(world, 'ben')).toBe('U0BEN');
  });

  test('are looked up again when their address changes, and named by id once and for all', async () => {
    const world = await start();
    await linkPeople(world.ctx, slackWith({ 'ana@acme.test': 'U0ANA' }));
    await apply(world, ROSTER.replace('ana@acme.test', 'ana.ruiz@acme.test'));
    expect(await userOf(world, 'ana')).toBeNull();
    await linkPeople(world.ctx, slackWith({ 'ana.ruiz@acme.test': 'U1ANA' }));
    expect(await userOf(world, 'ana')).toBe('U1ANA');
    await apply(world, ROSTER.replace('email: ana@acme.test', 'slack: U2ANA'));
    expect(await userOf(world, 'ana')).toBe('U2ANA');
  });

  test('are looked up again when Slack no longer has the user found for them', async () => {
    const world = await start();
    await linkPeople(world.ctx, slackWith({ 'ana@acme.test': 'U0ANA' }));
    const leadId = await world.submit('dana@globex.test');
    world.failNextPost(slackFault.refused('user_not_found'));
    await world.settle();
    expect(await userOf(world, 'ana')).toBeNull();
    expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held' });
    await linkPeople(world.ctx, slackWith({ 'ana@acme.test': 'U1ANA' }));
    expect(await userOf(world, 'ana')).toBe('U1ANA');
  });

  test('keep the user the roster names, whatever Slack says of it', async () => {
    const world = await createWorld({
      roster: ROSTER.replace('email: ana@acme.test', 'slack: U0ANA'),
      policy: POLICY,
    });
    await world.submit('dana@globex.test');
    world.failNextPost(slackFault.refused('user_not_found'));
    await world.settle();
    expect(await userOf(world, 'ana')).toBe('U0ANA');
  });
});

test('who is never found keeps nobody else from being looked up, however slowly Slack answers', async () => {
  const ids = Array.from({ length: 30 }, (_, i) => `rep${String(i).padStart(2, '0')}`);
  const lines = ids.map((id) => `  - { id: ${id}, name: ${id}, email: ${id}@acme.test }\n`);
  const roster = `version: 1\nreps:\n${lines.join('')}`;
  const policy = POLICY.replace('ana: 100, ben: 100', 'rep29: 100');
  const world = await createWorld({ roster, policy });
  const asked = new Set<string>();
  for (let round = 0; round < 5; round++) {
    let left = 8;
    const findUserByEmail = async (email: string) => {
      if (left-- === 0) throw slackFault.rateLimited(1_000);
      asked.add(email);
      return email === 'rep29@acme.test' ? 'U29' : null;
    };
    await linkPeople(world.ctx, { messenger: { findUserByEmail } });
    world.pass('10s');
  }
  expect(asked.size).toBe(30);
  expect(await userOf(world, 'rep29')).toBe('U29');
});

describe('doctor says who is told of an unclaimed lead', () => {
  test.each([
    ['the admin alone', ROSTER, 'told: Lou Adam'],
    [
      'each manager of somebody in the pool',
      ROSTER.replace('email: ben@acme.test', 'email: ben@acme.test, manager: mia').concat(
        '  - { id: mia, name: Mia Chen, slack: U0MIA, role: manager }\n',
      ),
      'told: Lou Adam, Mia Chen',
    ],
    [
      'the channel',
      ROSTER.replace('reps:', 'channels: { managers: C0MANAGERS }\nreps:'),
      'told: C0MANAGERS',
    ],
  ])('%s', async (_, roster, found) => {
    const world = await createWorld({ roster, policy: POLICY });
    expect(await doctor(world, 'Unclaimed leads')).toEqual({
      name: 'Unclaimed leads',
      fine: true,
      found,
      mend: null,
    });
  });

  test('and complains when nobody can be', async () => {
    const world = await createWorld({
      roster: ROSTER.replace(', role: admin', ''),
      policy: POLICY,
    });
    const check = await doctor(world, 'Unclaimed leads');
    expect(check).toMatchObject({ fine: false, found: 'nobody is told' });
    expect(check?.mend).toContain('Give somebody in Slack the role admin');
  });
});
