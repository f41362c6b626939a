/** Reads the people as the assignment step wants them: shift, load, exclusion, cover. */

import type { Reader } from '../../db/database.ts';
import { type LoadRecord, loadLoads } from '../../db/ledger-store.ts';
import type { OfferRecord } from '../../db/offer-store.ts';
import {
  listRepRecords,
  loadHolidays,
  loadRepStates,
  type RepRecord,
  type RepStateRecord,
} from '../../db/team-store.ts';
import { type Calendar, localKeys } from '../../routing/availability/calendar.ts';
import { shiftOf } from '../../routing/availability/shift.ts';
import type { Candidate, Shift } from '../../routing/model/decision.ts';
import { GIVEN_BACK } from '../../routing/model/offer.ts';
import type { DeclineReason } from '../../routing/model/policy.ts';

export interface Member {
  record: RepRecord;
  state: RepStateRecord | null;
  /** Who stands in, as long as the absence lasts. */
  coverId: string | null;
  calendar: Calendar;
  shift: Shift;
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
      const load = loads.get(record.id);
      const calendar: Calendar = {
        hours: profile.hours,
        timeZone: profile.timezone,
        holidays: holidays.get(profile.holidays ?? '') ?? new Set(),
      };
      const shift = shiftOf({
        calendar,
        away: state?.away ? { until: state.awayUntil } : null,
        deactivated: Boolean(state?.deactivatedAt),
        reachable: record.slackUserId !== null,
        now,
      });
      const lastAssignedAt = load?.lastAssignedAt ?? null;
      return [
        record.id,
        {
          record,
          state,
          coverId: coverOf(state, now),
          calendar,
          shift,
          load: currentLoad(load, calendar, now),
          lastAssignedAt,
        },
      ];
    }),
  );
}

/** A cover stands in for somebody who is away or gone, and no longer. */
function coverOf(state: RepStateRecord | null, now: Date): string | null {
  if (!state) return null;
  const isAway = state.away && (state.awayUntil === null || state.awayUntil > now);
  return isAway || state.deactivatedAt ? state.coverId : null;
}

/** Yesterday's and last week's counters say nothing about today. */
function currentLoad(
  load: LoadRecord | undefined,
  calendar: Calendar,
  now: Date,
): Candidate['load'] {
  if (!load) return { open: 0, day: 0, week: 0 };
  const { dayKey, weekKey } = localKeys(calendar.timeZone, now);
  return {
    open: load.open,
    day: load.dayKey === dayKey ? load.day : 0,
    week: load.weekKey === weekKey ? load.week : 0,
  };
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

/**
 * Who may not be offered this lead again: a decline counts for the lead, where its reason
 * says so, and so does giving it back; silence counts for the round. What a manager gave by hand
 * excludes nobody.
 */
export function exclusionsOf(
  offers: OfferRecord[],
  round: number,
  reasons: DeclineReason[],
): Map<string, Candidate['excluded']> {
  const excluded = new Map<string, Candidate['excluded']>();
  const excluding = reasons.filter((one) => one.exclude).map((one) => one.id);
  const excludes = new Set([...excluding, GIVEN_BACK]);
  for (const offer of offers) {
    if (offer.state === 'declined' && excludes.has(offer.reason ?? '')) {
      excluded.set(offer.repId, 'declined');
    } else if (isSilence(offer) && offer.round === round && !excluded.has(offer.repId)) {
      excluded.set(offer.repId, 'timed_out');
    }
  }
  return excluded;
}

/** A card Slack refused counts like silence here: asking the same rep again would fail again. */
function isSilence(offer: OfferRecord): boolean {
  return offer.state === 'expired' || offer.reason === 'undeliverable';
}
