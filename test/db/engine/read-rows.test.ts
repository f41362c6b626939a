import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database, Question } from '../../../src/db/database.ts';
import { openMemory } from '../../support/db.ts';

let db: Database;
beforeEach(async () => {
  db = await openMemory();
  const at = new Date('2026-11-23T10:00:00Z');
  await db.tx(async (tx) => {
    const account = { status: 'prospect', openOpportunity: true, lastActivityAt: at } as const;
    await tx.insert(tx.t.accounts).values([
      { id: 'globex', name: 'Globex', country: 'ES', employees: 1200, ...account },
      { id: 'bare', name: 'Bare', ...account, openOpportunity: false, lastActivityAt: null },
    ]);
    await tx.insert(tx.t.accountDomains).values({ domain: 'globex.test', accountId: 'globex' });
    await tx.insert(tx.t.settings).values({ key: 'probe', value: { deep: [1, null, 'x'] } });
  });
});
afterEach(() => db.close());

type Asked = { then(done: (rows: unknown[]) => void): unknown };

/** The same select, once as a question and once as Drizzle maps it. */
async function both(build: (from: Parameters<Question<unknown>>[0]) => unknown) {
  const asked = await db.read.ask(build as Question<unknown>, { id: 'globex' });
  const mapped = await (build(db.read) as { execute(values: object): Asked }).execute({});
  return { asked, mapped };
}

test('a question reads every kind of column as Drizzle does', async () => {
  const { asked, mapped } = await both((from) => from.select().from(from.t.accounts));
  expect(asked).toHaveLength(2);
  expect(asked).toEqual(mapped);
  const settings = await both((from) => from.select().from(from.t.settings));
  expect(settings.asked).toEqual(settings.mapped);
});

test('so it does for joins, also where a row is missing, and for expressions', async () => {
  const joined = await both((from) => {
    const { accounts, accountDomains } = from.t;
    return from
      .select({ account: accounts, domain: accountDomains.domain, one: sql<number>`1 + 1` })
      .from(accounts)
      .leftJoin(accountDomains, eq(accountDomains.accountId, accounts.id))
      .orderBy(accounts.id);
  });
  expect(joined.asked).toHaveLength(2);
  expect(joined.asked).toEqual(joined.mapped);
  const missing = await both((from) => {
    const { accounts, accountDomains } = from.t;
    return from
      .select({ account: { id: accounts.id }, of: accountDomains })
      .from(accounts)
      .leftJoin(accountDomains, eq(accountDomains.accountId, accounts.id))
      .orderBy(accounts.id);
  });
  expect(missing.asked[0]).toEqual({ account: { id: 'bare' }, of: null });
  expect(missing.asked).toEqual(missing.mapped);
});
