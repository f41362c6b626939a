/** Adds up the figures of one policy by which the objectives of a segment are judged. */
import { weightsAt } from '../fairness/weights.ts';
import type { Objective } from '../model/policy/policy.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { Outlook } from './compare-lead.ts';

const DECIMALS = 1_000;

/** Leads that are not meant for anybody say nothing about how soon or by whom they are met. */
const FOR_NOBODY: ReadonlySet<string> = new Set(['no_route', 'notified']);

/** Somebody is asked, or several are. */
const ASKED: ReadonlySet<string> = new Set(['offered', 'first_to_claim']);

export class SideFigures {
  private readonly sums = { meant: 0, atOnce: 0, suited: 0, value: 0, met: 0 };
  private readonly windows: number[] = [];
  private readonly received = new Map<string, number>();
  private readonly entitled = new Map<string, number>();
  /** How many leads went to somebody by a pool. */
  private shared = 0;

  constructor(private readonly policy: CompiledPolicy) {}

  /** @param at when the lead came: what a newcomer weighs depends on the day */
  add(one: Outlook, { value, at }: { value: number; at: Date }): void {
    if (FOR_NOBODY.has(one.outcome)) return;
    this.sums.meant += 1;
    this.sums.value += value;
    if (!ASKED.has(one.outcome) || one.repId === null) return;
    if (one.waitsUntil === null) this.sums.atOnce += 1;
    if (one.suited) this.sums.suited += 1;
    this.sums.met += value;
    this.windows.push(one.claimMs);
    if (one.poolId !== null) this.share(one.poolId, { repId: one.repId, at });
  }

  /** 0..1 with three decimals; null where no lead says anything. */
  figure(objective: Objective): number | null {
    const { meant, atOnce, suited, value, met } = this.sums;
    const figures: Record<Objective, () => number | null> = {
      speed_to_lead: () => shareOf(atOnce, meant),
      conversion: () => shareOf(suited, meant),
      fairness: () => this.gapShare(),
      value: () => shareOf(met, value),
    };
    return figures[objective]();
  }

  /** The median over all who are asked. */
  claimMs(): number | null {
    const sorted = this.windows.toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
  }

  /** Everybody of a pool is entitled to their weight of it, whoever could take the one lead. */
  private share(poolId: string, { repId, at }: { repId: string; at: Date }): void {
    this.shared += 1;
    addTo(this.received, repId, 1);
    const pool = this.policy.pools.get(poolId);
    const weights = [...(pool ? weightsAt(pool, at) : [])];
    const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [id, weight] of weights) if (weight > 0) addTo(this.entitled, id, weight / total);
  }

  /** Of all leads that went by a pool: how far anybody is from their share of them. */
  private gapShare(): number | null {
    const everybody = new Set([...this.received.keys(), ...this.entitled.keys()]);
    const gaps = [...everybody].map((repId) =>
      Math.abs((this.received.get(repId) ?? 0) - (this.entitled.get(repId) ?? 0)),
    );
    return shareOf(Math.max(0, ...gaps), this.shared);
  }
}

function addTo(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((DECIMALS * part) / whole) / DECIMALS;
}
