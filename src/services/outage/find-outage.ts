/** Finds whether a destination is known to be down. */
import type { Reader } from '../../db/database.ts';
import { type Outage, readSetting } from '../../db/workspace/settings-store.ts';

export type { Outage };

/** The ones whose outages are kept; a pager that is down is nobody's news. */
export type Watched = 'slack' | 'crm';

export const OUTAGE_KEYS = { slack: 'slack_outage', crm: 'crm_outage' } as const;

export function findOutage(from: Reader, destination: Watched): Promise<Outage | null> {
  return readSetting(from, OUTAGE_KEYS[destination]);
}

export function isWatched(destination: string): destination is Watched {
  return destination in OUTAGE_KEYS;
}
