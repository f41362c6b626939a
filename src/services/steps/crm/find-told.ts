/** Finds the lead that a CRM means, and whom it names. */
import type { Reader } from '../../../db/database.ts';
import { listLeadsOfContact } from '../../../db/intake/contact-lead-store.ts';
import { type LeadRecord, resolveLead } from '../../../db/leads/lead-store.ts';
import { listEverybody } from '../../../db/workspace/team-store.ts';
import type { CrmEvent } from '../../../routing/contracts/crm-events.ts';

/** A contact may have had several leads: the last that was there then counts. */
export async function findToldLead(
  from: Reader,
  { lead_id: leadId, crm_id: contactId = '', at }: CrmEvent,
  { repId: ownerId, now }: { repId: string | null; now: Date },
): Promise<LeadRecord | null> {
  if (leadId !== undefined) return resolveLead(from, leadId);
  const look = (owner: string | null) =>
    listLeadsOfContact(from, { contactId, ownerId: owner, now });
  const owned = ownerId === null ? [] : await look(ownerId);
  const leads = owned.length > 0 ? owned : await look(null);
  const then = leads.find(({ receivedAt }) => receivedAt <= new Date(at)) ?? leads[0];
  return then ? resolveLead(from, then.id) : null;
}

/** By roster id, e-mail or the id that the roster names for that system; a leaver as well. */
export async function findToldRep(
  from: Reader,
  { owner, system }: { owner: string | null; system: string },
): Promise<string | null> {
  if (owner === null) return null;
  const mail = owner.toLowerCase();
  const rep = (await listEverybody(from)).find(({ id, email, profile }) => {
    const known = profile.crm[system];
    const ids = known === undefined ? Object.values(profile.crm) : [known];
    return id === owner || email === mail || ids.includes(owner);
  });
  return rep?.id ?? null;
}
