import type { Turn } from '../../../src/routing/fairness/turn.ts';

/** In leads, and as plain as the page of fairness says it: a second opinion on what a turn moves. */
export interface NaiveDraw {
  changes: Map<string, number>;
  /** What the absent missed by it. */
  missed: Map<string, number>;
}

const LEAD = 1_000_000;

/** Without what is paid of a catch-up: how much of that is due is a matter of runs, not of shares. */
export function naiveDraw(turn: Turn, chosen: string): NaiveDraw {
  const byLoad = divide([...turn.eligible, ...turn.bystanders.filter(isNear(turn))], chosen);
  const after = (turn.lags[chosen] ?? 0) / LEAD + (byLoad.get(chosen) ?? 0);
  const isFar = turn.bystanders.some(isNear(turn)) && after < -3;
  const sharers = isFar
    ? turn.eligible
    : [...turn.eligible, ...turn.bystanders.filter(isNear(turn))];
  const total = sharers.reduce((sum, { weight }) => sum + weight, 0);
  const missed = new Map<string, number>();
  for (const { repId, weight } of turn.absent) {
    const room = turn.terms.leads - (turn.catchUps[repId] ?? 0) / LEAD;
    const share = Math.min(weight / (total + weight), room);
    if (turn.terms.leads > 0 && share > 0) missed.set(repId, share);
  }
  return { changes: divide(sharers, chosen), missed };
}

const isNear = ({ lags }: Turn) =>
  function near({ repId }: { repId: string }): boolean {
    return (lags[repId] ?? 0) / LEAD < 3;
  };

function divide(sharers: Turn['eligible'], chosen: string): Map<string, number> {
  const total = sharers.reduce((sum, { weight }) => sum + weight, 0);
  const changes = new Map(sharers.map(({ repId, weight }) => [repId, weight / total]));
  changes.set(chosen, (changes.get(chosen) ?? 0) - 1);
  return changes;
}
