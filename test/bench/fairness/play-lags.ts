import { Referee } from './referee.ts';
import { LEADS_A_DAY, type MakeSharer, type Member } from './sharers.ts';
import { chancesOf, oneOf, type Random, sharerOf, Team, teamOf } from './team.ts';

const LEADS = 2_000;
export const ADVERSARY_REPS = 16;

export function playUnchanged(make: MakeSharer, seed: number): number {
  const team = new Team(chancesOf(seed)).here();
  const [sharer, referee] = [sharerOf(make, seed), new Referee()];
  for (let lead = 0; lead < LEADS; lead += 1) {
    referee.saw(team, sharer.give(team, lead / LEADS_A_DAY).repId);
  }
  return referee.worst;
}

export function playComings(make: MakeSharer, seed: number): number {
  const team = new Team(chancesOf(seed));
  const [sharer, referee] = [sharerOf(make, seed), new Referee()];
  for (let lead = 0; lead < LEADS; lead += 1) {
    team.move();
    const here = team.here();
    if (here.length > 0) referee.saw(here, sharer.give(here, lead / LEADS_A_DAY).repId);
  }
  return referee.worst;
}

/** Sends each lead to two who are owed the same and nobody else can take it, while there are two. */
export function playAdversary(make: MakeSharer, seed: number): number {
  const team = teamOf(Array.from({ length: ADVERSARY_REPS }, () => 100));
  const [random, sharer, referee] = [chancesOf(seed), sharerOf(make, seed), new Referee()];
  for (let lead = 0; lead < LEADS; lead += 1) {
    const pair = equalPair(team, referee, random);
    if (!pair) break;
    referee.saw(pair, sharer.give(pair, lead / LEADS_A_DAY).repId);
  }
  return referee.worst;
}

function equalPair(team: readonly Member[], referee: Referee, random: Random): Member[] | null {
  const pairs = team.flatMap((one, n) =>
    team
      .slice(n + 1)
      .filter((other) => Math.abs(referee.owedTo(one.id) - referee.owedTo(other.id)) < 1e-6)
      .map((other) => [one, other]),
  );
  return pairs.length > 0 ? oneOf(random, pairs) : null;
}
