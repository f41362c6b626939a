/** Reads what people, the roster and Slack say of when each rep can be asked. */
import type { Reader } from '../../../db/database.ts';
import {
  type AbsenceRecord,
  loadAbsences,
  loadSlackPresence,
  type SlackPresenceRecord,
} from '../../../db/workspace/availability-store.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import {
  loadHolidays,
  loadRepStates,
  type RepRecord,
  type RepStateRecord,
} from '../../../db/workspace/team-store.ts';
import type { Presence } from '../../../routing/availability/presence.ts';
import { DEFAULT_TEAM_TERMS, type TeamTerms } from '../../../routing/model/workspace/roster.ts';

/** By rep, and the holidays by region. */
export interface Whereabouts {
  states: Map<string, RepStateRecord>;
  absences: Map<string, AbsenceRecord[]>;
  slack: Map<string, SlackPresenceRecord>;
  holidays: Map<string, Set<string>>;
  counts: TeamTerms['presence'];
}

export async function loadWhereabouts(from: Reader, now: Date): Promise<Whereabouts> {
  return {
    states: await loadRepStates(from),
    absences: await loadAbsences(from, now),
    slack: await loadSlackPresence(from),
    holidays: await loadHolidays(from),
    counts: ((await readSetting(from, 'team_terms')) ?? DEFAULT_TEAM_TERMS).presence,
  };
}

/** What a rep set of their own stands before what the roster says. */
export function presenceOf({ id, profile, slackUserId }: RepRecord, all: Whereabouts): Presence {
  const state = all.states.get(id);
  const slack = all.slack.get(id);
  return {
    calendar: {
      hours: state?.ownHours ?? profile.hours,
      timeZone: state?.ownTimezone ?? profile.timezone,
      holidays: all.holidays.get(profile.holidays ?? '') ?? new Set(),
    },
    away: state?.away
      ? { until: state.awayUntil, by: state.setBy, forMisses: state.awayForMisses }
      : null,
    timeOff: all.absences.get(id)?.map(timeOffOf) ?? [],
    slack: slack ? signsOf(slack, all.counts) : null,
    deactivated: Boolean(state?.deactivatedAt),
    reachable: slackUserId !== null,
  };
}

function timeOffOf({ startsAt, endsAt, setBy, coverId }: AbsenceRecord) {
  return { from: startsAt, until: endsAt, by: setBy, coverId };
}

/** Only what the roster says keeps leads away. */
function signsOf(said: SlackPresenceRecord, counts: TeamTerms['presence']): Presence['slack'] {
  const { dndFrom: from, dndUntil: until, statusEmoji: emoji, statusUntil } = said;
  return {
    dnd: counts.slack_dnd && from && until ? { from, until } : null,
    status: emoji && counts.away_emoji.includes(emoji) ? { emoji, until: statusUntil } : null,
  };
}
