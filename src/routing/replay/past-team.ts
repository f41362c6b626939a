/** Says who could have taken a lead at an instant of the past, as far as anybody knows today. */

import { type Calendar, HORIZON_MS, listOpenings } from '../availability/calendar.ts';
import { candidateAt, type TimelessRep } from '../availability/candidate-at.ts';
import { shutUntil } from '../availability/sources/objections.ts';
import type { Candidate, Shift } from '../model/decision.ts';

/** Of absences and loads nothing is kept: nobody is Away, covered for or full. */
export type PastRep = Pick<TimelessRep, 'repId' | 'name' | 'skills' | 'outOfHours' | 'presence'>;

interface Known {
  candidate: Candidate;
  /** Null for whoever cannot be asked at any time. */
  hours: Hours | null;
}

/** A lead that waits is looked at twice, and both policies look at the same instants. */
const KEPT = 8;

/**
 * The people of today with their hours. Thousands of leads are decided over months, so that the
 * openings of the whole span are listed once, and once for all who work the same hours.
 */
export class PastTeam {
  private readonly known: Known[];
  private readonly kept = new Map<number, Candidate[]>();

  /** @param span all instants that will be asked for lie in it, or soon after it */
  constructor(reps: readonly PastRep[], span: { from: Date; until: Date }) {
    const until = new Date(span.until.getTime() + HORIZON_MS);
    const all = new Map<string, Hours>();
    this.known = reps.map((rep) => {
      const presence = { ...rep.presence, away: null, timeOff: [], slack: null };
      const bare = { ...rep, presence, capacity: {}, counters: undefined, lastAssignedAt: null };
      const candidate = candidateAt(bare, span.from);
      if (presence.deactivated || !presence.reachable) return { candidate, hours: null };
      const key = keyOf(presence.calendar);
      const found = all.get(key) ?? new Hours(presence.calendar, { ...span, until });
      all.set(key, found);
      return { candidate, hours: found };
    });
  }

  nameOf(repId: string): string {
    return this.find(repId)?.name ?? repId;
  }

  skillsOf(repId: string): readonly string[] {
    return this.find(repId)?.skills ?? [];
  }

  candidatesAt(at: Date): Candidate[] {
    const found = this.kept.get(at.getTime());
    if (found) return found;
    const candidates = this.known.map(({ candidate, hours }) => {
      const shift = hours?.shiftAt(at.getTime());
      return shift ? { ...candidate, shift } : candidate;
    });
    this.kept.set(at.getTime(), candidates);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    return candidates;
  }

  private find(repId: string): Candidate | undefined {
    return this.known.find(({ candidate }) => candidate.repId === repId)?.candidate;
  }
}

function keyOf({ hours, timeZone, holidays }: Calendar): string {
  return JSON.stringify([hours, timeZone, [...holidays].toSorted()]);
}

/** When people of the same hours work, over the whole span. */
class Hours {
  private readonly spans: { start: number; end: number; until: Date }[];
  private readonly calendar: Calendar;
  private last: { at: number; shift: Shift | null } | null = null;

  constructor(calendar: Calendar, { from, until }: { from: Date; until: Date }) {
    this.calendar = calendar;
    this.spans = listOpenings(calendar, from, until).map(({ start, end }) => ({
      start: start.getTime(),
      end: end.getTime(),
      until: start,
    }));
  }

  /** Null where nothing opens any more: whoever has no hours has none at any time. */
  shiftAt(at: number): Shift | null {
    if (this.last?.at !== at) this.last = { at, shift: this.findShift(at) };
    return this.last.shift;
  }

  private findShift(at: number): Shift | null {
    const next = this.spans[this.firstEndingAfter(at)];
    if (!next) return null;
    if (next.start <= at) return { state: 'on_shift' };
    return shutUntil(next.until, this.calendar, new Date(at));
  }

  private firstEndingAfter(at: number): number {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const span = this.spans[middle];
      if (span && span.end <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
