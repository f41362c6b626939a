/** Decides whether what a sender says of the company contradicts where the person's mail goes. */
import type { Account } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';

/** The known accounts behind each thing that was said, in any order. */
export interface Claims {
  /** Of the CRM id the sender names. */
  byCrmId: readonly Account[];
  /** Of the company's domain, where that is not the mail's. */
  byCompanyDomain: readonly Account[];
  /** Of the domain of the person's business address. */
  byMailDomain: readonly Account[];
}

/**
 * Null unless two known accounts are named that have nothing to do with each other: what is not
 * known contradicts nothing, a parent and its daughters are one, and partners write for others.
 */
export function findContradiction({ byCrmId, byCompanyDomain, byMailDomain }: Claims) {
  return (
    compare('quarantine.crm_mismatch', byCrmId, byMailDomain) ??
    compare('quarantine.domain_mismatch', byCompanyDomain, byMailDomain)
  );
}

function compare(
  code: 'quarantine.crm_mismatch' | 'quarantine.domain_mismatch',
  said: readonly Account[],
  mail: readonly Account[],
): Reason | null {
  const [one, other] = [firstById(said), firstById(mail)];
  if (!one || !other) return null;
  const isOne = said.some((a) => mail.some((b) => areRelated(a, b)));
  const isPartner = [...said, ...mail].some(({ status }) => status === 'partner');
  return isOne || isPartner ? null : because(code, { value: one.name, other: other.name });
}

function firstById(accounts: readonly Account[]): Account | undefined {
  return accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
}

function areRelated(a: Account, b: Account): boolean {
  const isFamily = a.parentId === b.id || b.parentId === a.id;
  const areSiblings = a.parentId !== null && a.parentId === b.parentId;
  return a.id === b.id || isFamily || areSiblings;
}
