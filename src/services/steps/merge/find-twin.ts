/** Finds an older living lead that is from the same person under another key, or may be. */
import type { Reader } from '../../../db/database.ts';
import { listKeysLike, listLivingOf, listLivingOfCompany } from '../../../db/intake/twin-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { identifyPerson, personName } from '../../../routing/intake/person/identify-person.ts';
import {
  chooseTwin,
  mailboxOf,
  type PersonLikeness,
  type PersonMarks,
} from '../../../routing/matching/same-person.ts';
import { SYNTHETIC_SOURCE } from '../../../routing/model/lead.ts';
import { LIVING_MS } from '../intake/take-touch.ts';

export interface FoundTwin {
  lead: LeadRecord;
  likeness: PersonLikeness;
}

/** A test or a probe is nobody's twin. Reads without locking. */
export async function findTwin(
  from: Reader,
  lead: LeadRecord,
  now: Date,
): Promise<FoundTwin | null> {
  if (lead.test || lead.source === SYNTHETIC_SOURCE) return null;
  const marks = marksOf(lead);
  const since = now.getTime() - LIVING_MS;
  const older = (await listCandidates(from, lead, marks)).filter(
    (one) => !one.test && one.lastTouchAt.getTime() >= since && isOlder(one, lead),
  );
  if (older.length === 0) return null;
  const latestFirst = older.toSorted((a, b) => b.lastTouchAt.getTime() - a.lastTouchAt.getTime());
  const twin = chooseTwin(
    marks,
    latestFirst.map((one) => ({ lead: one, marks: marksOf(one) })),
  );
  return twin && { lead: twin.of.lead, likeness: twin.likeness };
}

async function listCandidates(
  from: Reader,
  { id, personKey, accountKey }: LeadRecord,
  { email, phone }: PersonMarks,
): Promise<LeadRecord[]> {
  const mailbox = email && mailboxOf(email);
  const keys = (await listKeysLike(from, { mailbox, phone })).filter((key) => key !== personKey);
  const known = keys.length === 0 ? [] : await listLivingOf(from, keys);
  if (accountKey === null) return known;
  const colleagues = await listLivingOfCompany(from, { accountKey, besides: id });
  const ids = new Set(known.map((one) => one.id));
  return [...known, ...colleagues.filter((one) => !ids.has(one.id))];
}

/** Of two that wait for the router at once only the younger one finds the other. */
function isOlder(one: LeadRecord, than: LeadRecord): boolean {
  const age = one.receivedAt.getTime() - than.receivedAt.getTime();
  return age < 0 || (age === 0 && one.id < than.id);
}

function marksOf({ submission }: LeadRecord): PersonMarks {
  const { email, phone, domain } = identifyPerson(submission);
  return { email, phone, domain, name: personName(submission.person) };
}
