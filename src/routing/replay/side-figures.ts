/** Adds up the figures of one policy by which the objectives of a segment are judged. */
import type { Objective } from '../model/policy/policy.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import type { Outlook } from './compare-lead.ts';

const DECIMALS = 1_000;

/** Leads that are not meant for anybody say nothing about how soon or by whom they are met. */
const FOR_NOBODY: ReadonlySet<string> = new Set(['no_route', 'notified']);

export class SideFigures {
  private readonly sums = { meant: 0, atOnce: 0, suited: 0, value: 0, met: 0 };
  private readonly windows: number[] = [];
  private readonly received = new Map<string, number>();
  /** How many leads went to somebody by each pool. */
  private readonly pools = new Map<string, number>();

  constructor(private readonly policy: CompiledPolicy) {}

  add(one: Outlook, value: number): void {
    if (FOR_NOBODY.has(one.outcome)) return;
    this.sums.meant += 1;
    this.sums.value += value;
    if (one.outcome !== 'offered' || one.repId === null) return;
    if (one.waitsUntil === null) this.sums.atOnce += 1;
    if (one.suited) this.sums.suited += 1;
    this.sums.met += value;
    this.windows.push(one.claimMs);
    this.share(one.poolId, one.repId);
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

  private share(poolId: string | null, repId: string): void {
    if (poolId === null) return;
    this.pools.set(poolId, (this.pools.get(poolId) ?? 0) + 1);
    this.received.set(repId, (this.received.get(repId) ?? 0) + 1);
  }

  /** Of all leads that went by a pool: how far anybody is from their share of them. */
  private gapShare(): number | null {
    const entitled = this.entitlements();
    const everybody = new Set([...this.received.keys(), ...entitled.keys()]);
    const gaps = [...everybody].map((repId) =>
      Math.abs((this.received.get(repId) ?? 0) - (entitled.get(repId) ?? 0)),
    );
    const leads = [...this.pools.values()].reduce((sum, one) => sum + one, 0);
    return shareOf(Math.max(0, ...gaps), leads);
  }

  /** Everybody of a pool is entitled to their weight of it, whoever could take the one lead. */
  private entitlements(): Map<string, number> {
    const entitled = new Map<string, number>();
    for (const [poolId, leads] of this.pools) {
      const weights = Object.entries(this.policy.pools.get(poolId)?.members ?? {});
      const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [repId, weight] of weights) {
        entitled.set(repId, (entitled.get(repId) ?? 0) + (leads * weight) / total);
      }
    }
    return entitled;
  }
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((DECIMALS * part) / whole) / DECIMALS;
}
