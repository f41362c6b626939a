/** Lists whom a policy names, and as what. */
import type { Policy } from '../model/policy/policy.ts';
import { channelId } from '../model/workspace/roster.ts';

export interface NamedPerson {
  repId: string;
  /** As people read it: `pool emea`, `rule named-accounts`, `owner of the policy`. */
  place: string;
}

/** In the order of the document, and nobody twice for one place. */
export function namedPeople({ pools, rules, owners, overrides }: Policy): NamedPerson[] {
  const named = [
    ...pools.flatMap(({ id, members, manager }) => [
      ...Object.keys(members).flatMap((repId) =>
        (members[repId] ?? 0) > 0 ? [{ repId, place: `pool ${id}` }] : [],
      ),
      ...at(`manager of ${id}`, manager),
    ]),
    ...rules.flatMap(({ id, assign }) => inTarget(id, assign)),
    // A version of an older release was stored without these.
    ...Object.entries(owners ?? {}).flatMap(([task, repId]) => at(`owner of ${task}`, repId)),
    ...(overrides?.allow ?? []).flatMap(({ who }) =>
      Array.isArray(who) ? at('overrides', ...who) : [],
    ),
  ];
  const seen = new Set<string>();
  return named.filter(({ repId, place }) => {
    const key = `${repId} ${place}`;
    return !seen.has(key) && seen.add(key);
  });
}

function at(place: string, ...ids: (string | undefined)[]): NamedPerson[] {
  return ids.flatMap((repId) => (repId === undefined ? [] : [{ repId, place }]));
}

function inTarget(id: string, assign: Policy['rules'][number]['assign']): NamedPerson[] {
  if ('rep' in assign) return at(`rule ${id}`, assign.rep);
  if ('pool' in assign) return at(`exclusion of ${id}`, ...(assign.exclude ?? []));
  const isPerson = 'notify' in assign && !channelId.safeParse(assign.notify).success;
  return isPerson ? at(`notice of ${id}`, assign.notify) : [];
}
