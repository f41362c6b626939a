/** Finds a published or proposed policy with the names of the people, for a page about it. */
import { findLiveVersion, findPolicy } from '../../db/workspace/policy-store.ts';
import { AppError } from '../../errors.ts';
import type { Policy } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';

/**
 * @param version null for the one that decides
 * @throws AppError `missing.policy`
 */
export async function readDocument(
  ctx: Context,
  version: number | null,
): Promise<{ version: number; policy: Policy }> {
  const from = ctx.db.read;
  const number = version ?? (await findLiveVersion(from))?.version;
  const record = number === undefined ? null : await findPolicy(from, number);
  if (record) return { version: record.version, policy: record.document };
  const message =
    number === undefined
      ? 'No policy is published. Run `baton apply DIR`, or name a file.'
      : `There is no policy v${number}. \`baton policy list\` shows them all.`;
  throw new AppError('missing.policy', message);
}
