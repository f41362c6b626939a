/** Reads why a lead cannot be taken as it stands: it contradicts what is known, or itself. */

import type { Reader } from '../../../db/database.ts';
import { findAccountsExactly } from '../../../db/workspace/account-match-store.ts';
import { findContradiction } from '../../../routing/enrichment/find-contradiction.ts';
import { findImplausible } from '../../../routing/enrichment/find-implausible.ts';
import {
  hostOfEmail,
  registrableDomain,
} from '../../../routing/intake/person/normalize-contact.ts';
import { type Account, bookedMeeting, type Identity } from '../../../routing/model/lead.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import type { Described } from '../knowledge/describe-lead.ts';

/** Null for tests, for meetings that are booked, and where a manager has decided already. */
export async function doubtOf(
  from: Reader,
  { lead, identity }: { lead: Described; identity: Identity },
): Promise<Reason | null> {
  const { submission, test, restoredAt = null } = lead;
  if (test || restoredAt !== null || isBooked(submission)) return null;
  return findImplausible(submission) ?? (await contradictionOf(from, submission, identity));
}

export function isBooked(submission: Described['submission']): boolean {
  const meeting = bookedMeeting(submission);
  return Boolean(meeting?.host ?? meeting?.starts_at);
}

/** Most leads say nothing that their mail could contradict, and ask for nothing here. */
async function contradictionOf(
  from: Reader,
  { company, crm }: Described['submission'],
  { email, mail }: Identity,
): Promise<Reason | null> {
  const mailDomain = mail === 'business' && email ? registrableDomain(hostOfEmail(email)) : null;
  const isOther = company.domain !== undefined && company.domain !== mailDomain;
  const crmAccountId = crm.account_id ?? null;
  if (mailDomain === null || (crmAccountId === null && !isOther)) return null;
  const known = await findAccountsExactly(from, { domain: mailDomain, crmAccountId });
  const said = isOther ? await accountsOf(from, company.domain ?? null) : [];
  return findContradiction({
    byCrmId: known.filter(({ crmId }) => crmId !== null && crmId === crmAccountId),
    byCompanyDomain: said,
    byMailDomain: known.filter(({ domains }) => domains.includes(mailDomain)),
  });
}

function accountsOf(from: Reader, domain: string | null): Promise<Account[]> {
  return findAccountsExactly(from, { domain, crmAccountId: null });
}
