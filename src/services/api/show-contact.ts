/** Shows who wrote and what they asked: for whoever may read leads, and nobody else. */
import { resolveLead } from '../../db/leads/lead-store.ts';
import { identifyPerson, personName } from '../../routing/intake/person/identify-person.ts';
import type { Context } from '../context.ts';

export interface Contact {
  name: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  message: string | null;
}

/** Null when there is no such lead. */
export async function showContact(
  ctx: Context,
  input: { leadId: string },
): Promise<Contact | null> {
  const lead = await resolveLead(ctx.db.read, input.leadId);
  if (!lead) return null;
  const { person, request } = lead.submission;
  const { email, phone } = identifyPerson(lead.submission);
  return {
    name: personName(person) || null,
    title: person.title ?? null,
    email,
    phone,
    message: request.message ?? null,
  };
}
