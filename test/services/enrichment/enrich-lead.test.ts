import { expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { listFacts } from '../../../src/db/knowledge/enrichment-store.ts';
import type { ProviderReply } from '../../../src/ports.ts';
import { enrichDue } from '../../../src/services/enrichment/enrich-due.ts';
import { enrichLead, LEASE_MS } from '../../../src/services/enrichment/enrich-lead.ts';
import { BACKOFF_MS } from '../../../src/services/enrichment/settle-enrichment.ts';
import { factSource, failed, GLOBEX_FACTS, told } from '../../support/providers.ts';
import { createWorld } from '../../support/world.ts';
import { explain, lastCard, leadOf, open } from './looked-up.ts';

test('a lead with only an address is routed with the facts of its company', async () => {
  const { world, facts } = await open();
  const id = await world.submit('dana@globex.test');
  await world.settle();
  expect(facts.asked).toEqual(['globex.test']);
  const { enrichment, scores } = await explain(world, id);
  expect(enrichment.facts).toMatchObject({ employees: 1200, industry: 'fintech' });
  expect(enrichment.providers).toEqual([{ provider: 'clearfacts', outcome: 'known' }]);
  expect(scores.fit).toBe(1);
  expect(lastCard(world)?.lead.facts).toEqual(['1,200 people']);
  expect(lastCard(world)?.missingData).toBeNull();
});

test('nothing is asked, and nobody waits, where there is nobody to ask or nothing to ask about', async () => {
  const { world, facts } = await open();
  const byPhone = await world.submit('dana@gmail.com');
  const trial = await world.submit('eve@initech.test', { test: true });
  expect((await leadOf(world, byPhone)).enrichAt).toBeNull();
  expect((await leadOf(world, trial)).enrichAt).toBeNull();
  const without = await createWorld();
  const id = await without.submit('dana@globex.test');
  expect((await leadOf(without, id)).routeAt).toEqual(without.ctx.clock.now());
  await world.settle();
  expect(facts.asked).toEqual([]);
});

test('a process that dies while it asks keeps no lead from the router', async () => {
  const { world } = await open(undefined, { facts: undefined });
  const hanging = { ask: () => new Promise<ProviderReply>(() => {}) };
  const id = await world.submit('dana@globex.test');
  void enrichDue(world.ctx, hanging);
  await world.advance('1400ms');
  expect((await leadOf(world, id)).state).toBe('received');
  await world.advance('100ms');
  expect((await leadOf(world, id)).state).toBe('offered');
  const { enrichment, scores } = await explain(world, id);
  expect(enrichment.providers).toEqual([{ provider: 'clearfacts', outcome: 'pending' }]);
  expect(scores.confidence).toBeLessThan(0.4);
  expect(lastCard(world)?.missingData).toBe('asked_again');
  // Its lease ends, and another process asks.
  world.pass(`${LEASE_MS}ms`);
  await enrichDue(world.ctx, factSource());
  await world.settle();
  expect((await explain(world, id)).enrichment.facts.employees).toBe(1200);
  expect(lastCard(world)?.missingData).toBeNull();
});

test('two processes never ask about one lead at once', async () => {
  const { world } = await open();
  const id = await world.submit('dana@globex.test');
  const facts = factSource();
  await Promise.all([1, 2, 3].map(() => enrichLead(world.ctx, { leadId: id, source: facts })));
  expect(facts.asked).toEqual(['globex.test']);
});

test('an answer that comes after the lease keeps its facts and moves no lead twice', async () => {
  const { world } = await open(undefined, { facts: undefined });
  const id = await world.submit('dana@globex.test');
  let answer: ((reply: ProviderReply) => void) | undefined;
  const hanging = new Promise<ProviderReply>((resolve) => {
    answer = resolve;
  });
  const late = enrichLead(world.ctx, { leadId: id, source: { ask: () => hanging } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  world.pass(`${LEASE_MS}ms`);
  await enrichLead(world.ctx, { leadId: id, source: factSource(failed('timeout')) });
  const { enrichAt } = await leadOf(world, id);
  answer?.(GLOBEX_FACTS);
  await late;
  expect((await leadOf(world, id)).enrichAt).toEqual(enrichAt);
  const facts = await listFacts(world.db.read, { company: 'domain:globex.test', person: null });
  expect(facts.find((one) => one.field === 'company.employees')?.value).toBe(1200);
});

test('after a failure the lead is routed at once, asked about again, and keeps its rep', async () => {
  const { world, facts } = await open(factSource(failed('http_500')));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  const before = await leadOf(world, id);
  expect(before.state).toBe('offered');
  expect(lastCard(world)?.missingData).toBe('asked_again');
  const first = await explain(world, id);
  expect(first.enrichment.providers).toEqual([
    { provider: 'clearfacts', outcome: 'failed', why: 'http_500' },
  ]);
  facts.reply(GLOBEX_FACTS);
  await world.advance('1m');
  const after = await leadOf(world, id);
  expect(after.state).toBe('offered');
  expect(after.enrichAt).toBeNull();
  expect(after.priority).toBeGreaterThan(before.priority);
  expect(lastCard(world)?.missingData).toBeNull();
  expect(lastCard(world)?.lead.facts).toEqual(['1,200 people']);
  const actions = (await listAuditEvents(world.db.read, { leadId: id, limit: 50 })).map(
    (event) => event.action,
  );
  expect(actions.filter((action) => action.startsWith('lead.enrich'))).toEqual([
    'lead.enrichment_failed',
    'lead.enriched',
  ]);
  expect(world.posts.filter(({ card }) => card.kind === 'offer')).toHaveLength(1);
});

test('what waits for a rep is decided anew when facts come', async () => {
  const policy = `
version: 1
pools:
  - { id: emea, members: { ana: 100 }, manager: mia }
rules:
  - { id: large, when: { company.employees: { gte: 1000 } }, assign: { pool: emea } }
fallback: { then: hold }
sla:
  standard: { claim: 15m }
`;
  const { world, facts } = await open(factSource(failed('timeout')), { policy });
  const id = await world.submit('dana@globex.test');
  await world.settle();
  expect((await leadOf(world, id)).state).toBe('held');
  facts.reply(GLOBEX_FACTS);
  await world.advance('1m');
  expect((await leadOf(world, id)).state).toBe('offered');
});

test('it is tried five times, longer apart, then nobody is asked and the card says so', async () => {
  const { world, facts } = await open(factSource(failed('timeout')));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 9; attempt++) {
    const { enrichAt } = await leadOf(world, id);
    if (enrichAt === null) break;
    const waitMs = enrichAt.getTime() - world.ctx.clock.now().getTime();
    waits.push(waitMs);
    world.pass(`${waitMs}ms`);
    await enrichDue(world.ctx, facts);
  }
  expect(waits).toEqual(BACKOFF_MS);
  expect(facts.asked).toHaveLength(5);
});

test('a provider that wants us to wait is asked no sooner', async () => {
  const slow = { outcome: 'failed', why: 'rate_limited', retryAfterMs: 120_000 } as const;
  const { world } = await open(factSource(slow));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  const { enrichAt } = await leadOf(world, id);
  expect(enrichAt?.getTime()).toBe(world.ctx.clock.now().getTime() + 120_000);
});

test('a provider that lies costs the field it lies about, and says which', async () => {
  const { world } = await open(factSource(told({ employees: 'a lot', industry: 'fintech' })));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  const { enrichment } = await explain(world, id);
  expect(enrichment.facts).toMatchObject({ industry: 'fintech' });
  expect(enrichment.facts.employees).toBeUndefined();
  const events = await listAuditEvents(world.db.read, { leadId: id, limit: 50 });
  const enriched = events.find(({ action }) => action === 'lead.enriched');
  expect(enriched?.data.set_aside).toBe('clearfacts/company.employees');
});

test('a provider that tells nothing but nonsense counts as one that failed', async () => {
  const { world } = await open(factSource(told({ employees: 'a lot', industry: { is: 7 } })));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  const { enrichment } = await explain(world, id);
  expect(enrichment.providers[0]).toMatchObject({ outcome: 'failed', why: 'unusable' });
  expect(lastCard(world)?.missingData).toBe('asked_again');
});

test('a lead that is closed meanwhile is asked about no more', async () => {
  const { world, facts } = await open(factSource(failed('timeout')));
  const id = await world.submit('dana@globex.test');
  await world.settle();
  await world.ctx.db.tx((tx) =>
    tx.update(tx.t.leads).set({ state: 'closed', closedAt: world.ctx.clock.now() }),
  );
  world.pass('1m');
  await enrichDue(world.ctx, facts);
  expect(facts.asked).toHaveLength(1);
  expect((await leadOf(world, id)).enrichAt).toBeNull();
});
