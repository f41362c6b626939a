import { AppError } from '../../errors.ts';
import { hashToken, type TokenScope } from '../../services/operations/manage-tokens.ts';
import type { HttpDeps } from './deps.ts';

export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

/** Whether the request carries a token of one of these scopes; for pages that say less without. */
export async function hasToken(
  deps: Pick<HttpDeps, 'findToken'>,
  authorization: string | undefined,
  scopes: TokenScope[],
): Promise<boolean> {
  const secret = bearerOf(authorization);
  const token = secret === undefined ? null : await deps.findToken(hashToken(secret));
  return token !== null && scopes.some((scope) => scope === token.scope);
}

/** @throws AppError `auth.token_missing`, `auth.token_wrong`, `auth.scope_missing` */
export async function assertToken(
  deps: Pick<HttpDeps, 'findToken'>,
  authorization: string | undefined,
  scopes: TokenScope[],
): Promise<void> {
  const create = `baton token create --scope ${scopes[0]}`;
  const secret = bearerOf(authorization);
  if (secret === undefined) {
    const message = `A token is needed: "authorization: Bearer bt_…", made by \`${create}\`.`;
    throw new AppError('auth.token_missing', message);
  }
  const token = await deps.findToken(hashToken(secret));
  if (token === null) {
    const message = `The token is not known or was revoked; make one by \`${create}\`.`;
    throw new AppError('auth.token_wrong', message);
  }
  if (scopes.some((scope) => scope === token.scope)) return;
  const message = `The token has the scope ${token.scope}; this needs ${scopes.join(' or ')}.`;
  throw new AppError('auth.scope_missing', message);
}
