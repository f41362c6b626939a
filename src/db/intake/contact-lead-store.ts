import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { LEAD_STATES, type LeadState } from '../../routing/model/lead.ts';
import type { Reader } from '../database.ts';
import type { LeadRecord } from '../leads/lead-store.ts';

/** One contact with more leads than that is no person. */
const MOST_LEADS = 20;
/** Whoever names no owner speaks of a lead of this time. */
const SPOKEN_OF_MS = 90 * 86_400_000;
const KNOWN_STATES: LeadState[] = LEAD_STATES.filter((state) => state !== 'erased');

export interface OfContact {
  /** The contact in the outside system, as a lead came in with it. */
  contactId: string;
  /** Looks through what this rep owns or owned; null: through all leads of the last 90 days. */
  ownerId: string | null;
  now: Date;
}

/** The latest first. */
export function listLeadsOfContact(from: Reader, of: OfContact): Promise<LeadRecord[]> {
  const { leads } = from.t;
  const contact = sql`${leads.submission} -> 'crm' ->> 'contact_id'`;
  const since = new Date(of.now.getTime() - SPOKEN_OF_MS);
  const isNear =
    of.ownerId === null
      ? and(inArray(leads.state, KNOWN_STATES), gte(leads.receivedAt, since))
      : eq(leads.ownerId, of.ownerId);
  return from
    .select()
    .from(leads)
    .where(and(isNear, sql`${contact} = ${of.contactId}`))
    .orderBy(desc(leads.receivedAt), desc(leads.id))
    .limit(MOST_LEADS);
}
