/** Reads the people as the assignment step wants them: shift, load, exclusion, cover. */

import type { Reader } from '../../../db/database.ts';
import { type LoadRecord, loadLoads } from '../../../db/leads/ledger-store.ts';
import {
  listRepRecords,
  loadHolidays,
  loadRepStates,
  type RepRecord,
  type RepStateRecord,
} from '../../../db/workspace/team-store.ts';
import type { Calendar } from '../../../routing/availability/calendar.ts';
import type { TimelessRep } from '../../../routing/availability/candidate-at.ts';
import { currentLoad, freshExternal } from '../../../routing/availability/current-load.ts';
import { type Presence, shiftOf } from '../../../routing/availability/shift.ts';
import type { Candidate, Shift } from '../../../routing/model/decision.ts';

export interface Member {
  record: RepRecord;
  state: RepStateRecord | null;
  /** Who stands in, as long as the absence lasts. */
  coverId: string | null;
  calendar: Calendar;
  shift: Shift;
  /** As they were last counted; undefined for who never had a lead. */
  counters: LoadRecord | undefined;
  load: Candidate['load'];
  lastAssignedAt: Date | null;
}
export type Team = Map<string, Member>;

export async function loadTeam(from: Reader, now: Date): Promise<Team> {
  const [records, states, loads, holidays] = [
    await listRepRecords(from),
    await loadRepStates(from),
    await loadLoads(from),
    await loadHolidays(from),
  ];
  return new Map(
    records.map((record) => {
      const { profile } = record;
      const state = states.get(record.id) ?? null;
      const counters = countersOf(loads.get(record.id), now);
      const calendar: Calendar = {
        hours: profile.hours,
        timeZone: profile.timezone,
        holidays: holidays.get(profile.holidays ?? '') ?? new Set(),
      };
      const shift = shiftOf({ ...presenceOf({ record, state, calendar }), now });
      return [
        record.id,
        {
          record,
          state,
          coverId: coverOf(state, now),
          calendar,
          shift,
          counters,
          load: currentLoad(counters, calendar.timeZone, now),
          lastAssignedAt: counters?.lastAssignedAt ?? null,
        },
      ];
    }),
  );
}

/** What the CRM counted too long ago is as if it had counted nothing. */
function countersOf(load: LoadRecord | undefined, now: Date): LoadRecord | undefined {
  return load && { ...load, external: freshExternal(load, now) };
}

/** All that a rep's shift depends on, beside the time. */
function presenceOf({
  record,
  state,
  calendar,
}: Pick<Member, 'record' | 'state' | 'calendar'>): Omit<Presence, 'now'> {
  return {
    calendar,
    away: state?.away ? { until: state.awayUntil } : null,
    deactivated: Boolean(state?.deactivatedAt),
    reachable: record.slackUserId !== null,
  };
}

/** What is known of a member whatever the time is. */
export function timelessRep(member: Member): TimelessRep {
  const { record, state, counters, lastAssignedAt } = member;
  const { name, skills, capacity } = record.profile;
  return {
    repId: record.id,
    name,
    skills,
    capacity,
    presence: presenceOf(member),
    outOfHours: state?.outOfHours ?? false,
    counters,
    lastAssignedAt,
  };
}

/** A cover stands in for somebody who is away or gone, and no longer. */
function coverOf(state: RepStateRecord | null, now: Date): string | null {
  if (!state) return null;
  const isAway = state.away && (state.awayUntil === null || state.awayUntil > now);
  return isAway || state.deactivatedAt ? state.coverId : null;
}

/** Everybody as a candidate for one lead. */
export function candidatesOf(
  team: Team,
  excluded: Map<string, Candidate['excluded']>,
): Candidate[] {
  return [...team.values()].map(({ record, state, coverId, shift, load, lastAssignedAt }) => ({
    repId: record.id,
    name: record.profile.name,
    skills: record.profile.skills,
    shift,
    outOfHours: state?.outOfHours ?? false,
    load,
    capacity: record.profile.capacity,
    excluded: excluded.get(record.id) ?? null,
    coverId,
    lastAssignedAt,
  }));
}
