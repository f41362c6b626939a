/** Finds whom to tell: the pool's channel, the managers' channel, the manager, the admins. */
import type { Reader } from '../../db/database.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../db/offer-store.ts';
import { readSetting } from '../../db/settings-store.ts';
import { findRepById, listRepRecords, type RepRecord } from '../../db/team-store.ts';
import type { Pool } from '../../routing/model/policy.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export interface Concern {
  leadId: string | null;
  /** Left to the lead's last assignment when null. */
  poolId: string | null;
  /** Whom it is about: told only where nobody else can be. */
  repId?: string | null;
}

/** Slack channel and user ids in order of preference; the first that works is used. */
export async function escalationPath(from: Reader, about: Concern): Promise<string[]> {
  const pool = await poolAbout(from, about);
  const channels = await readSetting(from, 'channels');
  const people = await listRepRecords(from);
  const manager = await managerAbout(from, about);
  const admins = people.filter((one) => one.profile.role === 'admin');
  const managers = people.filter((one) => one.profile.role === 'manager');
  const ranked = [...(manager ? [manager] : []), ...admins, ...managers];
  const last = ranked.filter((one) => one.id === about.repId);
  const users = [...ranked.filter((one) => one.id !== about.repId), ...last];
  return unique([pool?.channel, channels?.managers, ...users.map((one) => one.slackUserId)]);
}

/** Where what concerns the whole installation is told: ops, managers, then the admins. */
export async function opsPath(from: Reader): Promise<string[]> {
  const channels = await readSetting(from, 'channels');
  const people = await listRepRecords(from);
  const admins = people.filter((one) => one.profile.role === 'admin');
  return unique([channels?.ops, channels?.managers, ...admins.map((one) => one.slackUserId)]);
}

/** The manager of the pool a lead was last drawn from, else of the rep who had it. */
export function managerOf(from: Reader, leadId: string): Promise<RepRecord | null> {
  return managerAbout(from, { leadId, poolId: null });
}

async function managerAbout(from: Reader, about: Concern): Promise<RepRecord | null> {
  const pool = await poolAbout(from, about);
  const found = pool?.manager ? await findRepById(from, pool.manager) : null;
  if (found) return found;
  const last = about.leadId === null ? null : (await listOffers(from, about.leadId)).at(-1);
  const rep = await findRepById(from, about.repId ?? last?.repId ?? '');
  return rep?.profile.manager ? findRepById(from, rep.profile.manager) : null;
}

async function poolAbout(from: Reader, { leadId, poolId }: Concern): Promise<Pool | undefined> {
  const id = poolId ?? (leadId && (await poolOf(from, leadId)));
  const live = await loadLivePolicyIn(from);
  return live?.compiled.pools.get(id ?? '');
}

async function poolOf(from: Reader, leadId: string): Promise<string | null> {
  const open = await findOpenAssignment(from, leadId);
  if (open) return open.poolId;
  const last = (await listOffers(from, leadId)).at(-1);
  return last ? ((await findAssignment(from, last.assignmentId))?.poolId ?? null) : null;
}

function unique(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
