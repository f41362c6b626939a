/** Loads policy versions ready to decide with; a compiled policy is kept as long as it is used. */
import type { Reader } from '../../db/database.ts';
import { findLiveVersion, findPolicy } from '../../db/workspace/policy-store.ts';
import type { Policy } from '../../routing/model/policy/policy.ts';
import { type CompiledPolicy, compilePolicy } from '../../routing/policy/compile-policy.ts';
import type { Context } from '../context.ts';

export interface LivePolicy {
  version: number;
  compiled: CompiledPolicy;
}

/** Leads that began under older versions still need those. */
const MOST_KEPT = 8;

/** By content hash, so that two databases in one process never see each other's version 1. */
const kept = new Map<string, CompiledPolicy>();

/** Null while nothing is published. */
export function loadLivePolicy(ctx: Context): Promise<LivePolicy | null> {
  return loadLivePolicyIn(ctx.db.read);
}

/** The same within a transaction: asks for the version each time, compiles only what is new. */
export async function loadLivePolicyIn(from: Reader): Promise<LivePolicy | null> {
  const live = await findLiveVersion(from);
  if (live === null) return null;
  const compiled = recall(live.hash) ?? (await loadPolicyVersion(from, live.version));
  return compiled && { version: live.version, compiled };
}

/** The version a running clock or offer began with; null when there is none of that number. */
export async function loadPolicyVersion(
  from: Reader,
  version: number,
): Promise<CompiledPolicy | null> {
  const record = await findPolicy(from, version);
  if (record === null) return null;
  return recall(record.hash) ?? keep(record.hash, record.document);
}

function recall(hash: string): CompiledPolicy | undefined {
  const found = kept.get(hash);
  if (found === undefined) return undefined;
  kept.delete(hash);
  kept.set(hash, found);
  return found;
}

function keep(hash: string, document: Policy): CompiledPolicy {
  const compiled = compilePolicy(document);
  kept.set(hash, compiled);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return compiled;
}
