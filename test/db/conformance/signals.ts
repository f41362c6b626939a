import { expect, test } from 'vitest';
import {
  deleteSignals,
  findCompanyKeys,
  insertSignals,
  listSignals,
} from '../../../src/db/knowledge/signal-store.ts';
import { upsertAccounts } from '../../../src/db/workspace/account-store.ts';
import type { Current } from '../conformance.ts';

const START = Date.UTC(2026, 10, 23);
const KEY = 'domain:globex.test';

export function describeSignals(current: Current): void {
  const insert = (count: number) =>
    current().db.tx((tx) =>
      insertSignals(
        tx,
        Array.from({ length: count }, (_, n) => ({
          id: `sgn_${String(n).padStart(5, '0')}`,
          accountKey: KEY,
          source: 'research',
          deliveryId: 'dlv_1',
          topic: 'lead routing',
          strength: 0.1,
          observedAt: new Date(START + n),
        })),
      ),
    );

  test('as many signals as a body holds are kept at once, and the latest are listed', async () => {
    const { db } = current();
    await insert(1_500);
    const rows = await listSignals(db.read, KEY);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toEqual({
      topic: 'lead routing',
      strength: 0.1,
      observedAt: new Date(START + 1_499),
    });
    await db.tx((tx) => deleteSignals(tx, new Date(START + 1_490)));
    expect(await listSignals(db.read, KEY)).toHaveLength(10);
  });

  test('a company is known by each of its domains and by its id in the CRM', async () => {
    const { db } = current();
    const account = { id: 'globex', name: 'Globex', domains: ['globex.test', 'globex.de'] };
    const more = { ownerId: null, tier: null, status: 'prospect', country: null } as const;
    const rest = { employees: null, crmId: '001', parentId: null, openOpportunity: false };
    const row = { ...account, ...more, ...rest, currency: null, lastActivityAt: null };
    await db.tx((tx) => upsertAccounts(tx, [row]));
    const keys = await db.tx((tx) => findCompanyKeys(tx, ['globex.de', 'initech.test']));
    expect(keys.toSorted()).toEqual([
      'crm:001',
      'domain:globex.de',
      'domain:globex.test',
      'domain:initech.test',
    ]);
  });
}
