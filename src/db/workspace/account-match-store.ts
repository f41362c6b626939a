import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AccountKeyKind } from '../../routing/model/lead.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';
import type { Tables } from '../tables/index.ts';
import type { AccountRow } from './account-store.ts';

export type AccountLink = Tables['accountLinks']['$inferSelect'];

/** More accounts than this are compared with no lead. */
export const MOST_CANDIDATES = 200;
/** With several domains each: well below what one statement takes. */
const MOST_ROWS = 2_000;

const contactAccount: Question<{ accountId: string }> = (from) => {
  const { contacts } = from.t;
  return from
    .select({ accountId: contacts.accountId })
    .from(contacts)
    .where(eq(contacts.email, sql.placeholder('email')));
};

/** The account of which that address is a known contact. */
export async function findContactAccount(from: Reader, email: string): Promise<string | null> {
  return firstOf(await from.ask(contactAccount, { email }))?.accountId ?? null;
}

const linkByKey: Question<AccountLink> = (from) => {
  const { accountLinks } = from.t;
  return from
    .select()
    .from(accountLinks)
    .where(eq(accountLinks.key, sql.placeholder('key')));
};

/** What a manager said of that company; null when nobody has yet. */
export async function findAccountLink(from: Reader, key: string): Promise<AccountLink | null> {
  return firstOf(await from.ask(linkByKey, { key }));
}

/** The last word counts. */
export async function writeAccountLink(tx: Tx, link: AccountLink): Promise<void> {
  const { key: _, ...set } = link;
  const { accountLinks } = tx.t;
  await tx.insert(accountLinks).values(link).onConflictDoUpdate({ target: accountLinks.key, set });
}

interface JoinedRow {
  account: Tables['accounts']['$inferSelect'];
  domain: string | null;
}

const idsByDomain: Question<{ id: string }> = (from) => {
  const { accountDomains } = from.t;
  return from
    .select({ id: accountDomains.accountId })
    .from(accountDomains)
    .where(eq(accountDomains.domain, sql.placeholder('name')))
    .limit(MOST_CANDIDATES);
};

const idsByCrmId: Question<{ id: string }> = (from) => {
  const { accounts } = from.t;
  return from
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.crmId, sql.placeholder('name')))
    .limit(MOST_CANDIDATES);
};

const accountById: Question<JoinedRow> = (from) => {
  const { accounts, accountDomains } = from.t;
  return from
    .select({ account: accounts, domain: accountDomains.domain })
    .from(accounts)
    .leftJoin(accountDomains, eq(accountDomains.accountId, accounts.id))
    .where(eq(accounts.id, sql.placeholder('id')))
    .limit(MOST_ROWS);
};

export interface ExactNames {
  domain: string | null;
  crmAccountId: string | null;
  /** The id of the account of a known contact. */
  contactOf?: string | null;
}

/** Every account that is named exactly by one of these, with all its domains. */
export async function findAccountsExactly(
  from: Reader,
  { domain, crmAccountId, contactOf }: ExactNames,
): Promise<AccountRow[]> {
  const ids = new Set(contactOf ? [contactOf] : []);
  const named = [
    { question: idsByDomain, name: domain?.toLowerCase() },
    { question: idsByCrmId, name: crmAccountId },
  ];
  for (const { question, name } of named) {
    if (name) for (const { id } of await from.ask(question, { name })) ids.add(id);
  }
  const rows: JoinedRow[] = [];
  // An index finds each alone sooner than one question finds them all.
  for (const id of [...ids].toSorted()) rows.push(...(await from.ask(accountById, { id })));
  return joined(rows);
}

const idsByKey: Question<{ id: string }> = (from) => {
  const { accountKeys } = from.t;
  return from
    .select({ id: accountKeys.accountId })
    .from(accountKeys)
    .where(
      and(
        eq(accountKeys.kind, sql`${sql.placeholder('kind')}`),
        eq(accountKeys.key, sql.placeholder('key')),
      ),
    )
    .orderBy(accountKeys.accountId)
    .limit(sql.placeholder('most'));
};

/** The first accounts, by their ids, that are known under that key. */
export async function listIdsByKey(
  from: Reader,
  { kind, key, most }: { kind: AccountKeyKind; key: string; most: number },
): Promise<string[]> {
  return (await from.ask(idsByKey, { kind, key, most })).map(({ id }) => id);
}

/** With all their domains. */
export async function listAccountsById(from: Reader, ids: string[]): Promise<AccountRow[]> {
  const { accounts, accountDomains } = from.t;
  if (ids.length === 0) return [];
  const rows = await from
    .select({ account: accounts, domain: accountDomains.domain })
    .from(accounts)
    .leftJoin(accountDomains, eq(accountDomains.accountId, accounts.id))
    .where(inArray(accounts.id, ids))
    .orderBy(accounts.id, accountDomains.domain)
    .limit(MOST_ROWS);
  return joined(rows);
}

/** One account after the other, each with its domains. */
function joined(rows: readonly JoinedRow[]): AccountRow[] {
  const found = new Map<string, AccountRow>();
  for (const { account, domain } of rows) {
    const known = found.get(account.id) ?? { ...account, domains: [] };
    if (domain !== null) known.domains.push(domain);
    found.set(account.id, known);
  }
  return [...found.values()].map((account) => ({
    ...account,
    domains: account.domains.toSorted(),
  }));
}
