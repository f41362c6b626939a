/** Reads a stored policy as this release would: what it can say since then has its defaults. */
import type { PolicyRecord } from '../../../db/workspace/policy-store.ts';
import { hashPolicy } from '../hash-policy.ts';
import { readPolicy } from '../reading/read-policy.ts';

/**
 * For comparing. A version is stored as the release of its time understood it; without this an
 * unchanged file would be a new version after each upgrade.
 */
export function readAsToday(record: PolicyRecord): PolicyRecord {
  const document = readPolicy(record.text, undefined).value ?? record.document;
  return { ...record, document, hash: hashPolicy(document) };
}
