/** Reads the people as the assignment step wants them: shift, load, exclusion, cover. */

import type { Reader } from '../../../db/database.ts';
import { type LoadRecord, loadLoads } from '../../../db/leads/ledger-store.ts';
import {
  listRepRecords,
  type RepRecord,
  type RepStateRecord,
} from '../../../db/workspace/team-store.ts';
import type { TimelessRep } from '../../../routing/availability/candidate-at.ts';
import { currentLoad, freshExternal } from '../../../routing/availability/current-load.ts';
import type { Presence } from '../../../routing/availability/presence.ts';
import { shiftOf } from '../../../routing/availability/shift.ts';
import { timeOffFor } from '../../../routing/availability/sources/coming.ts';
import type { Candidate, Shift } from '../../../routing/model/decision.ts';
import { loadWhereabouts, presenceOf } from './load-whereabouts.ts';

export interface Member {
  record: RepRecord;
  state: RepStateRecord | null;
  presence: Presence;
  /** Who stands in, as long as the absence lasts. */
  coverId: string | null;
  shift: Shift;
  /** As they were last counted; undefined for who never had a lead. */
  counters: LoadRecord | undefined;
  load: Candidate['load'];
  lastAssignedAt: Date | null;
}
export type Team = Map<string, Member>;

export async function loadTeam(from: Reader, now: Date): Promise<Team> {
  const [records, loads, whereabouts] = [
    await listRepRecords(from),
    await loadLoads(from),
    await loadWhereabouts(from, now),
  ];
  return new Map(
    records.map((record) => {
      const state = whereabouts.states.get(record.id) ?? null;
      const presence = presenceOf(record, whereabouts);
      const shift = shiftOf(presence, now);
      const counters = countersOf(loads.get(record.id), now);
      const member: Member = {
        record,
        state,
        presence,
        coverId: shift.state === 'unavailable' ? coverOf(state, presence, now) : null,
        shift,
        counters,
        load: currentLoad(counters, presence.calendar.timeZone, now),
        lastAssignedAt: counters?.lastAssignedAt ?? null,
      };
      return [record.id, member];
    }),
  );
}

/** What the CRM counted too long ago is as if it had counted nothing. */
function countersOf(load: LoadRecord | undefined, now: Date): LoadRecord | undefined {
  return load && { ...load, external: freshExternal(load, now) };
}

/** What is known of a member whatever the time is. */
export function timelessRep(member: Member): TimelessRep {
  const { record, state, presence, counters, lastAssignedAt } = member;
  const { name, skills, capacity } = record.profile;
  return {
    repId: record.id,
    name,
    skills,
    capacity,
    presence,
    outOfHours: state?.outOfHours ?? false,
    counters,
    lastAssignedAt,
  };
}

/** A cover stands in for somebody who is away or gone, and no longer; Away names it first. */
function coverOf(state: RepStateRecord | null, presence: Presence, now: Date): string | null {
  const isAway = presence.away && (presence.away.until === null || presence.away.until > now);
  const cover = isAway || presence.deactivated ? state?.coverId : null;
  return cover ?? timeOffFor(presence, now)?.coverId ?? null;
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
