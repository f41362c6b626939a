import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';

import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { loadLivePolicy, loadPolicyVersion } from '../../../src/services/workspace/load-policy.ts';
import { openMemory } from '../../support/db.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const ROSTER = `version: 1
reps:
  - { id: ana, name: Ana Ruiz }
  - { id: ben, name: Ben Okafor }
`;
const POLICY = `version: 1
pools: [{ id: emea, members: { ana: 100 } }]
rules: [{ id: rest, assign: { pool: emea } }]
sla: { standard: { claim: 15m } }
`;

let open: Database | undefined;
afterEach(() => open?.close());

async function start() {
  open = await openMemory();
  const clock = { now: () => NOW };
  const log = { info() {}, warn() {}, error() {} };
  const ctx: Context = {
    db: open,
    clock,
    newId: idsFrom(clock),
    log,
    crm: false,
    pages: false,
    wake() {},
  };
  const actor = { kind: 'cli', osUser: 'kim' } as const;
  const apply = (files: WorkspaceTexts) =>
    applyWorkspace(ctx, {
      files: { roster: ROSTER, policy: POLICY, ...files },
      dryRun: false,
      prune: false,
      onto: null,
      actor,
    });
  return { ctx, apply };
}

describe('loadLivePolicy', () => {
  it('follows the live version and answers null before there is one', async () => {
    const { ctx, apply } = await start();
    expect(await loadLivePolicy(ctx)).toBeNull();
    await apply({});
    const first = await loadLivePolicy(ctx);
    expect((await loadLivePolicy(ctx))?.compiled).toBe(first?.compiled);
    await apply({ policy: POLICY.replace('15m', '10m') });
    const second = await loadLivePolicy(ctx);
    expect(second?.version).toBe(2);
    expect(second?.compiled.tier('standard').claim).toBe(600_000);
  });

  it('still gives the version a running clock began with', async () => {
    const { ctx, apply } = await start();
    await apply({});
    await apply({ policy: POLICY.replace('15m', '10m') });
    const first = await loadPolicyVersion(ctx.db.read, 1);
    expect(first?.tier('standard').claim).toBe(900_000);
    expect(await loadPolicyVersion(ctx.db.read, 3)).toBeNull();
  });
});
