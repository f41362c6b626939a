/** Compares contacts.csv with the contacts that are stored, and words the difference in counts. */
import type { ContactRow } from '../../../db/workspace/contact-store.ts';

export interface ContactsDiff {
  written: ContactRow[];
  /** Addresses: whoever is no longer in the file is forgotten. */
  gone: string[];
  counts: { added: number; changed: number; removed: number };
}

/** Pure. No file (`null`) changes nothing. */
export function diffContacts(
  before: readonly ContactRow[],
  after: readonly ContactRow[] | null,
): ContactsDiff {
  const old = new Map(before.map((one) => [one.email, one]));
  const next = new Set((after ?? before).map(({ email }) => email));
  const added = (after ?? []).filter(({ email }) => !old.has(email));
  const changed = (after ?? []).filter((one) => {
    const known = old.get(one.email);
    return known && (known.accountId !== one.accountId || known.name !== one.name);
  });
  const gone = before.flatMap(({ email }) => (next.has(email) ? [] : [email]));
  const counts = { added: added.length, changed: changed.length, removed: gone.length };
  return { written: [...added, ...changed], gone, counts };
}

/** Counts only: who they are is people's addresses. */
export function wordContacts(before: readonly ContactRow[], { counts }: ContactsDiff): string[] {
  const { added, changed, removed } = counts;
  if (added + changed + removed > 0) {
    return [`~ contacts: ${added} added, ${changed} changed, ${removed} removed`];
  }
  return before.length > 0 ? ['= contacts unchanged'] : [];
}
