/** Decides who the members of a pool are that follows a Slack user group. */

export interface GroupScene {
  /** With their weights, as the policy has them; 0 keeps somebody out. */
  members: Readonly<Record<string, number>>;
  /** Those of the group who are on the roster and in Slack. */
  present: readonly string[];
  /** Everybody on the roster. */
  known: readonly string[];
}

export type Followed =
  | { outcome: 'same' }
  /** A pool of nobody would take no lead: it stays as it is. */
  | { outcome: 'nobody' }
  | { outcome: 'changed'; members: Record<string, number>; joined: string[]; left: string[] };

const FULL_WEIGHT = 100;

/** Whoever is in the group is a member, with weight 100 where none is written; nobody else is. */
export function followGroup({ members, present, known }: GroupScene): Followed {
  const here = new Set(present);
  const roster = new Set(known);
  const kept = Object.entries(members).filter(([id, weight]) =>
    weight === 0 ? roster.has(id) : here.has(id),
  );
  const joined = [...here].filter((id) => !Object.hasOwn(members, id)).toSorted();
  const next = Object.fromEntries([...kept, ...joined.map((id) => [id, FULL_WEIGHT] as const)]);
  const left = Object.keys(members).filter((id) => !Object.hasOwn(next, id));
  if (joined.length + left.length === 0) return { outcome: 'same' };
  if (Object.values(next).every((weight) => weight === 0)) return { outcome: 'nobody' };
  return { outcome: 'changed', members: next, joined, left };
}
