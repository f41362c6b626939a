import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { openPostgres } from '../../../src/db/engine/postgres/postgres.ts';
import { listPublications } from '../../../src/db/workspace/policy-store.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import { proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { rollbackPolicy } from '../../../src/services/policy/rollback-policy.ts';
import { MIA, rep } from '../../support/cast.ts';
import { createScratchDatabase } from '../../support/postgres.ts';
import { createWorld, POLICY, type WorldOptions } from '../../support/world.ts';
import { policyStories } from './policy-stories.ts';

const scratch = await createScratchDatabase();
afterAll(scratch.drop);

let db: Database;
/** Another process on the same database, with connections of its own. */
let rival: Database;
beforeEach(async () => {
  await scratch.run('drop schema public cascade; create schema public');
  db = openPostgres(scratch.url);
  rival = openPostgres(scratch.url);
  await db.migrate();
});
afterEach(async () => {
  await db.close();
  await rival.close();
});

const openWorld = (options: WorldOptions = {}) => createWorld({ ...options, db });

policyStories(openWorld);

const ROUNDS = 20;
const outcomes = (found: { outcome: string }[]) => found.map(({ outcome }) => outcome).toSorted();

test('of proposals, approvals and rollbacks from two processes at once each counts once', async () => {
  const policy = POLICY.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');
  const world = await openWorld({ policy });
  const stores = [world.ctx, { ...world.ctx, db: rival }];
  const both = <T>(act: (ctx: typeof world.ctx, side: number) => Promise<T>) =>
    Promise.all(stores.map(act));
  for (let round = 0; round < ROUNDS; round++) {
    const made = await both((ctx, side) =>
      proposePolicy(ctx, {
        text: policy.replace('claim: 15m', `claim: ${2 * round + side + 1}s`),
        message: null,
        whenFree: 'wait',
        actor: rep('lou'),
      }),
    );
    const [one = 0, other = 0] = made.map((found) => ('version' in found ? found.version : 0));
    expect(new Set([one, other, 0]).size).toBe(3);
    const approved = await both((ctx) => approvePolicy(ctx, { version: one, actor: MIA }));
    expect(outcomes(approved)).toEqual(['not_proposed', 'published']);
    const back = { to: null, from: one, reason: 'Back', actor: MIA } as const;
    const returned = await both((ctx) => rollbackPolicy(ctx, back));
    expect(outcomes(returned)).toEqual(['is_live', 'rolled_back']);
  }
  expect(await listPublications(db.read, 99)).toHaveLength(1 + 2 * ROUNDS);
});
