/** Says in which zone somebody is told times: that of their own hours, else the roster's. */
import type { Reader } from '../../db/database.ts';
import { findRepState, type RepRecord } from '../../db/workspace/team-store.ts';

/** UTC for nobody. */
export async function zoneOf(from: Reader, rep: RepRecord | null | undefined): Promise<string> {
  if (!rep) return 'UTC';
  return (await findRepState(from, rep.id))?.ownTimezone ?? rep.profile.timezone;
}
