/** Finds whom to tell: the pool's channel, the managers' channel, the manager, the admins. */
import type { Reader } from '../../db/database.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../db/leads/offer-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { findRepById, listRepRecords, type RepRecord } from '../../db/workspace/team-store.ts';
import type { Pool } from '../../routing/model/policy/policy.ts';
import type { Channels } from '../../routing/model/workspace/roster.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export interface Concern {
  leadId: string | null;
  /** Left to the lead's last assignment when null. */
  poolId: string | null;
  /** Whom it is about: told only where nobody else can be. Left out, who was asked last. */
  repId?: string | null;
}

interface Subject {
  pool: Pool | undefined;
  repId: string | null;
}

/** Slack channel and user ids in order of preference; the first that works is used. */
export async function escalationPath(from: Reader, about: Concern): Promise<string[]> {
  const channels = (await readSetting(from, 'channels')) ?? {};
  const people = await listRepRecords(from);
  const { pool, repId } = await subjectOf(from, about);
  return rankPlaces({ channels, people }, { pool, repId });
}

/** Pure. The rep it is about comes last, and whose manager it is where the pool names none. */
export function rankPlaces(
  { channels, people }: { channels: Channels; people: readonly RepRecord[] },
  { pool, repId }: Subject,
): string[] {
  const rep = people.find((one) => one.id === repId);
  const manager = people.filter((one) => one.id === (pool?.manager ?? rep?.profile.manager));
  const admins = people.filter((one) => one.profile.role === 'admin');
  const managers = people.filter((one) => one.profile.role === 'manager');
  const ranked = [...manager, ...admins, ...managers];
  const users = [...ranked.filter((one) => one !== rep), ...ranked.filter((one) => one === rep)];
  return unique([pool?.channel, channels.managers, ...users.map((one) => one.slackUserId)]);
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
  const { pool, repId } = await subjectOf(from, { leadId, poolId: null });
  if (pool?.manager) return findRepById(from, pool.manager);
  const rep = await findRepById(from, repId ?? '');
  return rep?.profile.manager ? findRepById(from, rep.profile.manager) : null;
}

async function subjectOf(from: Reader, { leadId, poolId, repId }: Concern): Promise<Subject> {
  const last = leadId === null ? undefined : (await listOffers(from, leadId)).at(-1);
  const id = poolId ?? (leadId && (await poolOf(from, leadId)));
  const live = await loadLivePolicyIn(from);
  return { pool: live?.compiled.pools.get(id ?? ''), repId: repId ?? last?.repId ?? null };
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
