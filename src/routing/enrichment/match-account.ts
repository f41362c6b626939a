/** Decides which known account a lead belongs to, and says why the other candidates lost. */
import type { Account, AccountMatch } from '../model/lead.ts';

export interface AccountQuery {
  /** Registrable company domain, or null for consumers and free mail. */
  domain: string | null;
  crmAccountId: string | null;
  /** Every account that shares the domain or the CRM id, in any order. */
  candidates: readonly Account[];
}

// Defaults a policy may later replace: what ranks before another tier, or before none.
const TIER_ORDER = ['strategic', 'enterprise', 'named', 'standard'];

interface TieBreak {
  /** Lower wins. */
  rank: (account: Account) => number;
  lost: string;
}

const TIE_BREAKS: readonly TieBreak[] = [
  { rank: ({ tier }) => rankTier(tier), lost: 'lower tier' },
  { rank: ({ openOpportunity }) => (openOpportunity ? 0 : 1), lost: 'no open opportunity' },
  { rank: ({ employees }) => -(employees ?? 0), lost: 'fewer employees' },
];
const LOST_BY_ID = 'later id';
const LOST_BY_STEP = 'matched by the domain only';

/**
 * The account of a lead: exact CRM id first, then exact domain; among several the better tier, an
 * open opportunity, more employees, then the first id. Exact matches have confidence 1. The same
 * candidates in any order give the same answer.
 */
export function matchAccount({ domain, crmAccountId, candidates }: AccountQuery): AccountMatch {
  const byCrmId = candidates.filter(({ crmId }) => crmId !== null && crmId === crmAccountId);
  const wanted = domain?.toLowerCase();
  const byDomain = candidates.filter(
    ({ domains }) => wanted !== undefined && domains.includes(wanted),
  );
  const [step, others] = byCrmId.length > 0 ? [byCrmId, byDomain] : [byDomain, []];
  const [winner, ...rest] = step.toSorted(compare);
  if (!winner) return { account: null, by: 'none', confidence: 0, losers: [] };
  return {
    account: winner,
    by: step === byCrmId ? 'crm_id' : 'domain',
    confidence: 1,
    losers: [
      ...rest.map((loser) => ({ accountId: loser.id, why: explainLoss(winner, loser) })),
      ...others
        .filter((one) => !step.includes(one))
        .map(({ id }) => ({ accountId: id, why: LOST_BY_STEP })),
    ],
  };
}

function compare(a: Account, b: Account): number {
  for (const { rank } of TIE_BREAKS) {
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
  }
  return a.id < b.id ? -1 : 1;
}

function explainLoss(winner: Account, loser: Account): string {
  const decided = TIE_BREAKS.find(({ rank }) => rank(winner) !== rank(loser));
  return decided?.lost ?? LOST_BY_ID;
}

function rankTier(tier: string | null): number {
  if (tier === null) return TIER_ORDER.length + 1;
  const position = TIER_ORDER.indexOf(tier);
  return position < 0 ? TIER_ORDER.length : position;
}
