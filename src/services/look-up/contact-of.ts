/** Says how the person of a lead is reached, to who has the lead and to those who answer for it. */
import type { Reader } from '../../db/database.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { identifyPerson } from '../../routing/intake/person/identify-person.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Contact } from '../../routing/model/cards/cards.ts';
import { findPerformer } from '../steps/permission.ts';

/** On a card of their own: null for who does not have it any more, or not in work. */
export function contactFor(lead: LeadRecord, repId: string): Contact | null {
  if (lead.ownerId !== repId || lead.closedAt) return null;
  const { email, phone } = identifyPerson(lead.submission);
  return { email, phone };
}

const NOBODY: Contact = { email: null, phone: null };

export async function contactOf(from: Reader, lead: LeadRecord, actor: Actor): Promise<Contact> {
  const performer = await findPerformer(from, actor);
  if (!performer) return NOBODY;
  const isTold = hasRole(performer.role, 'manager') || performer.rep?.id === lead.ownerId;
  if (!isTold) return NOBODY;
  const { email, phone } = identifyPerson(lead.submission);
  return { email, phone };
}
