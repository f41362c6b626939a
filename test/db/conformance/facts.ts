import { expect, test } from 'vitest';
import { listFacts, noteFact, replaceFacts } from '../../../src/db/knowledge/enrichment-store.ts';
import { deleteExpired } from '../../../src/db/operations/housekeeping-store.ts';
import type { StoredFact } from '../../../src/routing/model/enrichment.ts';
import type { Current } from '../conformance.ts';

const START = Date.UTC(2026, 10, 23);
const at = (ms: number) => new Date(START + ms);
const ABOUT = { subject: 'domain:globex.test', provider: 'clearfacts' };

function fact(field: string, value: StoredFact['value'], lifeMs = 1_000) {
  return { field, value, confidence: 0.8, learnedAt: at(0), expiresAt: at(lifeMs) };
}

export function describeFacts(current: Current): void {
  const replace = (facts: ReturnType<typeof fact>[]) =>
    current().db.tx((tx) => replaceFacts(tx, ABOUT, facts));
  const note = (one: ReturnType<typeof fact>) =>
    current().db.tx((tx) => noteFact(tx, { ...ABOUT, ...one }));
  const list = async () => {
    const facts = await listFacts(current().db.read, { company: ABOUT.subject, person: null });
    return facts.toSorted((a, b) => (a.field < b.field ? -1 : 1));
  };

  test('facts come back as they were told, also that nothing is known', async () => {
    const told = [
      fact('*', null),
      fact('company.employees', 1200),
      fact('company.industry', 'fintech'),
      fact('company.region', null),
    ];
    await replace(told);
    expect(await list()).toEqual(told.map((one) => ({ ...ABOUT, ...one })));
  });

  test('an answer takes the place of all that was told before, a note stands beside it', async () => {
    await replace([fact('company.employees', 1200), fact('company.industry', 'fintech')]);
    await replace([fact('company.employees', 1300)]);
    await note(fact('*', 'timeout'));
    await note(fact('*', 'http_500'));
    expect((await list()).map(({ field, value }) => [field, value])).toEqual([
      ['*', 'http_500'],
      ['company.employees', 1300],
    ]);
  });

  test('what nobody believes any more is let go, and nothing else', async () => {
    await replace([fact('company.employees', 1200, 1_000), fact('company.industry', 'x', 2_000)]);
    await current().db.tx((tx) => deleteExpired(tx, { now: at(1_500), firedBefore: at(0) }));
    expect((await list()).map(({ field }) => field)).toEqual(['company.industry']);
  });
}
