import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Account } from '../routing/model/lead.ts';
import type { Source } from '../routing/model/source.ts';
import type { Question, Reader, Tx } from './database.ts';
import { firstOf } from './rows.ts';
import type { Tables } from './tables/index.ts';

export interface AccountRow extends Account {
  currency: string | null;
}

/** Well below the 32,766 parameters of one SQLite statement. */
const ROWS_PER_STATEMENT = 500;

export async function listAccounts(from: Reader): Promise<AccountRow[]> {
  const { accounts, accountDomains } = from.t;
  return joinDomains(
    await from.select().from(accounts).orderBy(accounts.id),
    await from.select().from(accountDomains).orderBy(accountDomains.domain),
  );
}

/** Every account that has the domain or the CRM id, with all its domains. */
export async function findAccountCandidates(
  from: Reader,
  query: { domain: string | null; crmAccountId: string | null },
): Promise<AccountRow[]> {
  const { accounts, accountDomains } = from.t;
  const byDomain = from
    .select({ id: accountDomains.accountId })
    .from(accountDomains)
    .where(eq(accountDomains.domain, query.domain?.toLowerCase() ?? ''));
  const rows = await from
    .select()
    .from(accounts)
    .where(or(inArray(accounts.id, byDomain), eq(accounts.crmId, query.crmAccountId ?? '')))
    .orderBy(accounts.id);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const domains = await from
    .select()
    .from(accountDomains)
    .where(inArray(accountDomains.accountId, ids))
    .orderBy(accountDomains.domain);
  return joinDomains(rows, domains);
}

/** Writes accounts whole: their domains are those of the rows and no others. */
export async function upsertAccounts(tx: Tx, rows: readonly AccountRow[]): Promise<void> {
  const { accounts, accountDomains } = tx.t;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const some = rows.slice(start, start + ROWS_PER_STATEMENT);
    const ids = some.map((row) => row.id);
    await tx
      .insert(accounts)
      .values(some.map(withoutDomains))
      .onConflictDoUpdate({ target: accounts.id, set: WRITTEN });
    await tx.delete(accountDomains).where(inArray(accountDomains.accountId, ids));
    const domains = some.flatMap((row) =>
      row.domains.map((domain) => ({ domain, accountId: row.id })),
    );
    if (domains.length > 0) await tx.insert(accountDomains).values(domains);
  }
}

function withoutDomains(account: AccountRow): Tables['accounts']['$inferInsert'] {
  const { domains: _, ...row } = account;
  return row;
}

const WRITTEN = {
  name: sql`excluded.name`,
  ownerId: sql`excluded.owner_id`,
  tier: sql`excluded.tier`,
  status: sql`excluded.status`,
  country: sql`excluded.country`,
  employees: sql`excluded.employees`,
  crmId: sql`excluded.crm_id`,
  parentId: sql`excluded.parent_id`,
  openOpportunity: sql`excluded.open_opportunity`,
  currency: sql`excluded.currency`,
};

function joinDomains(
  rows: Tables['accounts']['$inferSelect'][],
  domains: { domain: string; accountId: string }[],
): AccountRow[] {
  const byAccount = new Map<string, string[]>(rows.map((row) => [row.id, []]));
  for (const { domain, accountId } of domains) byAccount.get(accountId)?.push(domain);
  return rows.map((row) => ({ ...row, domains: byAccount.get(row.id) ?? [] }));
}

export async function listSources(from: Reader): Promise<Source[]> {
  const { sources } = from.t;
  const rows = await from.select().from(sources).where(isNull(sources.removedAt));
  return rows.map((row) => row.definition).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const sourceById: Question<{ definition: Source }> = (from) => {
  const { sources } = from.t;
  return from
    .select({ definition: sources.definition })
    .from(sources)
    .where(and(eq(sources.id, sql.placeholder('id')), isNull(sources.removedAt)));
};

export async function findSource(from: Reader, id: string): Promise<Source | null> {
  return firstOf(await from.ask(sourceById, { id }))?.definition ?? null;
}

/** One that was removed too: what it had announced is still taken in. */
export async function findSourceEver(from: Reader, id: string): Promise<Source | null> {
  const { sources } = from.t;
  return firstOf(await from.select().from(sources).where(eq(sources.id, id)))?.definition ?? null;
}

export async function upsertSources(tx: Tx, list: readonly Source[]): Promise<void> {
  const { sources } = tx.t;
  for (const definition of list) {
    const set = { definition, removedAt: null };
    await tx
      .insert(sources)
      .values({ id: definition.id, ...set })
      .onConflictDoUpdate({ target: sources.id, set });
  }
}

export async function removeSources(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  const { sources } = tx.t;
  await tx
    .update(sources)
    .set({ removedAt: at })
    .where(inArray(sources.id, [...ids]));
}

/** How many accounts each of these owns; who owns none is missing. */
export async function countAccountsOf(
  from: Reader,
  ownerIds: readonly string[],
): Promise<Map<string, number>> {
  const { accounts } = from.t;
  const rows = await from
    .select({ ownerId: accounts.ownerId, n: sql<number>`count(*)` })
    .from(accounts)
    .where(inArray(accounts.ownerId, [...ownerIds]))
    .groupBy(accounts.ownerId);
  return new Map(rows.map((row) => [row.ownerId ?? '', row.n]));
}
