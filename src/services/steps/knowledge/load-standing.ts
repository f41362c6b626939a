/** Reads what stands above the rules for one lead: suppression, a meeting, doubts, its company. */
import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import type { Reader } from '../../../db/database.ts';
import { findCompanyReps } from '../../../db/leads/lead-store.ts';
import { findPreviousOwners } from '../../../db/leads/past/previous-owner-store.ts';
import { findSuppression } from '../../../db/workspace/suppression-store.ts';
import { findRepByEmail } from '../../../db/workspace/team-store.ts';
import {
  hostOfEmail,
  registrableDomain,
} from '../../../routing/intake/person/normalize-contact.ts';
import type { PreviousOwner, Standing } from '../../../routing/model/facts/standing.ts';
import {
  type Account,
  type AccountMatch,
  bookedMeeting,
  type Identity,
} from '../../../routing/model/lead.ts';
import { suppressionKeys } from '../../../routing/model/workspace/suppression.ts';
import { doubtOf, isBooked } from '../quarantine/load-doubt.ts';
import type { Described } from './describe-lead.ts';

interface Known {
  lead: Described;
  identity: Identity;
  account: AccountMatch;
  /** A company's leads since then bring its next one to the same rep; null: they do not. */
  stickySince: Date | null;
  asksPrevious: boolean;
}

/** Call it under the ledger's lock: of two colleagues at once the second sees who has the first. */
export async function loadStanding(from: Reader, known: Known): Promise<Standing> {
  const { lead, identity, account } = known;
  const { owner_email: ownerEmail } = lead.submission;
  const previousOwners = await previousOwnersOf(from, known, account.account);
  return {
    testFor: lead.forRepId ?? null,
    restored: Boolean(lead.restoredAt),
    suppressed: await suppressionOf(from, identity),
    hostId: await repIdOf(from, bookedMeeting(lead.submission)?.host),
    namedOwnerId: await repIdOf(from, ownerEmail),
    companyReps: await companyRepsOf(from, known, account.account),
    ...(previousOwners.length > 0 && { previousOwners }),
    doubt: await doubtOf(from, known),
    cleared: await wasCleared(from, lead),
    booked: isBooked(lead.submission),
  };
}

/** Most leads are decided before anybody has touched them, and have no such past to look for. */
export async function wasCleared(
  from: Reader,
  { id, activeAt = null }: Pick<Described, 'id' | 'activeAt'>,
): Promise<boolean> {
  if (id === undefined || activeAt === null) return false;
  return (await findLatestEvent(from, { leadId: id, action: 'lead.cleared' })) !== null;
}

/** Why nobody is to contact that person; null where the list does not say so. */
export function suppressionOf(from: Reader, identity: Identity): Promise<string | null> {
  return findSuppression(from, suppressionKeys(identity, mailDomainOf(identity)));
}

/** Free mail has no company, and may be suppressed all the same. */
function mailDomainOf({ email }: Identity): string | null {
  return email === null ? null : registrableDomain(hostOfEmail(email));
}

async function repIdOf(from: Reader, email: string | undefined): Promise<string | null> {
  return email === undefined ? null : ((await findRepByEmail(from, email))?.id ?? null);
}

/** Colleagues may write from any domain of an account that is known. */
async function companyRepsOf(
  from: Reader,
  { lead, identity, stickySince }: Known,
  account: Account | null,
): Promise<string[]> {
  if (stickySince === null || lead.test) return [];
  const accountKeys = companyKeysOf(identity, account);
  if (accountKeys.length === 0) return [];
  return findCompanyReps(from, { accountKeys, besides: lead.id ?? '', since: stickySince });
}

async function previousOwnersOf(
  from: Reader,
  { lead, identity, asksPrevious }: Known,
  account: Account | null,
): Promise<PreviousOwner[]> {
  if (!asksPrevious || lead.test) return [];
  const { personKey } = identity;
  const accountKeys = companyKeysOf(identity, account);
  return findPreviousOwners(from, { personKey, accountKeys, besides: lead.id ?? '' });
}

/** Every name under which leads of the same company may stand; none for a consumer. */
export function companyKeysOf(
  { accountKey }: Pick<Identity, 'accountKey'>,
  account: Account | null,
): string[] {
  const domains = account?.domains.map((domain) => `domain:${domain}`) ?? [];
  const crm = account?.crmId ? [`crm:${account.crmId}`] : [];
  return [...new Set([accountKey ?? [], domains, crm].flat())];
}
