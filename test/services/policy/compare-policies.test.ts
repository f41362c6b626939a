import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../../src/services/policy/compare-policies.ts';
import { readPolicy } from '../../../src/services/workspace/reading/read-policy.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const SPAIN = '  - { id: spain, when: { company.country: ES }, assign: { rep: ana } }\n';
const WITH_SPAIN = POLICY.replace('rules:\n', `rules:\n${SPAIN}`);
const WITH_SCHOOLS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: schools, when: { person.email: { ends_with: ".edu" } }, assign: { no_route: student } }\n',
);

function policyOf(text: string) {
  const { value, faults } = readPolicy(text, undefined);
  if (!value) throw new Error(JSON.stringify(faults));
  return value;
}

const file = (text: string) => ({ policy: policyOf(text), name: 'next.yml' });
const changed = (world: World, text: string, more: { limit?: number; since?: Date } = {}) =>
  comparePolicies(world.ctx, { before: 'live', after: file(text), ...more });

/** Nine leads of nine companies, every third from Spain. */
async function worldWithLeads(): Promise<World> {
  const world = await createWorld();
  for (let i = 0; i < 9; i++) {
    const country = i % 3 === 0 ? 'ES' : 'DE';
    await world.submit(`dana@company-${i}.test`, { company: { name: `Company ${i}`, country } });
    await world.settle();
    await world.advance('1m');
  }
  return world;
}

describe('what a policy would change', () => {
  test('is one sentence, the words of both, and who gains and loses', async () => {
    const world = await worldWithLeads();
    const found = await changed(world, WITH_SPAIN);
    expect(inEnglish(found.finding)).toBe(
      '2 of 9 leads of the last 90 days would go elsewhere; Ana Ruiz +2, Ben Koch −1, Cleo Wu −1.',
    );
    expect(found.words).toHaveLength(1);
    expect(found.moves).toMatchObject({ leads: 9, moved: 2, otherWay: 1 });
    expect(found.examples.map(({ company }) => company)).toEqual(['Company 3', 'Company 6']);
    expect(inEnglish(found.examples[0])).toMatchObject({
      company: 'Company 3',
      from: 'Ben Koch by rule rest',
      to: 'Ana Ruiz by rule spain',
      why: 'named by the rule',
    });
    expect(found.before).toEqual({ version: 1, state: 'published', name: 'v1' });
    expect(found.after).toEqual({ version: null, state: null, name: 'next.yml' });
  });

  test('is nothing where both say the same', async () => {
    const world = await worldWithLeads();
    const found = await changed(world, POLICY);
    expect(found).toMatchObject({ words: [], examples: [], skips: {}, unseen: [] });
    expect(inEnglish(found.finding)).toBe(
      'None of 9 leads of the last 90 days would go elsewhere.',
    );
  });

  test('counts the newest leads there are, and those that came since then', async () => {
    const world = await worldWithLeads();
    expect((await changed(world, WITH_SPAIN, { limit: 4 })).moves.leads).toBe(4);
    const since = new Date(world.ctx.clock.now().getTime() - 3 * 60_000);
    expect((await changed(world, WITH_SPAIN, { since })).moves.leads).toBe(3);
  });

  test('leaves out tests and what came by a file', async () => {
    const world = await worldWithLeads();
    await world.submit('tess@test.test', { test: true });
    await world.settle();
    const { leads } = world.db.t;
    const [one] = await world.db.read.select({ id: leads.id }).from(leads).limit(1);
    await world.db.tx(async (tx) => {
      await tx
        .update(leads)
        .set({ bulk: true })
        .where(eq(leads.id, one?.id ?? ''));
    });
    expect((await changed(world, WITH_SPAIN)).moves.leads).toBe(8);
  });

  test('counts a lead once, by how it was decided first, whoever was asked after', async () => {
    const world = await worldWithLeads();
    await world.advance('30m');
    expect((await changed(world, WITH_SPAIN)).moves).toMatchObject({ leads: 9, moved: 2 });
  });

  test('names a version that is not there', async () => {
    const world = await createWorld();
    await expect(
      comparePolicies(world.ctx, { before: 'live', after: { version: 7 } }),
    ).rejects.toMatchObject({ code: 'missing.policy' });
  });

  test('writes nothing', async () => {
    const world = await worldWithLeads();
    const count = async () =>
      Promise.all(Object.values(world.db.t).map((table) => world.db.read.$count(table)));
    const before = await count();
    await changed(world, WITH_SPAIN);
    expect(await count()).toEqual(before);
  });
});

describe('what cannot be decided again is counted with its reason', () => {
  test('an address that is gone, where a rule asks for it', async () => {
    const world = await worldWithLeads();
    await world.submit('joe@mit.edu', {});
    await world.settle();
    const { leads } = world.db.t;
    const [one] = await world.db.read.select().from(leads).limit(1);
    if (!one) throw new Error('no lead');
    const { email: _, ...person } = one.submission.person;
    await world.db.tx(async (tx) => {
      const submission = { ...one.submission, person };
      await tx.update(leads).set({ submission }).where(eq(leads.id, one.id));
    });
    const found = await changed(world, WITH_SCHOOLS);
    expect(found.skips).toEqual({ no_address: 1 });
    expect(found.moves).toMatchObject({ leads: 9, moved: 1 });
    expect((await changed(world, WITH_SPAIN)).skips).toEqual({});
  });

  test('a lead of a newer release, one that is erased, and one that was never decided', async () => {
    const world = await worldWithLeads();
    await world.submit('late@globex.test', {});
    const { leads, decisions } = world.db.t;
    const [first, second] = await world.db.read.select({ id: leads.id }).from(leads).limit(2);
    await world.db.tx(async (tx) => {
      await tx
        .update(leads)
        .set({ state: 'erased' })
        .where(eq(leads.id, first?.id ?? ''));
      await tx
        .update(decisions)
        .set({ engineVersion: '99' })
        .where(eq(decisions.leadId, second?.id ?? ''));
    });
    const found = await changed(world, WITH_SPAIN);
    expect(found.skips).toEqual({ undecided: 1, erased: 1, newer_release: 1 });
    expect(found.moves.leads).toBe(7);
  });
});
