/** Answers who acts and whether they may, inside the transaction that acts. */

import type { Reader } from '../../db/database.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import {
  findRepBySlackUser,
  listRepRecords,
  type RepRecord,
} from '../../db/workspace/team-store.ts';
import { type Actor, BATON, hasRole, ROLES, type Role } from '../../routing/model/actor.ts';

export interface Performer {
  /** Null for the command line and for Baton itself. */
  rep: RepRecord | null;
  role: Role;
  name: string;
}

/** Somebody who may do what another may not. */
export interface Allower {
  repId: string;
  name: string;
}

export type Refusal =
  | {
      outcome: 'not_permitted';
      allowed: string[];
      /** Whom to ask for it; left out where nobody who may can be reached. */
      ask?: Allower;
      /** Of the lead, where it is not the role alone that says who may. */
      about?: string;
    }
  | { outcome: 'unknown_lead' }
  | { outcome: 'stranger' };

/** Null for somebody in Slack whom the roster does not know. Shell access is admin. */
export async function findPerformer(from: Reader, actor: Actor): Promise<Performer | null> {
  if (actor.kind === 'cli') return { rep: null, role: 'admin', name: actor.osUser };
  if (actor.kind === 'system') return { rep: null, role: 'admin', name: BATON };
  const rep = await findRepBySlackUser(from, actor.userId);
  return rep && { rep, role: rep.profile.role, name: rep.profile.name };
}

/** Is the lead theirs? */
export function isOwner({ rep }: Performer, { ownerId }: Pick<LeadRecord, 'ownerId'>): boolean {
  return rep !== null && rep.id === ownerId;
}

/** Everybody acts for themselves; managers and admins for anybody. */
export function mayActFor(performer: Performer, repId: string): boolean {
  return performer.rep?.id === repId || hasRole(performer.role, 'manager');
}

/** Whoever acts, where their role suffices; else why not. */
export async function findPermitted(
  from: Reader,
  actor: Actor,
  needed: Role,
): Promise<Performer | Refusal> {
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  return hasRole(performer.role, needed) ? performer : refuse(from, needed);
}

/** Those who could have done it, for the sentence that says no. */
export async function refuse(
  from: Reader,
  needed: Role,
  performer: Performer | null = null,
): Promise<Refusal> {
  const people = await listRepRecords(from);
  const allowed = people.filter((one) => hasRole(one.profile.role, needed));
  return { outcome: 'not_permitted', ...whoMay(allowed, performer) };
}

/** Their names, and whom of them to ask: one's own manager, else the lowest role that may. */
export function whoMay(
  allowed: readonly RepRecord[],
  performer: Performer | null,
): { allowed: string[]; ask?: Allower } {
  const reached = allowed
    .filter(({ slackUserId }) => slackUserId !== null)
    .toSorted((a, b) => rankOf(a.profile.role) - rankOf(b.profile.role));
  const own = reached.find(({ id }) => id === performer?.rep?.profile.manager);
  const asked = own ?? reached[0];
  return {
    allowed: allowed.map(({ profile }) => profile.name),
    ...(asked && { ask: { repId: asked.id, name: asked.profile.name } }),
  };
}

function rankOf(role: Role): number {
  return ROLES.indexOf(role);
}
