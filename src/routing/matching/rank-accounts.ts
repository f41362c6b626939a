/** Decides which of several accounts comes first, by the tie-breaks a policy names. */

import type { Account } from '../model/lead.ts';
import type { AccountMatchRules, TieBreak } from '../model/policy/account-policy.ts';

interface Rank {
  /** Lower wins. */
  of: (account: Account) => number;
  lost: string;
}

const LOST_BY_ID = 'later id';

/** The same for a decision about a lead and for a report: the best account first. */
export function compareAccounts(rules: AccountMatchRules): (a: Account, b: Account) => number {
  const ranks = ranksOf(rules);
  return (a, b) => {
    for (const { of } of ranks) {
      const [first, second] = [of(a), of(b)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return byId(a, b);
  };
}

/** The tie-break by which the loser came after the winner. */
export function explainLoss(rules: AccountMatchRules, winner: Account, loser: Account): string {
  return ranksOf(rules).find(({ of }) => of(winner) !== of(loser))?.lost ?? LOST_BY_ID;
}

function ranksOf(rules: AccountMatchRules): Rank[] {
  return rules.tie_breaks.flatMap((name) => (name === 'id' ? [] : RANKS[name](rules)));
}

const RANKS: Record<Exclude<TieBreak, 'id'>, (rules: AccountMatchRules) => Rank> = {
  tier: ({ tiers }) => ({ of: ({ tier }) => rankTier(tier, tiers), lost: 'lower tier' }),
  open_opportunity: () => ({
    of: ({ openOpportunity }) => (openOpportunity ? 0 : 1),
    lost: 'no open opportunity',
  }),
  recent_activity: () => ({
    of: ({ lastActivityAt }) => -activeAt(lastActivityAt),
    lost: 'less recent activity',
  }),
  largest: () => ({ of: ({ employees }) => -(employees ?? 0), lost: 'fewer employees' }),
};

function rankTier(tier: string | null, tiers: readonly string[]): number {
  if (tier === null) return tiers.length + 1;
  const position = tiers.indexOf(tier);
  return position < 0 ? tiers.length : position;
}

/** Of an account in a stored decision the instant is a text. */
function activeAt(at: Date | string | null | undefined): number {
  return at ? new Date(at).getTime() : Number.NEGATIVE_INFINITY;
}

function byId(a: Account, b: Account): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
