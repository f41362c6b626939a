import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { readSuppressions } from '../../../src/services/workspace/reading/read-suppressions.ts';
import { auditActions } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LIST = `match,reason
Dana@Globex.test,unsubscribed
https://www.rivals.test/about,competitor
+34 600 000 000,asked not to be called
gmail.com,consumers
`;

async function apply(world: World, suppressions?: string) {
  const files = { roster: ROSTER, policy: POLICY, ...(suppressions && { suppressions }) };
  const how = { dryRun: false, prune: false, onto: null } as const;
  return applyWorkspace(world.ctx, { files, ...how, actor: { kind: 'cli', osUser: 'test' } });
}

async function endOf(world: World, email: string, more: Record<string, unknown> = {}) {
  const leadId = await world.submit(email, more);
  await world.settle();
  const lead = await findLead(world.db.read, leadId);
  return lead?.closeReason ?? lead?.state;
}

describe('the suppression list', () => {
  test('keeps people, companies, numbers and free mail from sales, and nobody else', async () => {
    const world = await createWorld();
    expect(await apply(world, LIST)).toMatchObject({
      outcome: 'applied',
      changes: expect.arrayContaining(['~ suppression list: 4 added, 0 removed']),
    });
    expect(await endOf(world, 'dana@globex.test')).toBe('unsubscribed');
    expect(await endOf(world, 'eli@globex.test')).toBe('offered');
    expect(await endOf(world, 'ceo@mail.rivals.test')).toBe('competitor');
    expect(await endOf(world, 'a@b.test', { company: { domain: 'rivals.test' } })).toBe(
      'competitor',
    );
    expect(await endOf(world, 'someone@gmail.com')).toBe('consumers');
    const phone = { phone: '600 000 000' };
    const byPhone = { person: phone, company: { name: 'Initech', country: 'ES' } };
    expect(await endOf(world, '', byPhone)).toBe('asked not to be called');
  });

  test('is replaced as a whole, stays where the file is left out, and is on record', async () => {
    const world = await createWorld();
    await apply(world, LIST);
    expect(await apply(world)).toMatchObject({ outcome: 'unchanged' });
    expect(await apply(world, 'match,reason\nrivals.test,competitor\n')).toMatchObject({
      changes: expect.arrayContaining(['~ suppression list: 0 added, 3 removed']),
    });
    expect(await endOf(world, 'dana@globex.test')).toBe('offered');
    const actions = await auditActions(world);
    expect(actions.filter((one) => one === 'suppressions.changed')).toHaveLength(2);
  });

  test('comes back out of an export as it is compared', async () => {
    const world = await createWorld();
    await apply(world, LIST);
    const { 'suppressions.csv': text = '' } = await exportWorkspace(world.ctx);
    expect(text).toContain('rivals.test,competitor');
    expect(await apply(world, text)).toMatchObject({ outcome: 'unchanged' });
  });

  test.each([
    ['match,why\nx.test,y\n', 'suppressions.csv:1', /header/],
    ['match,reason\nno domain,y\n', 'suppressions.csv:2', /"no domain".*an e-mail address/],
    ['match,reason\ndana@,y\n', 'suppressions.csv:2', /"dana@"/],
    ['match,reason\nx.test,\n', 'suppressions.csv:2', /expected a reason/],
    ['match,reason\n"x.test,y\n', 'suppressions.csv:2', /no valid CSV/],
  ])('%j is refused at its line', (text, place, words) => {
    const { faults } = readSuppressions(text);
    expect(`${faults[0]?.file}:${faults[0]?.line}`).toBe(place);
    expect(faults[0]?.message).toMatch(words);
  });

  test('a second line about the same one is pointed out, and counts', () => {
    const { suppressions, faults } = readSuppressions('match,reason\nx.test,a\nwww.x.test,b\n');
    expect(suppressions).toEqual([{ key: 'domain:x.test', reason: 'b' }]);
    expect(faults).toMatchObject([{ line: 3, severity: 'warning' }]);
  });
});
