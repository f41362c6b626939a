/** Says whether a rep can be offered a lead now, and if not, why and until when. */
import type { Shift } from '../model/decision.ts';
import { because } from '../model/reasons.ts';
import { type Calendar, isOpen, nextOpening } from './calendar.ts';

export interface Presence {
  calendar: Calendar;
  /** Null when not Away; an end in the past counts as back. */
  away: { until: Date | null } | null;
  /** The Slack user was deactivated. */
  deactivated: boolean;
  /** Whether the rep's Slack user is known. */
  reachable: boolean;
  now: Date;
}

/** A standing obstacle comes before Away, and Away before the hours. */
export function shiftOf({ calendar, away, deactivated, reachable, now }: Presence): Shift {
  if (deactivated) return unavailable('availability.deactivated');
  if (!reachable) return unavailable('availability.unreachable');
  if (away && away.until === null) return unavailable('availability.away_open');
  if (away?.until && away.until > now) {
    const reason = because('availability.away', { until: away.until.toISOString() });
    return { state: 'unavailable', reason, until: away.until };
  }
  if (isOpen(calendar, now)) return { state: 'on_shift' };
  const until = nextOpening(calendar, now);
  return until ? { state: 'off_shift', until } : unavailable('availability.never');
}

function unavailable(code: Parameters<typeof because>[0]): Shift {
  return { state: 'unavailable', reason: because(code), until: null };
}
