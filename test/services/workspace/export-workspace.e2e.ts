import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';

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

const ACME = new URL('../../../examples/acme/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, ACME), 'utf8');

describe('exportWorkspace', () => {
  it('gives nothing when nothing is published', async () => {
    const { ctx } = await start();
    expect(await exportWorkspace(ctx)).toEqual({});
  });

  it('gives back files that apply unchanged, the policy verbatim', async () => {
    const { ctx, apply } = await start();
    const acme = {
      roster: text('roster.yml'),
      policy: text('policy.yml'),
      accounts: text('accounts.csv'),
      sources: text('sources.yml'),
    };
    expect(await apply(acme)).toMatchObject({ outcome: 'applied', warnings: [] });
    const files = await exportWorkspace(ctx);
    expect(files['policy.yml']).toBe(acme.policy);
    const again = await apply({
      roster: files['roster.yml'] ?? '',
      policy: files['policy.yml'] ?? '',
      accounts: files['accounts.csv'] ?? '',
      sources: files['sources.yml'] ?? '',
    });
    expect(again).toMatchObject({ outcome: 'unchanged', policyVersion: 1 });
  });

  it('leaves defaults out of the roster', async () => {
    const { ctx, apply } = await start();
    await apply({});
    const { 'roster.yml': roster } = await exportWorkspace(ctx);
    expect(roster).toContain('id: ben');
    expect(roster).not.toMatch(/role|timezone|skills/);
  });
});
