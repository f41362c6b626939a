/** Finds whom to tell: pool channel, managers' channel, the manager, the admins. */
import type { Reader } from '../../db/database.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../db/offer-store.ts';
import { readSetting } from '../../db/settings-store.ts';
import { findRepById, listRepRecords, type RepRecord } from '../../db/team-store.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

/** Slack channel and user ids in order of preference; the first that works is used. */
export async function escalationPath(
  from: Reader,
  about: { leadId: string | null; poolId: string | null },
): Promise<string[]> {
  const poolId = about.poolId ?? (about.leadId && (await poolOf(from, about.leadId)));
  const live = await loadLivePolicyIn(from);
  const pool = live?.compiled.pools.get(poolId ?? '');
  const channels = await readSetting(from, 'channels');
  const people = await listRepRecords(from);
  const manager = people.find((one) => one.id === pool?.manager);
  const admins = people.filter((one) => one.profile.role === 'admin');
  const managers = people.filter((one) => one.profile.role === 'manager');
  const users = [manager, ...admins, ...managers].map((one) => one?.slackUserId);
  return unique([pool?.channel, channels?.managers, ...users]);
}

/** Where what concerns one rep is told: managers' channel, the rep's manager, admins, managers. */
export async function managersOfRep(from: Reader, rep: RepRecord): Promise<string[]> {
  const channels = await readSetting(from, 'channels');
  const people = await listRepRecords(from);
  const own = people.find((one) => one.id === rep.profile.manager);
  const others = ['admin', 'manager'].flatMap((role) =>
    people.filter((one) => one.profile.role === role && one.id !== rep.id),
  );
  const users = [own, ...others].map((one) => one?.slackUserId);
  return unique([channels?.managers, ...users]);
}

/** Where what concerns the whole installation is told: ops, managers, then the admins. */
export async function opsPath(from: Reader): Promise<string[]> {
  const channels = await readSetting(from, 'channels');
  const people = await listRepRecords(from);
  const admins = people.filter((one) => one.profile.role === 'admin');
  return unique([channels?.ops, channels?.managers, ...admins.map((one) => one.slackUserId)]);
}

/** The manager of the pool a lead was last drawn from, else of the rep who had it. */
export async function managerOf(from: Reader, leadId: string): Promise<RepRecord | null> {
  const live = await loadLivePolicyIn(from);
  const pool = live?.compiled.pools.get((await poolOf(from, leadId)) ?? '');
  if (pool?.manager) return findRepById(from, pool.manager);
  const last = (await listOffers(from, leadId)).at(-1);
  const rep = last && (await findRepById(from, last.repId));
  return rep?.profile.manager ? findRepById(from, rep.profile.manager) : null;
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
