/** Gives out, lists and takes back the tokens that open the API and the operators' pages. */
import { createHash, randomBytes } from 'node:crypto';
import {
  insertToken,
  listTokenRows,
  markTokenRevoked,
  type TokenRow,
} from '../../db/operations/token-store.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';

/** `read` opens the API, `ops` the metrics; both see why the server is not ready. */
export const TOKEN_SCOPES = ['read', 'ops'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

const SECRET_BYTES = 32;
const MAX_NAME_LENGTH = 100;

export type Token = Omit<TokenRow, 'hash'>;

/** What is stored of a secret. It is long and random: a slow hash would add nothing. */
export function hashToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * @returns the secret (`bt_…`), which nobody can show again
 * @throws AppError `input.token_scope`, `input.token_name`
 */
export async function createToken(
  ctx: Context,
  { name, scope, actor }: { name: string; scope: string; actor: Actor },
): Promise<{ id: string; secret: string }> {
  assertToken(name, scope);
  const secret = `bt_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const id = ctx.newId('tok');
  await inStep(ctx, actor, async (step) => {
    const hash = hashToken(secret);
    await insertToken(step.tx, { id, name, scope, hash, createdAt: step.now });
    await audit(step, { action: 'token.created', subject: id, data: { scope } });
  });
  return { id, secret };
}

/** All that were ever given out, without their hashes. */
export async function listTokens(ctx: Context): Promise<Token[]> {
  const rows = await listTokenRows(ctx.db.read);
  return rows.map(({ id, name, scope, createdAt, revokedAt }) => {
    return { id, name, scope, createdAt, revokedAt };
  });
}

/** @throws AppError `missing.token` when there is no such token, or it was revoked before */
export async function revokeToken(
  ctx: Context,
  { id, actor }: { id: string; actor: Actor },
): Promise<void> {
  await inStep(ctx, actor, async (step) => {
    if (!(await markTokenRevoked(step.tx, id, step.now))) throw noToken(id);
    await audit(step, { action: 'token.revoked', subject: id });
  });
}

function assertToken(name: string, scope: string): void {
  if (!TOKEN_SCOPES.some((known) => known === scope)) {
    const message = `Found the scope “${scope}”, expected one of ${TOKEN_SCOPES.join(', ')}.`;
    throw new AppError('input.token_scope', message, { details: { scope } });
  }
  if (name.trim() === '' || name.length > MAX_NAME_LENGTH) {
    const message = `A token needs a name of 1 to ${MAX_NAME_LENGTH} characters.`;
    throw new AppError('input.token_name', message);
  }
}

function noToken(id: string): AppError {
  const message = `No token ${id} is in use; \`baton token list\` shows those that are.`;
  return new AppError('missing.token', message, { details: { id } });
}
