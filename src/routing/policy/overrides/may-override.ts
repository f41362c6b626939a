/** Decides who may give a lead to somebody by hand, by the grants of the live policy. */
import { hasRole, type Role } from '../../model/actor.ts';
import { DEFAULT_OVERRIDES, type OverrideGrant } from '../../model/policy/governance.ts';
import type { Policy } from '../../model/policy/policy.ts';

/** Null for the command line, which is nobody of the roster. */
export interface Overrider {
  id: string | null;
  role: Role;
}

/** Where a lead stands, as far as it says who may move it. */
export interface Overridable {
  /** It is drawn from; null where it came from none, as an owner's own lead. */
  poolId: string | null;
  /** By its last decision. */
  segment: string | null;
  /** Of the rep who has it or was asked last; null where there is none. */
  repManagerId: string | null;
}

/**
 * Admins always may, so that no policy locks everybody out; of the grants the first that fits is
 * enough, so that one more never takes a right away. Without a policy every manager may.
 */
export function mayOverride(
  policy: Pick<Policy, 'overrides' | 'pools'> | null,
  who: Overrider,
  lead: Overridable,
): boolean {
  if (hasRole(who.role, 'admin')) return true;
  // A version published by an older release was stored without them.
  const { allow } = policy?.overrides ?? DEFAULT_OVERRIDES;
  const isOwn = isLookedAfterBy(who.id, lead, policy?.pools ?? []);
  return allow.some((grant) => isMeant(grant, who) && covers(grant, lead, isOwn));
}

function isMeant({ who }: OverrideGrant, { id, role }: Overrider): boolean {
  return Array.isArray(who) ? id !== null && who.includes(id) : hasRole(role, who);
}

/** A grant that names pools or segments says nothing about a lead that has none. */
function covers({ pools, segments }: OverrideGrant, lead: Overridable, isOwn: boolean): boolean {
  const { poolId, segment } = lead;
  if (segments && (segment === null || !segments.includes(segment))) return false;
  if (pools === undefined) return true;
  return pools === 'own' ? isOwn : poolId !== null && pools.includes(poolId);
}

/**
 * The pool's manager looks after a lead, where there is none whoever leads the rep; what is in no
 * pool and with nobody may be anybody's.
 */
function isLookedAfterBy(
  id: string | null,
  { poolId, repManagerId }: Overridable,
  pools: Policy['pools'],
): boolean {
  const manager = pools.find((one) => one.id === poolId)?.manager ?? repManagerId;
  return manager === null ? poolId === null : manager === id;
}
