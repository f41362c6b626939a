import { seededNumbers } from '../../../src/routing/simulation/seeded-numbers.ts';
import type { MakeSharer, Member, Sharer } from './sharers.ts';

const WEIGHTS = [25, 50, 75, 100, 200, 400];
const SIZES = { least: 2, most: 12 };

export type Random = () => number;

export function chancesOf(seed: number): Random {
  return seededNumbers(seed);
}

/** The chance that a sharer uses is no part of what happens to it. */
export function sharerOf(make: MakeSharer, seed: number): Sharer {
  return make(seededNumbers(seed + 1_000_000));
}

export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function oneOf<T>(random: Random, ones: readonly T[]): T {
  const one = ones[Math.floor(random() * ones.length)];
  if (one === undefined) throw new RangeError('There is nothing to choose from.');
  return one;
}

export function teamOf(weights: readonly number[]): Member[] {
  return weights.map((weight, n) => ({ id: `rep-${n}`, weight }));
}

/** People who come and go, each at a pace of their own. */
export class Team {
  private readonly all: { member: Member; isHere: boolean; restless: number }[] = [];

  constructor(private readonly random: Random) {
    const size = between(random, SIZES.least, SIZES.most);
    for (let n = 0; n < size; n += 1) this.join();
  }

  join(): void {
    const { random } = this;
    const member = { id: `rep-${this.all.length}`, weight: oneOf(random, WEIGHTS) };
    this.all.push({ member, isHere: true, restless: oneOf(random, [0.002, 0.02, 0.2]) });
  }

  /** Before each lead some leave, some are back. */
  move(): void {
    for (const one of this.all) if (this.random() < one.restless) one.isHere = !one.isHere;
  }

  /** What counts from now on. */
  changeWeight(): void {
    const one = oneOf(this.random, this.all);
    one.member = { ...one.member, weight: oneOf(this.random, WEIGHTS) };
  }

  here(but: ReadonlySet<string> = new Set()): Member[] {
    return this.all.flatMap(({ member, isHere }) =>
      isHere && !but.has(member.id) ? [member] : [],
    );
  }
}
