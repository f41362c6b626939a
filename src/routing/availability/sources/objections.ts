/** Asks every source that can keep leads away from a rep, in the order in which they count. */
import type { NotHere } from '../../model/decision.ts';
import { because, type Reason } from '../../model/reasons.ts';
import { type Calendar, isHoliday, isOpen } from '../calendar.ts';
import type { Presence } from '../presence.ts';
import { comingOf, timeOffFor } from './coming.ts';

/** What one source has against a lead now. */
export interface Objection {
  source: AvailabilitySource;
  /** What follows from it where it decides. */
  shift: NotHere;
  /** When it began or begins; null where nobody knows. */
  from: Date | null;
  /** Its own end: a shift may begin later than that. */
  until: Date | null;
  /** Of a Slack status, such as `palm_tree`. */
  emoji: string | null;
  /** Who set it, as audit rows write actors; null where nobody did. */
  by: string | null;
}
type Said = Pick<Objection, 'shift'> & Partial<Objection>;
type Ask = (presence: Presence, now: Date) => Said | null;

const SOURCES = {
  slack: slackAccount,
  away,
  time_off: timeOff,
  slack_status: slackStatus,
  slack_dnd: slackDnd,
  hours,
} satisfies Record<string, Ask>;

/** From what only others can change to what comes round every day. */
export type AvailabilitySource = keyof typeof SOURCES;
export const AVAILABILITY_SOURCES = Object.keys(SOURCES) as AvailabilitySource[];

/** The first objection decides; null when the rep is on shift. */
export function firstObjection(presence: Presence, now: Date): Objection | null {
  for (const source of AVAILABILITY_SOURCES) {
    const objection = ask(source, presence, now);
    if (objection) return objection;
  }
  return null;
}

/** All that keep leads away at once, for people; the first of them decides. */
export function listObjections(presence: Presence, now: Date): Objection[] {
  return AVAILABILITY_SOURCES.flatMap((source) => ask(source, presence, now) ?? []);
}

function ask(source: AvailabilitySource, presence: Presence, now: Date): Objection | null {
  const said: Said | null = SOURCES[source](presence, now);
  return said && { source, from: null, until: said.shift.until, emoji: null, by: null, ...said };
}

function slackAccount({ deactivated, reachable }: Presence): Said | null {
  if (deactivated) return out(because('availability.deactivated'), null);
  return reachable ? null : out(because('availability.unreachable'), null);
}

/** Set by a person, or by Baton after so many missed leads. */
function away({ away: set }: Presence, now: Date): Said | null {
  if (!set || (set.until && set.until <= now)) return null;
  const code = set.forMisses ? 'availability.away_misses' : 'availability.away';
  return { ...lasting(code, set.until), by: set.by };
}

function timeOff(presence: Presence, now: Date): Said | null {
  const off = timeOffFor(presence, now);
  if (!off) return null;
  const { from, until, by } = off;
  const reason = because('availability.time_off', { until: until.toISOString() });
  return { ...out(reason, until), from, by };
}

function slackStatus({ slack }: Presence, now: Date): Said | null {
  const status = slack?.status;
  if (!status || (status.until && status.until <= now)) return null;
  const { emoji, until } = status;
  return { ...lasting('availability.slack_status', until, { emoji: `:${emoji}:` }), emoji };
}

/** As quiet as a shift that has ended: leads wait for it, and nobody is told. */
function slackDnd(presence: Presence, now: Date): Said | null {
  const dnd = presence.slack?.dnd;
  if (!dnd || now < dnd.from || now >= dnd.until) return null;
  const coming = comingOf(presence, now);
  const reason = because('availability.slack_dnd', { until: dnd.until.toISOString() });
  return coming && { shift: { state: 'off_shift', until: coming.at, reason }, ...dnd };
}

/** A public holiday has a reason of its own; it is the same hours that stay shut. */
function hours(presence: Presence, now: Date): Said | null {
  const { calendar } = presence;
  if (isOpen(calendar, now)) return null;
  const coming = comingOf(presence, now);
  return coming
    ? { shift: shutUntil(coming.at, calendar, now) }
    : out(because('availability.never'), null);
}

export function shutUntil(until: Date, calendar: Calendar, now: Date): NotHere {
  if (!isHoliday(calendar, now)) return { state: 'off_shift', until };
  const reason = because('availability.holiday', { until: until.toISOString() });
  return { state: 'off_shift', until, reason };
}

function out(reason: Reason, until: Date | null): Said {
  return { shift: { state: 'unavailable', reason, until } };
}

/** Each of these has a second sentence for an end that nobody knows. */
type Lasting = 'availability.away' | 'availability.away_misses' | 'availability.slack_status';

function lasting(code: Lasting, until: Date | null, more?: Reason['data']): Said {
  if (until === null) return out(because(`${code}_open`, more), null);
  return out(because(code, { ...more, until: until.toISOString() }), until);
}
