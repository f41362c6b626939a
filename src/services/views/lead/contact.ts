/** Tells who has a lead how to reach its person, and nobody once it is closed. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { Contact } from '../../../routing/model/cards/cards.ts';

export function contactFor(lead: LeadRecord, repId: string): Contact | null {
  if (lead.ownerId !== repId || lead.closedAt) return null;
  const { email, phone } = identifyPerson(lead.submission);
  return { email, phone };
}
