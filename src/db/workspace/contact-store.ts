import { asc, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../database.ts';
import type { Tables } from '../tables/index.ts';

export type ContactRow = Tables['contacts']['$inferSelect'];

const ROWS_PER_STATEMENT = 500;

export function listContacts(from: Reader): Promise<ContactRow[]> {
  const { contacts } = from.t;
  return from.select().from(contacts).orderBy(asc(contacts.email));
}

export async function upsertContacts(tx: Tx, rows: readonly ContactRow[]): Promise<void> {
  const { contacts } = tx.t;
  const set = { accountId: sql`excluded.account_id`, name: sql`excluded.name` };
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await tx
      .insert(contacts)
      .values(rows.slice(start, start + ROWS_PER_STATEMENT))
      .onConflictDoUpdate({ target: contacts.email, set });
  }
}

export async function deleteContacts(tx: Tx, emails: readonly string[]): Promise<void> {
  const { contacts } = tx.t;
  for (let start = 0; start < emails.length; start += ROWS_PER_STATEMENT) {
    const some = emails.slice(start, start + ROWS_PER_STATEMENT);
    await tx.delete(contacts).where(inArray(contacts.email, some));
  }
}
