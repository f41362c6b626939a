/** Says how the person of a lead is reached, to who has the lead and to those who answer for it. */
import type { Reader } from '../../db/database.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { identifyPerson } from '../../routing/intake/person/identify-person.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Contact } from '../../routing/model/cards/cards.ts';
import { findPerformer, isOwner } from '../steps/permission.ts';

const UNTOLD: Contact = { email: null, phone: null };

export async function contactOf(from: Reader, lead: LeadRecord, actor: Actor): Promise<Contact> {
  const performer = await findPerformer(from, actor);
  if (!performer) return UNTOLD;
  const isTold = hasRole(performer.role, 'manager') || isOwner(performer, lead);
  return isTold ? contactIn(lead) : UNTOLD;
}

/** On a card of their own: null for who does not have it any more, or not in work. */
export function contactFor(lead: LeadRecord, repId: string): Contact | null {
  return lead.ownerId === repId && !lead.closedAt ? contactIn(lead) : null;
}

function contactIn({ submission }: LeadRecord): Contact {
  const { email, phone } = identifyPerson(submission);
  return { email, phone };
}
