/** Says what a proposal would have sent elsewhere lately; null where nobody has counted. */
import type { Reader } from '../../../db/database.ts';
import type { PolicyRecord } from '../../../db/workspace/policy-store.ts';

export async function movedWords(_from: Reader, _next: PolicyRecord): Promise<string | null> {
  return null;
}
