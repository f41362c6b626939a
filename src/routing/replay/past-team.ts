/** Says who could have taken a lead at an instant of the past, as far as anybody knows today. */

import { HORIZON_MS, listOpenings, type Opening } from '../availability/calendar.ts';
import { candidateAt, type TimelessRep } from '../availability/candidate-at.ts';
import type { Candidate, Shift } from '../model/decision.ts';

/** Of absences and loads nothing is kept: nobody is Away, covered for or full. */
export type PastRep = Pick<TimelessRep, 'repId' | 'name' | 'skills' | 'outOfHours' | 'presence'>;

interface Known {
  candidate: Candidate;
  /** Null for whoever cannot be asked at any time. */
  openings: Opening[] | null;
}

/** A lead that waits is looked at twice, and both policies look at the same instants. */
const KEPT = 4;

/**
 * The people of today with their hours. Thousands of leads are decided over months, so that the
 * openings of the whole span are listed once.
 */
export class PastTeam {
  private readonly known: Known[];
  private readonly kept = new Map<number, Candidate[]>();

  /** @param span all instants that will be asked for lie in it, or soon after it */
  constructor(reps: readonly PastRep[], span: { from: Date; until: Date }) {
    const until = new Date(span.until.getTime() + HORIZON_MS);
    this.known = reps.map((rep) => {
      const presence = { ...rep.presence, away: null };
      const bare = { ...rep, presence, capacity: {}, counters: undefined, lastAssignedAt: null };
      const candidate = candidateAt(bare, span.from);
      const isGone = presence.deactivated || !presence.reachable;
      return {
        candidate,
        openings: isGone ? null : listOpenings(presence.calendar, span.from, until),
      };
    });
  }

  has(repId: string): boolean {
    return this.find(repId) !== undefined;
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
    const candidates = this.known.map(({ candidate, openings }) =>
      openings ? { ...candidate, shift: shiftIn(openings, at) ?? candidate.shift } : candidate,
    );
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

/** Null where nothing opens any more: whoever has no hours has none at any time. */
function shiftIn(openings: readonly Opening[], at: Date): Shift | null {
  const next = openings[firstEndingAfter(openings, at)];
  if (!next) return null;
  return next.start <= at ? { state: 'on_shift' } : { state: 'off_shift', until: next.start };
}

function firstEndingAfter(openings: readonly Opening[], at: Date): number {
  let [low, high] = [0, openings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const opening = openings[middle];
    if (opening && opening.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
