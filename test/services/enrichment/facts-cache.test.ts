import { expect, test } from 'vitest';
import { factSource, failed } from '../../support/providers.ts';
import { explain, lastCard, leadOf, open } from './looked-up.ts';

test('a colleague costs no second call, and does not wait', async () => {
  const { world, facts } = await open();
  await world.submit('dana@globex.test');
  await world.settle();
  world.pass('1m');
  const id = await world.submit('eric@globex.test');
  expect((await leadOf(world, id)).routeAt).toEqual(world.ctx.clock.now());
  await world.settle();
  expect(facts.asked).toHaveLength(1);
  expect((await explain(world, id)).enrichment.providers).toEqual([
    { provider: 'clearfacts', outcome: 'cached' },
  ]);
});

test('each field is believed for its own time: the shortest says when to ask again', async () => {
  const { world, facts } = await open();
  await world.submit('dana@globex.test');
  await world.settle();
  world.pass('7d');
  const id = await world.submit('eric@globex.test');
  facts.reply(failed('timeout'));
  await world.settle();
  expect(facts.asked).toHaveLength(2);
  // The number of employees is believed no longer, the industry still is.
  const { enrichment } = await explain(world, id);
  expect(enrichment.facts.employees).toBeUndefined();
  expect(enrichment.facts.industry).toBe('fintech');
});

test('that nothing is known is believed for a day', async () => {
  const { world, facts } = await open(factSource({ outcome: 'unknown' }));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  expect((await explain(world, id)).enrichment.providers[0]?.outcome).toBe('unknown');
  expect(lastCard(world)?.missingData).toBeNull();
  await world.submit('eric@globex.test');
  await world.settle();
  expect(facts.asked).toHaveLength(1);
  world.pass('1d');
  await world.submit('frank@globex.test');
  await world.settle();
  expect(facts.asked).toHaveLength(2);
});

test('a provider whose variables are not set is passed over, and no card speaks of it', async () => {
  const { world, facts } = await open(factSource(failed('not_configured')));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  expect((await leadOf(world, id)).enrichAt).toBeNull();
  expect(lastCard(world)?.missingData).toBeNull();
  expect((await explain(world, id)).enrichment.providers[0]).toMatchObject({
    outcome: 'skipped',
    why: 'not_configured',
  });
  expect(facts.asked).toHaveLength(1);
});

test('a repeat that names the company has it looked up, and nobody waits for that', async () => {
  const { world, facts } = await open();
  const id = await world.submit('dana@gmail.com');
  await world.settle();
  expect(facts.asked).toEqual([]);
  await world.submit('dana@gmail.com', { company: { domain: 'globex.test' } });
  await world.settle();
  expect(facts.asked).toEqual(['globex.test']);
  expect((await explain(world, id)).enrichment.facts.employees).toBe(1200);
});

test('what the sender and a provider tell apart from each other is told, and lowers the confidence', async () => {
  const { world } = await open();
  const id = await world.submit('dana@globex.test', { company: { employees: 90 } });
  await world.settle();
  const { enrichment, scores } = await explain(world, id);
  expect(enrichment.fields.find(({ field }) => field === 'company.employees')).toMatchObject({
    value: 90,
    source: 'lead',
    lost: [{ value: 1200, source: 'clearfacts', confidence: 0.8 }],
  });
  const other = await world.submit('eve@initech.test', { company: { employees: 900 } });
  await world.settle();
  expect(scores.confidence).toBeLessThan((await explain(world, other)).scores.confidence);
});
