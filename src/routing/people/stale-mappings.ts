/** Finds whom policy, accounts and roster name though no lead can reach them any more. */
import type { Policy } from '../model/policy/policy.ts';
import { namedPeople } from './named-people.ts';

/** What is wrong, the worst first: it is also the order in which they are shown. */
export const STALE_KINDS = ['left_slack', 'not_on_roster', 'no_slack_user', 'no_crm_id'] as const;
export type StaleKind = (typeof STALE_KINDS)[number];

export interface StaleMapping {
  kind: StaleKind;
  repId: string;
  /** Their id where the roster does not know them. */
  name: string;
  /** Where they are named still: `pool emea`, `2 accounts`; the system for `no_crm_id`. */
  places: string[];
}

export interface RosterPerson {
  repId: string;
  name: string;
  /** They are no longer in Slack. */
  hasLeft: boolean;
  hasSlackUser: boolean;
  /** Id by system. */
  crm: Readonly<Record<string, string>>;
}

export interface Mappings {
  /** The live one; null before the first. */
  policy: Policy | null;
  people: readonly RosterPerson[];
  /** How many accounts each owner has; owners who are not on the roster are among them. */
  accounts: ReadonlyMap<string, number>;
}

/** By kind, then by id. Nobody stands there twice: whoever left Slack needs no CRM id. */
export function findStaleMappings({ policy, people, accounts }: Mappings): StaleMapping[] {
  const places = placesOf(policy, accounts);
  const known = new Set(people.map(({ repId }) => repId));
  const strangers = [...places.keys()]
    .filter((repId) => !known.has(repId))
    .map((repId) => ({ kind: 'not_on_roster', repId, name: repId }) as const);
  const unreachable = people.flatMap(({ repId, name, hasLeft, hasSlackUser }) => {
    const kind = hasLeft ? 'left_slack' : 'no_slack_user';
    return hasLeft || !hasSlackUser ? [{ kind, repId, name } as const] : [];
  });
  const silent = new Set(unreachable.map(({ repId }) => repId));
  const found = [...strangers, ...unreachable].map((one): StaleMapping => {
    return { ...one, places: places.get(one.repId) ?? ['roster'] };
  });
  const sellers = people.filter(({ repId }) => !silent.has(repId) && sells(places.get(repId)));
  return [...found, ...withoutCrmId(sellers)].toSorted(
    (a, b) =>
      STALE_KINDS.indexOf(a.kind) - STALE_KINDS.indexOf(b.kind) || (a.repId < b.repId ? -1 : 1),
  );
}

function placesOf(policy: Policy | null, accounts: Mappings['accounts']): Map<string, string[]> {
  const named = policy ? namedPeople(policy) : [];
  const owned = [...accounts].map(([repId, count]) => {
    return { repId, place: `${count} ${count === 1 ? 'account' : 'accounts'}` };
  });
  const places = new Map<string, string[]>();
  for (const { repId, place } of [...named, ...owned]) {
    places.set(repId, [...(places.get(repId) ?? []), place]);
  }
  return places;
}

/** Somebody whom leads come to: of a pool, of a rule or of accounts. */
function sells(places: readonly string[] = []): boolean {
  return places.some((place) => /^(pool|rule) |accounts?$/.test(place));
}

/** The CRM is told of owners by these ids, so one who has none among others who do stands out. */
function withoutCrmId(sellers: readonly RosterPerson[]): StaleMapping[] {
  const systems = [...new Set(sellers.flatMap(({ crm }) => Object.keys(crm)))].toSorted();
  return sellers.flatMap(({ repId, name, crm }) => {
    const places = systems.filter((system) => !crm[system]);
    return places.length > 0 ? [{ kind: 'no_crm_id', repId, name, places } as const] : [];
  });
}
