import { and, desc, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import type { Question, Reader } from '../database.ts';
import type { LeadRecord } from '../leads/lead-store.ts';

/** More than this says that it is no person: a switchboard, a shared mailbox, a large company. */
const MOST = 50;

const byMailbox: Question<{ key: string }> = (from) => {
  const { people } = from.t;
  return from
    .select({ key: people.key })
    .from(people)
    .where(eq(people.mailbox, sql.placeholder('mailbox')))
    .limit(MOST);
};

const byPhone: Question<{ key: string }> = (from) => {
  const { people } = from.t;
  return from
    .select({ key: people.key })
    .from(people)
    .where(eq(people.phone, sql.placeholder('phone')))
    .limit(MOST);
};

/** The keys of everybody with that mailbox or that number. */
export async function listKeysLike(
  from: Reader,
  { mailbox, phone }: { mailbox: string | null; phone: string | null },
): Promise<string[]> {
  const boxes = mailbox === null ? [] : await from.ask(byMailbox, { mailbox });
  const phones = phone === null ? [] : await from.ask(byPhone, { phone });
  return [...new Set([...boxes, ...phones].map(({ key }) => key))];
}

/** Living leads of these people, the latest first. */
export function listLivingOf(from: Reader, personKeys: string[]): Promise<LeadRecord[]> {
  const { leads } = from.t;
  return from
    .select()
    .from(leads)
    .where(and(inArray(leads.personKey, personKeys), isLiving(from)))
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(MOST);
}

const ofCompany: Question<LeadRecord> = (from) => {
  const { leads } = from.t;
  return from
    .select()
    .from(leads)
    .where(
      and(
        eq(leads.accountKey, sql.placeholder('accountKey')),
        ne(leads.id, sql.placeholder('besides')),
        isLiving(from),
      ),
    )
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(MOST);
};

/** Living leads of a company, the latest first. */
export function listLivingOfCompany(
  from: Reader,
  company: { accountKey: string; besides: string },
): Promise<LeadRecord[]> {
  return from.ask(ofCompany, company);
}

function isLiving({ t: { leads } }: Reader) {
  return notInArray(leads.state, ['closed', 'erased']);
}
