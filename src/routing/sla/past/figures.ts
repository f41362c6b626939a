/**
 * Adds up how fast leads were and which promises were kept, for each group of them and for all:
 * a lead counts in one group, a promise in the group of whoever it was asked of.
 */
import { PROMISE_KINDS, type PromiseKind } from '../../model/offer.ts';
import type { ClockCalendars } from '../clock-calendar.ts';
import { judgePromise, type Promised, type PromiseVerdict } from './judge-promise.ts';
import { type Spread, spreadOf } from './percentiles.ts';
import { type LeadTimes, lengthOf, STRETCHES, type Stretch } from './stretches.ts';

/** Of a group: null for what belongs to none of them, as a lead that nobody has claimed. */
export type GroupId = string | null;

export interface PromiseFigures extends Record<PromiseVerdict, number> {
  /** Of those that were kept or missed, 0..1; null where there are none. */
  share: number | null;
}

export interface SlaFigures {
  leads: number;
  /** In milliseconds. */
  stretches: Record<Stretch, { wall: Spread; working: Spread }>;
  promises: Record<PromiseKind, PromiseFigures>;
}

export interface SlaReport {
  /** By id, the group of none last. */
  groups: (SlaFigures & { group: GroupId })[];
  total: SlaFigures;
}

type Verdicts = Record<PromiseVerdict, number>;

interface Counts {
  leads: number;
  wall: Record<Stretch, number[]>;
  working: Record<Stretch, number[]>;
  promises: Record<PromiseKind, Verdicts>;
}

export class SlaTally {
  private readonly counts = new Map<GroupId, Counts>();

  /** What has not ended is judged as of `now`. */
  constructor(private readonly now: Date) {}

  came(group: GroupId, times: LeadTimes, calendars: ClockCalendars | null): void {
    const counts = this.of(group);
    counts.leads += 1;
    for (const stretch of STRETCHES) {
      const length = lengthOf(stretch, times, calendars);
      if (!length) continue;
      counts.wall[stretch].push(length.wall);
      if (length.working !== null) counts.working[stretch].push(length.working);
    }
  }

  promised(group: GroupId, kind: PromiseKind, promised: Promised): void {
    this.of(group).promises[kind][judgePromise(promised, this.now)] += 1;
  }

  report(): SlaReport {
    const groups = [...this.counts].map(([group, counts]) => ({ group, ...figuresOf([counts]) }));
    return { groups: groups.toSorted(byGroup), total: figuresOf([...this.counts.values()]) };
  }

  private of(group: GroupId): Counts {
    const known = this.counts.get(group);
    if (known) return known;
    const counts = {
      leads: 0,
      wall: perStretch<number[]>(() => []),
      working: perStretch<number[]>(() => []),
      promises: perPromise(noVerdicts),
    };
    this.counts.set(group, counts);
    return counts;
  }
}

/** Percentiles of several groups are those of all their figures, not of their percentiles. */
function figuresOf(all: readonly Counts[]): SlaFigures {
  return {
    leads: all.reduce((sum, { leads }) => sum + leads, 0),
    stretches: perStretch((stretch) => ({
      wall: spreadOf(all.flatMap(({ wall }) => wall[stretch])),
      working: spreadOf(all.flatMap(({ working }) => working[stretch])),
    })),
    promises: perPromise((kind) => promiseFigures(all.map(({ promises }) => promises[kind]))),
  };
}

function promiseFigures(all: readonly Verdicts[]): PromiseFigures {
  const sum = noVerdicts();
  for (const verdicts of all) {
    for (const verdict of Object.keys(sum) as PromiseVerdict[]) sum[verdict] += verdicts[verdict];
  }
  const due = sum.kept + sum.missed;
  return { ...sum, share: due === 0 ? null : sum.kept / due };
}

function noVerdicts(): Verdicts {
  return { kept: 0, missed: 0, running: 0, ended: 0, unseen: 0 };
}

function perStretch<T>(of: (stretch: Stretch) => T): Record<Stretch, T> {
  const entries = STRETCHES.map((stretch) => [stretch, of(stretch)]);
  return Object.fromEntries(entries) as Record<Stretch, T>;
}

function perPromise<T>(of: (kind: PromiseKind) => T): Record<PromiseKind, T> {
  const entries = PROMISE_KINDS.map((kind) => [kind, of(kind)]);
  return Object.fromEntries(entries) as Record<PromiseKind, T>;
}

function byGroup({ group: one }: { group: GroupId }, { group: other }: { group: GroupId }): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return one < other ? -1 : 1;
}
