import { expect, test } from 'vitest';
import { loadComparison } from '../../../src/services/policy/shown/load-comparison.ts';
import { readPolicy } from '../../../src/services/workspace/reading/read-policy.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const SPAIN = '  - { id: spain, when: { company.country: ES }, assign: { rep: ana } }\n';

const summaryOf = async (world: World, text: string) => {
  const { value } = readPolicy(text, undefined);
  if (!value) throw new Error('no policy');
  return inEnglish(await loadComparison(world.ctx, { after: { policy: value, name: 'next.yml' } }));
};

async function worldWithLeads(): Promise<World> {
  const world = await createWorld();
  for (let i = 0; i < 6; i++) {
    await world.submit(`dana@company-${i}.test`, { company: { name: `Co ${i}`, country: 'ES' } });
    await world.settle();
    await world.advance('1m');
  }
  return world;
}

test('what a proposal would change fits in a sentence and a few lines', async () => {
  const world = await worldWithLeads();
  const found = await summaryOf(world, POLICY.replace('rules:\n', `rules:\n${SPAIN}`));
  expect(found.sentence).toBe(
    'In the last 30 days 4 of 6 leads would go elsewhere. Ana Ruiz +4, Ben Koch −2, Cleo Wu −2.',
  );
  expect(found.lines).toEqual(['rule rest, pool emea → rule spain, Ana Ruiz: 4']);
  expect(found.reps[0]).toMatchObject({ repId: 'ana', name: 'Ana Ruiz', net: 4 });
});

test('a proposal by which nothing moves says so, with what the leads cannot show', async () => {
  const world = await worldWithLeads();
  const found = await summaryOf(world, POLICY.replace('reroute: 2m', 'reroute: 9m'));
  expect(found.sentence).toBe('In the last 30 days none of 6 leads would go elsewhere.');
  expect(found.lines).toEqual([
    'What follows when nobody claims differs; here every offer is claimed.',
  ]);
});

test('where no lead came there is nothing to compare by', async () => {
  const found = await summaryOf(await createWorld(), POLICY);
  expect(found).toMatchObject({ leads: 0, lines: [] });
  expect(found.sentence).toBe('In the last 30 days there was no lead to compare by.');
});
