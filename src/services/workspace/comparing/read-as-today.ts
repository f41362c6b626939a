/** Reads a stored policy as this release would: what it can say since then has its defaults. */
import type { PolicyRecord } from '../../../db/workspace/policy-store.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { hashPolicy } from '../hash-policy.ts';
import { readPolicy } from '../reading/read-policy.ts';

/** Home is drawn often, and a large file takes a while to read. */
const MOST_KEPT = 8;
const kept = new Map<string, { document: Policy; hash: string }>();

/**
 * For comparing. A version is stored as the release of its time understood it; without this an
 * unchanged file would be a new version after each upgrade.
 */
export function readAsToday(record: PolicyRecord): PolicyRecord {
  return { ...record, ...(kept.get(record.text) ?? keep(record)) };
}

function keep({ text, document }: PolicyRecord): { document: Policy; hash: string } {
  const today = readPolicy(text, undefined).value ?? document;
  const read = { document: today, hash: hashPolicy(today) };
  kept.set(text, read);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return read;
}
