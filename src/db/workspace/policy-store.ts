import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PolicyState } from '../../routing/model/policy/publication.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export type PolicyRecord = Tables['policies']['$inferSelect'];
export type PublicationRecord = Tables['publications']['$inferSelect'];
/** A version without its rules: cheap enough for lists. */
export type PolicyHeader = Omit<PolicyRecord, 'document' | 'text'>;

/** The version that decides now, without its document: cheap enough to ask every time. */
type Version = Pick<PolicyRecord, 'version' | 'hash'>;

const live: Question<Version> = (from) => {
  const { policies, publications } = from.t;
  return from
    .select({ version: policies.version, hash: policies.hash })
    .from(publications)
    .innerJoin(policies, eq(policies.version, publications.version))
    .orderBy(desc(publications.number))
    .limit(1);
};

export async function findLiveVersion(from: Reader): Promise<Version | null> {
  return firstOf(await from.ask(live));
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

function headerOf({ policies }: Tables) {
  const { document: _, text: __, ...header } = getTableColumns(policies);
  return header;
}

/** Newest first, without their rules. */
export async function listPolicies(
  from: Reader,
  { state, limit }: { state?: PolicyState; limit: number },
): Promise<PolicyHeader[]> {
  const { policies } = from.t;
  return from
    .select(headerOf(from.t))
    .from(policies)
    .where(state && eq(policies.state, state))
    .orderBy(desc(policies.version))
    .limit(limit);
}

export async function findPolicyHeader(
  from: Reader,
  version: number,
): Promise<PolicyHeader | null> {
  const { policies } = from.t;
  const own = eq(policies.version, version);
  return firstOf(await from.select(headerOf(from.t)).from(policies).where(own));
}

/** How it first became live; null for what never was. */
export async function findFirstPublication(
  from: Reader,
  version: number,
): Promise<PublicationRecord | null> {
  const { publications } = from.t;
  const own = eq(publications.version, version);
  const first = from.select().from(publications).where(own).orderBy(asc(publications.number));
  return firstOf(await first.limit(1));
}

export async function findPublication(
  from: Reader,
  number: number,
): Promise<PublicationRecord | null> {
  const { publications } = from.t;
  return firstOf(await from.select().from(publications).where(eq(publications.number, number)));
}

/** 0 before the first. */
export async function newestVersion(from: Reader): Promise<number> {
  return (await listPolicies(from, { limit: 1 }))[0]?.version ?? 0;
}

/** What a version says is written once and never changed. */
export async function insertPolicy(tx: Tx, policy: PolicyRecord): Promise<void> {
  await tx.insert(tx.t.policies).values(policy);
}

/** Null when it is not a proposal any more: somebody else was first. */
export async function settlePolicy(
  tx: Tx,
  version: number,
  end: Pick<PolicyRecord, 'state' | 'settledBy' | 'settledAt' | 'settledReason'>,
): Promise<PolicyRecord | null> {
  const { policies } = tx.t;
  const isOpen = and(eq(policies.version, version), eq(policies.state, 'proposed'));
  return firstOf(await tx.update(policies).set(end).where(isOpen).returning());
}

/** Newest first: the first is what is live. */
export async function listPublications(from: Reader, limit: number): Promise<PublicationRecord[]> {
  const { publications } = from.t;
  return from.select().from(publications).orderBy(desc(publications.number)).limit(limit);
}

/** Call it under the workspace's mutex: the number is the next one. */
export async function insertPublication(
  tx: Tx,
  publication: Omit<PublicationRecord, 'number'>,
): Promise<number> {
  const [last] = await listPublications(tx, 1);
  const number = (last?.number ?? 0) + 1;
  await tx.insert(tx.t.publications).values({ number, ...publication });
  return number;
}
