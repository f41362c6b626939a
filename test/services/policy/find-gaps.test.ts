import { describe, expect, test } from 'vitest';
import { findGaps } from '../../../src/services/policy/find-gaps.ts';
import { formatFault } from '../../../src/services/workspace/file-fault.ts';
import { readPolicy } from '../../../src/services/workspace/reading/read-policy.ts';
import { createWorld, type World } from '../../support/world.ts';

const policyText = (rules: string, fallback = 'fallback: { pool: emea }') => `
version: 1
pools:
  - { id: emea, members: { ana: 100, ben: 100, cleo: 100 } }
rules:
${rules}
${fallback}
`;
const GERMANY = '  - { id: germany, when: { company.country: DE }, assign: { pool: emea } }';
const SPAIN =
  '  - { id: spain, when: { company.country: ES }, assign: { pool: emea, require_skills: [es] } }';
const KEPT = '  - { id: kept, when: { company.country: FR }, assign: { queue: hold } }';

/** Six leads, two from each of three countries. */
async function worldWithLeads(): Promise<World> {
  const world = await createWorld();
  for (const [i, country] of ['ES', 'DE', 'FR', 'ES', 'DE', 'FR'].entries()) {
    await world.submit(`dana@company-${i}.test`, { company: { name: `Company ${i}`, country } });
    await world.settle();
    await world.advance('1m');
  }
  return world;
}

async function gapsOf(text: string, world: World) {
  const { value, faults } = readPolicy(text, undefined);
  if (!value) throw new Error(JSON.stringify(faults));
  return findGaps(world.ctx, { text });
}

describe('leads of the past that a policy has nobody for', () => {
  test('are told at the fallback where no rule matches, by what they have in common', async () => {
    const found = await gapsOf(policyText(GERMANY), await worldWithLeads());
    expect(found).toMatchObject({ leads: 6 });
    expect(found.gaps.map(({ country, leads, kind }) => [country, leads, kind])).toEqual([
      ['ES', 2, 'fallback'],
      ['FR', 2, 'fallback'],
    ]);
    const [warning] = found.warnings;
    expect(warning && formatFault(warning)).toBe(
      'policy.yml:7 fallback: 2 of 6 leads that came in (segment everyone, country ES) match no rule and go to the fallback, expected a rule for them. Add one, or a last rule with when: {}.',
    );
    expect(warning?.example).toMatch(/^lead_\w+ of Company 3$/);
    expect(warning).toMatchObject({ severity: 'warning', subject: 'no rule' });
  });

  test('are told at the rule that nobody can take them by, with why', async () => {
    const found = await gapsOf(policyText(`${SPAIN}\n${GERMANY}`, ''), await worldWithLeads());
    const told = found.warnings.map(formatFault);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(
      /^policy\.yml:6 rules\[0\]\.assign: 2 of 6 leads that came in \(segment everyone, country ES\) match this rule, nobody can take them \(lacks the skill Spanish\), and they wait on hold\./,
    );
    expect(found.warnings[0]?.subject).toBe('rule spain');
  });

  test('are not those that a rule keeps on purpose', async () => {
    const found = await gapsOf(policyText(`${KEPT}\n${GERMANY}`), await worldWithLeads());
    expect(found.gaps.map(({ country }) => country)).toEqual(['ES']);
  });

  test('are none where every lead finds somebody, or none came in', async () => {
    const rest = '  - { id: rest, when: {}, assign: { pool: emea } }';
    expect((await gapsOf(policyText(rest), await worldWithLeads())).warnings).toEqual([]);
    expect(await gapsOf(policyText(GERMANY), await createWorld())).toMatchObject({
      leads: 0,
      warnings: [],
    });
  });

  test('of many kinds the largest are told, and the rest is counted', async () => {
    const world = await createWorld();
    for (const country of 'AT BE CH CZ DK EE FI GR HU IE'.split(' ')) {
      await world.submit(`dana@${country}.test`, { company: { name: country, country } });
    }
    await world.settle();
    const found = await gapsOf(policyText(GERMANY), world);
    expect(found.warnings).toHaveLength(9);
    expect(found.warnings.at(-1)?.message).toBe('2 leads more find nobody, in 2 other kinds.');
  });
});
