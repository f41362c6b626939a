/** Providers whose webhooks only name a lead, which is then asked for by its id. */
export const FETCHED_SYSTEMS = ['hubspot', 'meta', 'pipedrive'] as const;
export type FetchedSystem = (typeof FETCHED_SYSTEMS)[number];

/** The system that is asked for what a source of that kind announces; null where none is. */
export function fetchedSystemOf(kind: string): FetchedSystem | null {
  return isFetchedSystem(kind) ? kind : null;
}

export function isFetchedSystem(kind: string): kind is FetchedSystem {
  return (FETCHED_SYSTEMS as readonly string[]).includes(kind);
}
