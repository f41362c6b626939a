import { expect, test } from 'vitest';
import { listPublications } from '../../../src/db/workspace/policy-store.ts';
import { approvePolicy } from '../../../src/services/policy/approve-policy.ts';
import { proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { rollbackPolicy } from '../../../src/services/policy/rollback-policy.ts';
import { MIA, rep } from '../../support/cast.ts';
import { openRivals } from '../../support/rivals.ts';
import { createWorld, POLICY, type WorldOptions } from '../../support/world.ts';
import { policyStories } from './policy-stories.ts';

/** Two processes on one database. */
const stores = await openRivals();

const openWorld = (options: WorldOptions = {}) => createWorld({ ...options, db: stores.db });

policyStories(openWorld);

const ROUNDS = 20;
const outcomes = (found: { outcome: string }[]) => found.map(({ outcome }) => outcome).toSorted();

test('of proposals, approvals and rollbacks from two processes at once each counts once', async () => {
  const policy = POLICY.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');
  const world = await openWorld({ policy });
  const sides = [world.ctx, { ...world.ctx, db: stores.rival }];
  const both = <T>(act: (ctx: typeof world.ctx, side: number) => Promise<T>) =>
    Promise.all(sides.map(act));
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
  expect(await listPublications(stores.db.read, 99)).toHaveLength(1 + 2 * ROUNDS);
});
