import { LEADS_A_DAY, type MakeSharer, type Member, type Sharer } from './sharers.ts';
import { between, chancesOf, sharerOf, teamOf } from './team.ts';

/** So many leads are looked at after somebody came. */
const MOST_WAIT = 300;
const LIGHT = [25, 100, 100, 100, 100];

/** Gives so many leads and says who got them; `from` is how many came before. */
function giveMany(
  sharer: Sharer,
  eligible: readonly Member[],
  { from, leads, aDay = LEADS_A_DAY }: { from: number; leads: number; aDay?: number },
): string[] {
  return Array.from({ length: leads }, (_, n) => sharer.give(eligible, (from + n) / aDay).repId);
}

function longestRun(got: readonly string[], id: string): number {
  let [longest, run] = [0, 0];
  for (const one of got) {
    run = one === id ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** With everybody, then without the first of the team, then with everybody again. */
function playAway(
  make: MakeSharer,
  seed: number,
  team: readonly Member[],
): { sharer: Sharer; from: number } {
  const random = chancesOf(seed);
  const sharer = sharerOf(make, seed);
  const [before, away] = [between(random, 0, 100), between(random, 50, 500)];
  giveMany(sharer, team, { from: 0, leads: before });
  giveMany(sharer, team.slice(1), { from: before, leads: away });
  return { sharer, from: before + away };
}

export function playReturn(make: MakeSharer, seed: number): number {
  const team = teamOf([400, 100, 100, 100, 100]);
  const { sharer, from } = playAway(make, seed, team);
  return longestRun(giveMany(sharer, team, { from, leads: MOST_WAIT }), 'rep-0');
}

/** Counted from 1; one more than the longest wait where none came. */
function firstOf(got: readonly string[], id: string): number {
  const at = got.indexOf(id);
  return at < 0 ? MOST_WAIT + 1 : at + 1;
}

export function playLightReturn(make: MakeSharer, seed: number): number {
  const team = teamOf(LIGHT);
  const { sharer, from } = playAway(make, seed, team);
  return firstOf(giveMany(sharer, team, { from, leads: MOST_WAIT }), 'rep-0');
}

export function playNewcomer(make: MakeSharer, seed: number): number {
  const { sharer, team, from } = join(make, seed, LIGHT);
  return firstOf(giveMany(sharer, team, { from, leads: MOST_WAIT }), 'rep-0');
}

export function playEqualNewcomer(make: MakeSharer, seed: number): number {
  const { sharer, team, from } = join(make, seed, [100, 100, 100, 100, 100]);
  return longestRun(giveMany(sharer, team, { from, leads: MOST_WAIT }), 'rep-0');
}

/** The first of the team was never there before. */
function join(make: MakeSharer, seed: number, weights: readonly number[]) {
  const [team, sharer] = [teamOf(weights), sharerOf(make, seed)];
  const from = between(chancesOf(seed), 200, 1_000);
  giveMany(sharer, team.slice(1), { from: 0, leads: from });
  return { sharer, team, from };
}

export function playMonth(make: MakeSharer, seed: number): number {
  const got = giveMany(sharerOf(make, seed), teamOf([100, 100]), { from: 0, leads: 30, aDay: 1 });
  const first = got.filter((id) => id === 'rep-0').length;
  return Math.abs(first - (got.length - first));
}

/** What a window of 30 days has forgotten comes back each 30 days. */
export function playSlowReturn(make: MakeSharer, seed: number): number {
  const [team, sharer, days] = [teamOf([100, 100]), sharerOf(make, seed), { aDay: 1 }];
  const before = between(chancesOf(seed), 30, 60);
  giveMany(sharer, team, { from: 0, leads: before, ...days });
  giveMany(sharer, team.slice(1), { from: before, leads: 10, ...days });
  const got = giveMany(sharer, team, { from: before + 10, leads: 120, ...days });
  return Math.max(longestRun(got, 'rep-0'), longestRun(got, 'rep-1'));
}

export function playAtOnce(make: MakeSharer, seed: number): number {
  const team = teamOf(Array.from({ length: between(chancesOf(seed), 2, 12) }, () => 100));
  const sharer = sharerOf(make, seed);
  const got = team.map(() => sharer.give(team, 0).repId);
  return Math.max(...team.map(({ id }) => got.filter((one) => one === id).length));
}
