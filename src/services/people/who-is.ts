/** Says who somebody is to Baton. */
import {
  findRepById,
  findRepBySlackUser,
  listRepRecords,
  type RepRecord,
} from '../../db/workspace/team-store.ts';
import type { Role } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../views/zone-of.ts';

export interface Known {
  repId: string;
  name: string;
  role: Role;
  timeZone: string;
}

/** Null for somebody the roster does not know. */
export async function whoIs(ctx: Context, { userId }: { userId: string }): Promise<Known | null> {
  return known(ctx, await findRepBySlackUser(ctx.db.read, userId));
}

/** The same by roster id. */
export async function whoIsRep(ctx: Context, { repId }: { repId: string }): Promise<Known | null> {
  return known(ctx, await findRepById(ctx.db.read, repId));
}

async function known(ctx: Context, rep: RepRecord | null): Promise<Known | null> {
  if (!rep) return null;
  const { name, role } = rep.profile;
  return { repId: rep.id, name, role, timeZone: await zoneOf(ctx.db.read, rep) };
}

export interface RosterEntry {
  repId: string;
  name: string;
  role: Role;
  slackUserId: string | null;
  email: string | null;
}

export async function listPeople(ctx: Context): Promise<RosterEntry[]> {
  const reps = await listRepRecords(ctx.db.read);
  return reps.map(({ id, profile, slackUserId, email }) => ({
    repId: id,
    name: profile.name,
    role: profile.role,
    slackUserId,
    email,
  }));
}
