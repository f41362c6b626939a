/** Gathers what is known of when a rep can be asked, whatever the time is. */
import type { Calendar } from './calendar.ts';

export interface Presence {
  /** The rep's own hours and zone, where they set any; else those of the roster. */
  calendar: Calendar;
  /** Null when not Away; an end in the past counts as back. */
  away: Away | null;
  /** Planned or going on, in the order of their begin; they may overlap. */
  timeOff: readonly TimeOff[];
  /** Null where nothing that Slack says keeps leads away. */
  slack: SlackSigns | null;
  /** The Slack user was deactivated. */
  deactivated: boolean;
  /** Whether the rep's Slack user is known. */
  reachable: boolean;
}

interface Away {
  until: Date | null;
  /** Who set it, as audit rows write actors. */
  by: string | null;
  /** Set by Baton after so many missed leads. */
  forMisses: boolean;
}

export interface TimeOff {
  from: Date;
  /** Exclusive, as every end here. */
  until: Date;
  by: string | null;
  coverId: string | null;
}

interface SlackSigns {
  /** The time of quiet that goes on, or the next one. */
  dnd: { from: Date; until: Date } | null;
  /** A status that means away; without an end until it is taken down. */
  status: { emoji: string; until: Date | null } | null;
}

/** Who is in Slack, works these hours, and has nothing else against a lead. */
export function presentIn(calendar: Calendar): Presence {
  const nothing = { away: null, timeOff: [], slack: null };
  return { calendar, ...nothing, deactivated: false, reachable: true };
}
