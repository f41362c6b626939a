import { desc, eq } from 'drizzle-orm';
import type { Reader, Tx } from './database.ts';
import { firstOf } from './rows.ts';
import type { Tables } from './tables/index.ts';

export type PolicyRecord = Tables['policies']['$inferSelect'];

/** The version that decides now, without its document: cheap enough to ask every time. */
export async function findLiveVersion(
  from: Reader,
): Promise<Pick<PolicyRecord, 'version' | 'hash'> | null> {
  const { policies } = from.t;
  return firstOf(
    await from
      .select({ version: policies.version, hash: policies.hash })
      .from(policies)
      .orderBy(desc(policies.version))
      .limit(1),
  );
}

export async function findPolicy(from: Reader, version: number): Promise<PolicyRecord | null> {
  const { policies } = from.t;
  return firstOf(await from.select().from(policies).where(eq(policies.version, version)));
}

/** A version is written once and never changed. */
export async function insertPolicy(tx: Tx, policy: PolicyRecord): Promise<void> {
  await tx.insert(tx.t.policies).values(policy);
}
