/** Names for ids: cards and answers show people, never keys. */
import { findLatestEvent } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import {
  type AssignmentRecord,
  listOpenOffers,
  type OfferRecord,
} from '../../db/leads/offer-store.ts';
import { findRepById, findRepBySlackUser, type RepRecord } from '../../db/workspace/team-store.ts';
import { BATON } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';

export async function nameOfRep(from: Reader, repId: string): Promise<string> {
  return (await findRepById(from, repId))?.profile.name ?? repId;
}

/** Who is asked about a lead now, by name; null where nobody is. */
export async function namesOfAsked(from: Reader, leadId: string): Promise<Asked | null> {
  const offers = await listOpenOffers(from, leadId);
  const names = await Promise.all(offers.map(({ repId }) => nameOfRep(from, repId)));
  return toAsked(names);
}

/** Who has an open assignment: its rep, or all who are asked at once. */
export async function nameOfHolder(
  from: Reader,
  { leadId, repId }: Pick<AssignmentRecord, 'leadId' | 'repId'>,
): Promise<Asked> {
  if (repId !== null) return nameOfRep(from, repId);
  return (await namesOfAsked(from, leadId)) ?? [];
}

export function toAsked(names: readonly string[]): Asked | null {
  const [first = null] = names;
  return names.length > 1 ? names : first;
}

/** The person behind `slack:U1` or `cli:root`, as audit rows write actors. */
export async function nameOfActor(from: Reader, actor: string): Promise<string> {
  const [kind, id = ''] = actor.split(':');
  if (kind === 'system') return BATON;
  return (await repOfActor(from, actor))?.profile.name ?? id;
}

/** Null for the command line, for Baton itself and for who is not on the roster. */
export async function repOfActor(from: Reader, actor: string): Promise<RepRecord | null> {
  const [kind, id = ''] = actor.split(':');
  return kind === 'slack' ? findRepBySlackUser(from, id) : null;
}

/** Who worked on another lead of the company when an offer was claimed; null for nobody. */
export async function nameOfBeside(
  from: Reader,
  { id: subject, leadId }: OfferRecord,
): Promise<string | null> {
  const claim = await findLatestEvent(from, { leadId, subject, action: 'lead.claimed' });
  const repId = claim?.data.beside;
  return typeof repId === 'string' ? nameOfRep(from, repId) : null;
}
