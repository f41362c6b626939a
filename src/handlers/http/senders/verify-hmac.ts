import { createHmac } from 'node:crypto';
import { AppError } from '../../../errors.ts';
import type { SignatureSettings } from '../../../routing/model/source.ts';
import { isSameText } from './verify-standard-webhooks.ts';

/**
 * Proves by HMAC-SHA256 of the raw body that the sender holds one of our secrets. No time is
 * signed: a request that is replayed is caught by its key alone.
 *
 * @throws AppError `auth.signature_missing`, `auth.signature_wrong`
 */
export function verifyHmac(
  request: { signature: string | undefined; body: Uint8Array },
  { header, prefix, encoding }: SignatureSettings,
  secrets: string[],
): void {
  if (!request.signature) {
    const message = `This source expects its signature in the header ${header}.`;
    throw new AppError('auth.signature_missing', message);
  }
  const offered = normalized(request.signature.trim(), { prefix, encoding });
  for (const secret of secrets) {
    const mac = createHmac('sha256', secret).update(request.body).digest(encoding);
    if (isSameText(offered, prefix + mac)) return;
  }
  const like = `${prefix}… (${encoding})`;
  const message = `The header ${header} is not ${like} of this body; check the secret and the body.`;
  throw new AppError('auth.signature_wrong', message);
}

/** Some write hexadecimal digits in capitals. */
function normalized(
  text: string,
  { prefix, encoding }: Pick<SignatureSettings, 'prefix' | 'encoding'>,
): string {
  if (encoding !== 'hex') return text;
  return text.slice(0, prefix.length) + text.slice(prefix.length).toLowerCase();
}
