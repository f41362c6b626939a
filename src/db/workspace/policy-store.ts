import { desc, eq, sql } from 'drizzle-orm';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type PolicyRecord = Tables['policies']['$inferSelect'];

/** The version that decides now, without its document: cheap enough to ask every time. */
type Version = Pick<PolicyRecord, 'version' | 'hash'>;

const newest: Question<Version> = (from) => {
  const { policies } = from.t;
  return from
    .select({ version: policies.version, hash: policies.hash })
    .from(policies)
    .orderBy(desc(policies.version))
    .limit(1);
};

export async function findLiveVersion(from: Reader): Promise<Version | null> {
  return firstOf(await from.ask(newest));
}

const policyOf: Question<PolicyRecord> = (from) => {
  const { policies } = from.t;
  return from
    .select()
    .from(policies)
    .where(eq(policies.version, sql.placeholder('version')));
};

export async function findPolicy(from: Reader, version: number): Promise<PolicyRecord | null> {
  return firstOf(await from.ask(policyOf, { version }));
}

/** A version is written once and never changed. */
export async function insertPolicy(tx: Tx, policy: PolicyRecord): Promise<void> {
  await tx.insert(tx.t.policies).values(policy);
}
