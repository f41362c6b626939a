/** Keeps who is here, how full everybody is and what everybody is owed while a trial runs. */

import { localKeys } from '../availability/calendar.ts';
import { candidateAt, type TimelessRep } from '../availability/candidate-at.ts';
import { currentLoad } from '../availability/current-load.ts';
import { shiftOf } from '../availability/shift.ts';
import { localDay } from '../availability/zone.ts';
import { applyChanges } from '../fairness/ledger.ts';
import type { Candidate, CandidateVerdict, CatchUps, Draw, Lags } from '../model/decision.ts';
import type { Trial } from './trial.ts';

/** What ends at a midnight. */
const ROLLING = new Set(['capacity.day_full', 'capacity.week_full', 'pool.starts']);

export class TrialDesk {
  lags: Lags;
  catchUps: CatchUps;
  private readonly reps: Map<string, TimelessRep>;
  private readonly units: number;
  private readonly unanswered = new Map<string, number>();

  private readonly refunds: { repId: string; at: Date }[] = [];

  constructor({
    reps,
    lags,
    catchUps,
    units,
  }: Pick<Trial, 'reps' | 'lags' | 'catchUps' | 'units'>) {
    this.units = units;
    this.reps = new Map(reps.map((rep) => [rep.repId, { ...rep }]));
    this.lags = { ...lags };
    this.catchUps = { ...catchUps };
  }

  /** Everybody as the assignment step sees them. */
  candidatesAt(now: Date, excluded: ReadonlyMap<string, Candidate['excluded']>): Candidate[] {
    return [...this.reps.keys()].map((repId) => ({
      ...this.candidate(repId, now),
      excluded: excluded.get(repId) ?? null,
    }));
  }

  candidate(repId: string, now: Date): Candidate {
    const unanswered = this.unanswered.get(repId) ?? 0;
    return { ...candidateAt(this.rep(repId), now), unanswered };
  }

  moveLags({ changes, promised = {} }: Pick<Draw, 'changes' | 'promised'>): void {
    this.lags = applyChanges(this.lags, changes);
    this.catchUps = applyChanges(this.catchUps, promised);
  }

  /** A decline gave the turn back. */
  takeBack(
    repId: string,
    { at, ...move }: Pick<Draw, 'changes' | 'promised'> & { at: Date },
  ): void {
    this.moveLags(move);
    this.refunds.push({ repId, at });
  }

  countRefunds(repId: string, since: Date): number {
    return this.refunds.filter((one) => one.repId === repId && one.at > since).length;
  }

  takePlace(repId: string, now: Date): void {
    const rep = this.rep(repId);
    const { timeZone } = rep.presence.calendar;
    const { open, day, week, ...rest } = currentLoad(rep.counters, timeZone, now);
    const keys = localKeys(timeZone, now);
    const { units } = this;
    const taken = { open: open + units, day: day + units, week: week + units };
    rep.counters = { ...taken, ...keys, ...rest };
    rep.lastAssignedAt = now;
    this.unanswered.set(repId, (this.unanswered.get(repId) ?? 0) + 1);
  }

  /** Claimed, declined, or the time for it is over. */
  answered(repId: string): void {
    this.unanswered.set(repId, (this.unanswered.get(repId) ?? 0) - 1);
  }

  /** Of one lead. `uncounted` also takes the offer off the counters of the day and the week. */
  freePlace(repId: string, { uncounted }: { uncounted: boolean }): void {
    this.free(repId, { units: this.units, uncounted });
  }

  /** Of what a rep held before the trial nobody knows how it is made up: one place at a time. */
  freeOnePlace(repId: string): void {
    this.free(repId, { units: 1, uncounted: false });
  }

  private free(repId: string, { units, uncounted }: { units: number; uncounted: boolean }): void {
    const rep = this.rep(repId);
    if (!rep.counters) return;
    const less = uncounted ? units : 0;
    const { open, day, week, ...keys } = rep.counters;
    rep.counters = {
      open: Math.max(0, open - units),
      day: Math.max(0, day - less),
      week: Math.max(0, week - less),
      ...keys,
    };
  }

  /** The earliest moment at which somebody who is away, off shift or capped may take a lead. */
  nextChance(now: Date, verdicts: readonly CandidateVerdict[]): Date | null {
    const waiting = new Set(
      verdicts.filter(({ why }) => ROLLING.has(why.code)).map(({ rep }) => rep),
    );
    const chances = [...this.reps.values()].flatMap((rep) => {
      if (waiting.has(rep.repId)) return [localDay(rep.presence.calendar.timeZone, now).end];
      const shift = shiftOf(rep.presence, now);
      return shift.state === 'on_shift' || shift.until === null ? [] : [shift.until];
    });
    return chances.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
  }

  rep(repId: string): TimelessRep {
    const rep = this.reps.get(repId);
    if (!rep) throw new Error(`${repId} was drawn without being in the pool`);
    return rep;
  }
}
