import { expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { ONE_EACH, sharesIn, TEAM, TEN_POLICY, TEN_ROSTER } from '../../e2e/at-once.ts';
import { lagSums } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld } from '../../support/world.ts';

/** Two processes on one database. */
const stores = await openRivals();

/** Without the lock that puts placements in a row; all else is as it runs. */
const unlocked = (db: Database): Database => ({ ...db, mutex: async () => {} });

async function routeAtOnce(each: (db: Database) => Database): Promise<Record<string, number>> {
  const world = await createWorld({ db: stores.db, roster: TEN_ROSTER, policy: TEN_POLICY });
  const ids = [];
  for (const n of TEAM.keys()) ids.push(await world.submit(`p@c${n}.test`));
  const processes = [stores.db, stores.rival].map((db) => ({ ...world.ctx, db: each(db) }));
  // Whoever was too slow on a busy machine is routed again, as by the server.
  await Promise.allSettled(
    ids.map((leadId, n) => routeLead(processes[n % 2] ?? world.ctx, { leadId })),
  );
  while ((await routeDue({ ...world.ctx, db: each(stores.db) })) > 0);
  expect(await lagSums(stores.db)).toEqual([0]);
  return sharesIn({ db: stores.db });
}

test('ten leads that two processes decide at once go to ten equals, one each', async () => {
  expect(await routeAtOnce((db) => db)).toEqual(ONE_EACH);
});

test('that is the lock’s doing: without it several of them go to one', async () => {
  const shares = await routeAtOnce(unlocked);
  expect(Math.max(...Object.values(shares))).toBeGreaterThan(1);
});
