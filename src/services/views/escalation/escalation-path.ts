/** Finds whom to tell: the pool's channel, the managers' channel, the manager, the admins. */
import type { Reader } from '../../../db/database.ts';
import { findAssignment, findOpenAssignment, listOffers } from '../../../db/leads/offer-store.ts';
import { findRepById, listRepRecords, type RepRecord } from '../../../db/workspace/team-store.ts';
import { GIVEN_BACK } from '../../../routing/model/offer.ts';
import type { Pool } from '../../../routing/model/policy/policy.ts';
import { placeOfPool } from '../../../routing/model/workspace/set-up.ts';
import { type KnownChannels, readChannels } from '../../channels/read-channels.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { repOfActor } from '../names.ts';

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
  /** Who gave it by hand to somebody that declined it: they have to decide again. */
  giver?: RepRecord | null;
}

/** Slack channel and user ids in order of preference; the first that works is used. */
export async function escalationPath(from: Reader, about: Concern): Promise<string[]> {
  const { rooms, users } = await placesOf(from, about);
  return unique([...rooms, ...users]);
}

/** Channels, and people in person. */
export interface Places {
  rooms: string[];
  users: string[];
}

export async function placesOf(from: Reader, about: Concern): Promise<Places> {
  const people = await listRepRecords(from);
  return rankApart({ ...(await readChannels(from)), people }, await subjectOf(from, about));
}

interface Team extends KnownChannels {
  people: readonly RepRecord[];
}

/** Pure. */
export function rankPlaces(team: Team, subject: Subject): string[] {
  const { rooms, users } = rankApart(team, subject);
  return unique([...rooms, ...users]);
}

/** The rep it is about comes last, and whose manager it is where the pool names none. */
function rankApart({ channels, picked, people }: Team, { pool, repId, giver }: Subject): Places {
  const rep = people.find((one) => one.id === repId);
  const manager = people.filter((one) => one.id === (pool?.manager ?? rep?.profile.manager));
  const admins = people.filter((one) => one.profile.role === 'admin');
  const managers = people.filter((one) => one.profile.role === 'manager');
  const givers = people.filter((one) => one.id === giver?.id);
  const ranked = [...givers, ...manager, ...admins, ...managers];
  const users = [...ranked.filter((one) => one !== rep), ...ranked.filter((one) => one === rep)];
  return {
    rooms: unique([...roomsOf(pool, picked), channels.managers, picked.managers]),
    users: unique(users.map((one) => one.slackUserId)),
  };
}

/** What the policy names for the pool, then what was picked for it. */
function roomsOf(pool: Pool | undefined, picked: Team['picked']): (string | undefined)[] {
  return pool ? [pool.channel, picked[placeOfPool(pool.id)]] : [];
}

/** Where what concerns one rep is told: managers' channel, the rep's manager, admins, managers. */
export async function managersOfRep(from: Reader, rep: RepRecord): Promise<string[]> {
  const { channels, picked } = await readChannels(from);
  const people = await listRepRecords(from);
  const own = people.find((one) => one.id === rep.profile.manager);
  const others = ['admin', 'manager'].flatMap((role) =>
    people.filter((one) => one.profile.role === role && one.id !== rep.id),
  );
  const users = [own, ...others].map((one) => one?.slackUserId);
  return unique([channels.managers, picked.managers, ...users]);
}

/** Where what concerns the whole installation is told: ops, managers, then the admins. */
export async function opsPath(from: Reader): Promise<string[]> {
  const { channels, picked } = await readChannels(from);
  const users = await adminUsers(from);
  const rooms = [channels.ops, picked.ops, channels.managers, picked.managers];
  return unique([...rooms, ...users]);
}

/** The Slack users of everybody who runs Baton here. */
export async function adminUsers(from: Reader): Promise<string[]> {
  const people = await listRepRecords(from);
  return people.flatMap(({ profile, slackUserId }) =>
    profile.role === 'admin' && slackUserId ? [slackUserId] : [],
  );
}

/** Who gave it in vain; the manager of the pool it was last drawn from, else of its rep. */
export async function managerOf(from: Reader, leadId: string): Promise<RepRecord | null> {
  const { pool, repId, giver } = await subjectOf(from, { leadId, poolId: null });
  if (giver) return giver;
  if (pool?.manager) return findRepById(from, pool.manager);
  const rep = await findRepById(from, repId ?? '');
  return rep?.profile.manager ? findRepById(from, rep.profile.manager) : null;
}

async function subjectOf(from: Reader, { leadId, poolId, repId }: Concern): Promise<Subject> {
  const last = leadId === null ? undefined : (await listOffers(from, leadId)).at(-1);
  const id = poolId ?? (leadId && (await poolOfLead(from, leadId)));
  const live = await loadLivePolicyIn(from);
  const pool = live?.compiled.pools.get(id ?? '');
  const isBack = last?.state === 'declined' && last.reason !== GIVEN_BACK;
  const giver = isBack && last.givenBy ? await repOfActor(from, last.givenBy) : null;
  return { pool, repId: repId ?? last?.repId ?? null, giver };
}

/** Of whoever has it or had it last. */
export async function poolOfLead(from: Reader, leadId: string): Promise<string | null> {
  const open = await findOpenAssignment(from, leadId);
  if (open) return open.poolId;
  const last = (await listOffers(from, leadId)).at(-1);
  return last ? ((await findAssignment(from, last.assignmentId))?.poolId ?? null) : null;
}

export function unique(ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
