/** Loads what an admin may change of the live policy in Slack, filled in with what it says now. */
import type { Reader } from '../../../db/database.ts';
import { findLiveVersion, findPolicy } from '../../../db/workspace/policy-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import { formatDuration } from '../../../routing/model/duration.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import type { Context } from '../../context.ts';
import { findPerformer, type Refusal, refuse } from '../../steps/permission.ts';

/** `pool:emea`, `rule:iberia`, `sla:standard`: what a form is about, by the names of the file. */
export interface EditablePart {
  kind: 'pool' | 'rule' | 'sla';
  id: string;
}

export interface EditChoices {
  outcome: 'open';
  /** The live version, which the edit begins with. */
  version: number;
  pools: { id: string; members: number }[];
  /** Those that draw from a pool. */
  rules: { id: string; pool: string }[];
  tiers: { id: string; claim: string; firstTouch: string | null }[];
}

export type EditForm =
  | {
      kind: 'pool';
      id: string;
      members: { id: string; weight: number }[];
      /** Everybody on the roster. */
      people: { id: string; name: string }[];
    }
  | { kind: 'rule'; id: string; pool: string; pools: string[] }
  | { kind: 'sla'; id: string; claim: string; firstTouch: string | null };

type Refused = Refusal | { outcome: 'no_policy' };

/** For admins; that is judged again when the form is sent in. */
export async function loadEditChoices(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<EditChoices | Refused> {
  const live = await loadForAdmin(ctx.db.read, actor);
  if ('outcome' in live) return live;
  const { version, policy } = live;
  return {
    outcome: 'open',
    version,
    pools: policy.pools.map(({ id, members }) => ({ id, members: countMembers(members) })),
    rules: poolRules(policy),
    tiers: Object.keys(policy.sla).map((id) => ({ id, ...timesOf(policy, id) })),
  };
}

export async function loadEditForm(
  ctx: Context,
  { part, actor }: { part: EditablePart; actor: Actor },
): Promise<{ outcome: 'open'; version: number; form: EditForm } | { outcome: 'gone' } | Refused> {
  const live = await loadForAdmin(ctx.db.read, actor);
  if ('outcome' in live) return live;
  const { version, policy } = live;
  const form = await formOf(ctx.db.read, policy, part);
  return form ? { outcome: 'open', version, form } : { outcome: 'gone' };
}

async function formOf(
  from: Reader,
  policy: Policy,
  { kind, id }: EditablePart,
): Promise<EditForm | null> {
  if (kind === 'rule') {
    const rule = poolRules(policy).find((one) => one.id === id);
    return rule ? { kind, ...rule, pools: policy.pools.map((pool) => pool.id) } : null;
  }
  if (kind === 'sla')
    return Object.hasOwn(policy.sla, id) ? { kind, id, ...timesOf(policy, id) } : null;
  const pool = policy.pools.find((one) => one.id === id);
  if (!pool) return null;
  const people = await listRepRecords(from);
  return {
    kind,
    id,
    members: Object.entries(pool.members).map(([rep, weight]) => ({ id: rep, weight })),
    people: people.map((one) => ({ id: one.id, name: one.profile.name })),
  };
}

async function loadForAdmin(
  from: Reader,
  actor: Actor,
): Promise<{ version: number; policy: Policy } | Refused> {
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  if (performer.role !== 'admin') return refuse(from, 'admin');
  const live = await findLiveVersion(from);
  const record = live && (await findPolicy(from, live.version));
  return record ? { version: record.version, policy: record.document } : { outcome: 'no_policy' };
}

function poolRules({ rules }: Policy): { id: string; pool: string }[] {
  return rules.flatMap(({ id, assign }) => ('pool' in assign ? [{ id, pool: assign.pool }] : []));
}

function timesOf({ sla }: Policy, id: string): { claim: string; firstTouch: string | null } {
  const tier = sla[id];
  const touch = tier?.first_touch;
  return {
    claim: formatDuration(tier?.claim ?? 0),
    firstTouch: touch === undefined ? null : formatDuration(touch),
  };
}

function countMembers(members: Record<string, number>): number {
  return Object.values(members).filter((weight) => weight > 0).length;
}
