/** Providers whose webhooks only name a lead, which is then asked for by its id. */
export const FETCHED_SYSTEMS = ['hubspot', 'meta', 'pipedrive'] as const;
export type FetchedSystem = (typeof FETCHED_SYSTEMS)[number];

/** What people call them, and what one of their objects is. */
export const FETCHED_NAMES: Record<FetchedSystem, { system: string; object: string }> = {
  hubspot: { system: 'HubSpot', object: 'contact' },
  meta: { system: 'Meta', object: 'lead' },
  pipedrive: { system: 'Pipedrive', object: 'person' },
};
