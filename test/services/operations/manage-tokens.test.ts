import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { findTokenByHash } from '../../../src/db/operations/token-store.ts';
import { idsFrom } from '../../../src/ids.ts';
import type { Context } from '../../../src/services/context.ts';
import {
  createToken,
  hashToken,
  listTokens,
  revokeToken,
} from '../../../src/services/operations/manage-tokens.ts';
import { openMemory } from '../../support/db.ts';

const actor = { kind: 'cli', osUser: 'root' } as const;
const now = new Date('2026-11-22T10:00:00Z');
let db: Database;
let ctx: Context;

beforeEach(async () => {
  db = await openMemory();
  const clock = { now: () => now };
  const log = { info() {}, warn() {}, error() {} };
  ctx = { db, clock, newId: idsFrom(clock), log, crm: false, pages: false, wake() {} };
});
afterEach(() => db.close());

it('a token is shown once and stored as a hash', async () => {
  const { id, secret } = await createToken(ctx, { name: 'grafana', scope: 'ops', actor });
  expect(secret).toMatch(/^bt_[\w-]{43}$/);
  expect(await findTokenByHash(db.read, hashToken(secret))).toMatchObject({ id, scope: 'ops' });
  const stored = JSON.stringify(await db.read.select().from(db.t.tokens));
  expect(stored).not.toContain(secret);
});

it('a list shows every token without its hash', async () => {
  const { id } = await createToken(ctx, { name: 'grafana', scope: 'ops', actor });
  const token = { id, name: 'grafana', scope: 'ops', createdAt: now, revokedAt: null };
  expect(await listTokens(ctx)).toEqual([token]);
});

it('a revoked token is no longer found, and cannot be revoked again', async () => {
  const { id, secret } = await createToken(ctx, { name: 'grafana', scope: 'read', actor });
  await revokeToken(ctx, { id, actor });
  expect(await findTokenByHash(db.read, hashToken(secret))).toBeNull();
  await expect(revokeToken(ctx, { id, actor })).rejects.toMatchObject({ code: 'missing.token' });
});

it('giving out and taking back are audited, without the secret', async () => {
  const { id, secret } = await createToken(ctx, { name: 'grafana', scope: 'read', actor });
  await revokeToken(ctx, { id, actor });
  const events = await db.read.select().from(db.t.auditEvents);
  const seen = events.map(({ action, actor: by, subject }) => `${action} ${by} ${subject}`);
  expect(seen.toSorted()).toEqual([`token.created cli:root ${id}`, `token.revoked cli:root ${id}`]);
  expect(JSON.stringify(events)).not.toContain(secret);
});

it.each([
  [{ name: 'grafana', scope: 'everything' }, 'input.token_scope'],
  [{ name: '  ', scope: 'read' }, 'input.token_name'],
  [{ name: 'x'.repeat(101), scope: 'read' }, 'input.token_name'],
])('a token with %j is refused', async (token, code) => {
  await expect(createToken(ctx, { ...token, actor })).rejects.toMatchObject({ code });
  expect(await listTokens(ctx)).toEqual([]);
});
