/** Names for ids: cards and answers show people, never keys. */
import type { Reader } from '../../db/database.ts';
import { findRepById, findRepBySlackUser, type RepRecord } from '../../db/workspace/team-store.ts';

export async function nameOfRep(from: Reader, repId: string): Promise<string> {
  return (await findRepById(from, repId))?.profile.name ?? repId;
}

/** The person behind `slack:U1` or `cli:root`, as audit rows write actors. */
export async function nameOfActor(from: Reader, actor: string): Promise<string> {
  const [kind, id = ''] = actor.split(':');
  if (kind === 'system') return 'Baton';
  return (await repOfActor(from, actor))?.profile.name ?? id;
}

/** Null for the command line, for Baton itself and for who is not on the roster. */
export async function repOfActor(from: Reader, actor: string): Promise<RepRecord | null> {
  const [kind, id = ''] = actor.split(':');
  return kind === 'slack' ? findRepBySlackUser(from, id) : null;
}
