import type { Database } from '../../src/db/database.ts';
import {
  insertAbsence,
  type SlackPresenceRecord,
  saveSlackPresence,
} from '../../src/db/workspace/availability-store.ts';
import { MONDAY } from './world.ts';

interface TimeOff {
  repId: string;
  from: string;
  until: string;
  coverId?: string;
  setBy?: string;
}

/** Puts time off into the store as if somebody had planned it. */
export async function putTimeOff(db: Database, off: TimeOff): Promise<void> {
  const { repId, coverId = null, setBy = 'slack:U0MIA' } = off;
  const span = { startsAt: new Date(off.from), endsAt: new Date(off.until) };
  const open = { setAt: MONDAY, begunAt: null, cancelledAt: null };
  const row = { id: `off_${repId}_${off.from}`, repId, coverId, setBy, ...span, ...open };
  await db.tx((tx) => insertAbsence(tx, row));
}

/** Puts into the store what Slack said of a rep. */
export async function putSlackPresence(
  db: Database,
  repId: string,
  said: Partial<SlackPresenceRecord>,
): Promise<void> {
  const nothing = { dndFrom: null, dndUntil: null, statusEmoji: null, statusUntil: null };
  await db.tx((tx) => saveSlackPresence(tx, { repId, ...nothing, seenAt: MONDAY, ...said }));
}
