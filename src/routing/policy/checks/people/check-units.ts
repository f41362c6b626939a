/** Finds segments whose leads are too large for everybody in a pool that they reach. */
import { type Policy, type Pool, type Segment, unitsOf } from '../../../model/policy/policy.ts';
import type { Rep, Roster } from '../../../model/workspace/roster.ts';
import { reachOf, shared } from '../../logic/region.ts';
import { fault, type PolicyFault } from '../policy-fault.ts';
import type { PolicyReach } from '../reach/policy-reach.ts';
import { askedPools } from './asked-pools.ts';

interface Checked {
  policy: Policy;
  roster: Roster;
  reach: PolicyReach;
}

export function checkUnits(policy: Policy, roster: Roster, reach: PolicyReach): PolicyFault[] {
  return policy.segments.flatMap((segment, i) => {
    if (unitsOf(segment) === 1 || reach.segments[i] === null) return [];
    return checkSegment(segment, i, { policy, roster, reach });
  });
}

/** A pool that overflows has the room of those after it. */
function checkSegment(segment: Segment, i: number, checked: Checked): PolicyFault[] {
  const { policy, roster } = checked;
  const units = unitsOf(segment);
  return poolsReachedBy(segment, checked).flatMap((pool) => {
    const room = mostRoomIn(askedPools(policy, pool), roster);
    if (room === null || room >= units) return [];
    const message = `counts ${units}, but nobody in "${pool}" has room for more than ${room}. Raise a capacity in roster.yml, or let it count less.`;
    return [fault(['segments', i, 'units'], message, 'warning')];
  });
}

function poolsReachedBy({ id, when }: Segment, { policy, reach }: Checked): string[] {
  const leads = reachOf({ all: [when, { segment: id }] }).takes ?? [];
  const pools = policy.rules.flatMap(({ assign }, i) => {
    const rule = reach.rules[i];
    return rule && 'pool' in assign && shared(leads, rule).length > 0 ? [assign.pool] : [];
  });
  return [...new Set(pools)];
}

/** Null where that cannot be said: nobody is known there, or a Slack group brings others. */
function mostRoomIn(pools: readonly Pool[], { reps }: Roster): number | null {
  if (pools.some(({ follows }) => follows !== undefined)) return null;
  const members = reps.filter(({ id }) => pools.some(({ members: all }) => (all[id] ?? 0) > 0));
  return members.length === 0 ? null : Math.max(...members.map(roomOf));
}

function roomOf({ capacity: { open, day, week } }: Rep): number {
  return Math.min(...[open, day, week].map((cap) => cap ?? Number.POSITIVE_INFINITY));
}
