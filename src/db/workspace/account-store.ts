import { eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { keysOf } from '../../routing/matching/account-keys.ts';
import type { Account } from '../../routing/model/lead.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';

export interface AccountRow extends Account {
  currency: string | null;
  lastActivityAt: Date | null;
}

/** Well below the 32,766 parameters of one SQLite statement, at a dozen keys an account. */
const ROWS_PER_STATEMENT = 500;

export async function listAccounts(from: Reader): Promise<AccountRow[]> {
  const { accounts, accountDomains } = from.t;
  return joinDomains(
    await from.select().from(accounts).orderBy(accounts.id),
    await from.select().from(accountDomains).orderBy(accountDomains.domain),
  );
}

/** The next accounts in order of their ids, for work that goes through all of them. */
export async function listAccountsAfter(
  from: Reader,
  after: string,
  limit: number,
): Promise<Pick<AccountRow, 'id' | 'name' | 'domains'>[]> {
  const { accounts, accountDomains } = from.t;
  const rows = await from
    .select()
    .from(accounts)
    .where(sql`${accounts.id} > ${after}`)
    .orderBy(accounts.id)
    .limit(limit);
  const ids = rows.map((row) => row.id);
  return joinDomains(
    rows,
    await from.select().from(accountDomains).where(inArray(accountDomains.accountId, ids)),
  );
}

/** Writes accounts whole: their domains and keys are those of the rows and no others. */
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
    await writeAccountKeys(tx, some);
  }
}

/** At most {@link ROWS_PER_STATEMENT} accounts at once. */
export async function writeAccountKeys(
  tx: Tx,
  rows: readonly Pick<AccountRow, 'id' | 'name' | 'domains'>[],
): Promise<void> {
  const { accountKeys } = tx.t;
  const ids = rows.map((row) => row.id);
  await tx.delete(accountKeys).where(inArray(accountKeys.accountId, ids));
  const keys = rows.flatMap((row) => keysOf(row).map((key) => ({ ...key, accountId: row.id })));
  if (keys.length > 0) await tx.insert(accountKeys).values(keys);
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
  lastActivityAt: sql`excluded.last_activity_at`,
};

function joinDomains(
  rows: Tables['accounts']['$inferSelect'][],
  domains: { domain: string; accountId: string }[],
): AccountRow[] {
  const byAccount = new Map<string, string[]>(rows.map((row) => [row.id, []]));
  for (const { domain, accountId } of domains) byAccount.get(accountId)?.push(domain);
  return rows.map((row) => ({ ...row, domains: byAccount.get(row.id) ?? [] }));
}

const nameById: Question<{ id: string; name: string }> = (from) => {
  const { accounts } = from.t;
  return from
    .select({ id: accounts.id, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.id, sql.placeholder('id')));
};

export async function findAccountName(
  from: Reader,
  id: string,
): Promise<{ id: string; name: string } | null> {
  return firstOf(await from.ask(nameById, { id }));
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

/** How many accounts everybody has who owns any, whether they are still on the roster or not. */
export async function countAccountsByOwner(from: Reader): Promise<Map<string, number>> {
  const { accounts } = from.t;
  const rows = await from
    .select({ ownerId: accounts.ownerId, n: sql<number>`count(*)` })
    .from(accounts)
    .where(isNotNull(accounts.ownerId))
    .groupBy(accounts.ownerId);
  return new Map(rows.map((row) => [row.ownerId ?? '', row.n]));
}
