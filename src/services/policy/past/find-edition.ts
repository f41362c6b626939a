/** Finds the policy that is meant by a number, by `live`, or by its file. */
import type { Reader } from '../../../db/database.ts';
import { findLiveVersion, findPolicy } from '../../../db/workspace/policy-store.ts';
import { AppError } from '../../../errors.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import type { PolicyState } from '../../../routing/model/policy/publication.ts';
import { readAsToday } from '../../workspace/comparing/read-as-today.ts';

export type EditionQuery = 'live' | { version: number } | { policy: Policy; name: string };

export interface Edition {
  policy: Policy;
  /** Null for one that is not stored. */
  version: number | null;
  /** Null for one that is not stored. */
  state: PolicyState | null;
  /** `v12`, or the name of its file. */
  name: string;
}

/** @throws AppError `missing.policy` */
export async function findEdition(from: Reader, query: EditionQuery): Promise<Edition> {
  if (query !== 'live' && 'policy' in query) return { ...query, version: null, state: null };
  const version = query === 'live' ? (await findLiveVersion(from))?.version : query.version;
  if (version === undefined) {
    throw new AppError('missing.policy', 'No policy is published. Run `baton apply DIR`.');
  }
  const record = await findPolicy(from, version);
  if (record) {
    const { document: policy, state } = readAsToday(record);
    return { policy, version, state, name: `v${version}` };
  }
  const message = `There is no policy v${version}. \`baton policy list\` shows them all.`;
  throw new AppError('missing.policy', message, { details: { version } });
}
