import { AppError } from '../../../errors.ts';
import { bearerOf } from '../api-token.ts';
import { isSameText } from './same-text.ts';

/** @throws AppError `auth.token_missing`, `auth.token_wrong` */
export function verifyBearer(authorization: string | undefined, secrets: string[]): void {
  const offered = bearerOf(authorization);
  if (offered === undefined) {
    const message = 'This source expects the header "authorization: Bearer …".';
    throw new AppError('auth.token_missing', message);
  }
  if (isOneOf(secrets, offered)) return;
  throw new AppError('auth.token_wrong', 'The bearer token is not the one of this source.');
}

/**
 * @param secrets as `user:password`
 * @throws AppError `auth.password_missing`, `auth.password_wrong`
 */
export function verifyBasic(authorization: string | undefined, secrets: string[]): void {
  const base64 = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (base64 === undefined) {
    const message = 'This source expects a user and a password: "authorization: Basic …".';
    throw new AppError('auth.password_missing', message);
  }
  if (isOneOf(secrets, Buffer.from(base64, 'base64').toString())) return;
  throw new AppError('auth.password_wrong', 'The user or the password is not that of this source.');
}

/** @throws AppError `auth.url_token_missing`, `auth.url_token_wrong` */
export function verifyUrlToken(offered: string | undefined, secrets: string[]): void {
  if (!offered) {
    const message = 'The address lacks its token; "baton source url ID" prints it whole.';
    throw new AppError('auth.url_token_missing', message);
  }
  if (isOneOf(secrets, offered)) return;
  throw new AppError(
    'auth.url_token_wrong',
    'The token in the address is not that of this source.',
  );
}

/**
 * @param offered what stands under `name` in the body; nothing else of it is believed yet
 * @throws AppError `auth.body_key_missing`, `auth.body_key_wrong`
 */
export function verifyBodyKey(offered: string | undefined, name: string, secrets: string[]): void {
  if (offered === undefined) {
    throw new AppError('auth.body_key_missing', `This source expects its key as ${name} in JSON.`);
  }
  if (isOneOf(secrets, offered)) return;
  throw new AppError('auth.body_key_wrong', `The ${name} in the body is not that of this source.`);
}

export function isOneOf(secrets: string[], offered: string): boolean {
  return secrets.some((secret) => isSameText(offered, secret));
}
