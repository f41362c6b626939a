import type { Member } from './sharers.ts';

/**
 * Says what everybody is owed, whoever shares: each lead is divided by weight over those who could
 * take it, less those they got. In plain fractions, with nothing of the ledger it judges.
 */
export class Referee {
  /** The largest |lag| of anybody so far, in leads. */
  worst = 0;
  private readonly owed = new Map<string, number>();

  /** Gives the way back, for a turn that is given back. */
  saw(eligible: readonly Member[], chosen: string): () => void {
    this.move(eligible, chosen, 1);
    return () => this.move(eligible, chosen, -1);
  }

  owedTo(id: string): number {
    return this.owed.get(id) ?? 0;
  }

  private move(eligible: readonly Member[], chosen: string, sign: number): void {
    const total = eligible.reduce((sum, { weight }) => sum + weight, 0);
    for (const { id, weight } of eligible) {
      const taken = id === chosen ? 1 : 0;
      const owed = this.owedTo(id) + sign * (weight / total - taken);
      this.owed.set(id, owed);
      this.worst = Math.max(this.worst, Math.abs(owed));
    }
  }
}
