/** Decides one lead under two policies and says whether it would go elsewhere. */
import type { Placement } from '../model/decision.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';
import { decidePast, type Past, PastLedger } from './decide-past.ts';
import { drawTogether, wishesOf, withTaker } from './draw-together.ts';
import type { PastLead, Whereabouts } from './past-lead.ts';
import type { PastTeam } from './past-team.ts';
import { drawOf, takerOf } from './taker-of.ts';

/**
 * `moved`: to somebody else, or to an end of another kind. `way`: to the same person by another
 * pool, by name instead of by turn, or as the first to claim.
 */
export type Change = 'none' | 'way' | 'moved';

/** One of the two sides of a lead. */
export interface Outlook extends Whereabouts {
  /** Goes to whoever suits it: its owner, or who has the skills that either policy asks for. */
  suited: boolean;
}

export interface ComparedLead {
  lead: PastLead;
  before: Outlook;
  after: Outlook;
  change: Change;
  /** How large the deal may become, 0..1: the same for both sides. */
  value: number;
}

/**
 * Leads that both policies treat alike share one ledger, and each policy has one for the rest: what
 * is treated otherwise moves no turn of what is not.
 */
export class PolicyComparison {
  private readonly shared = new PastLedger();
  private readonly ledgers = { before: new PastLedger(), after: new PastLedger() };

  constructor(
    readonly before: CompiledPolicy,
    readonly after: CompiledPolicy,
    readonly team: PastTeam,
  ) {}

  /** Oldest first: everybody's turn depends on what they had before. */
  compare(lead: PastLead): ComparedLead {
    const alike = this.decideBoth(lead, { before: this.shared, after: this.shared });
    if (sameWay(alike.before, alike.after)) {
      const repId = takerOf(alike.before.decision.placement);
      takeTurn(this.shared, alike.before, repId);
      return this.told(lead, alike, [repId, repId]);
    }
    const pasts = this.decideBoth(lead, this.ledgers);
    const takers = drawTogether(
      { policy: this.before, decision: pasts.before.decision },
      { policy: this.after, decision: pasts.after.decision },
    );
    takeTurn(this.ledgers.before, pasts.before, takers[0]);
    takeTurn(this.ledgers.after, pasts.after, takers[1]);
    return this.told(lead, pasts, takers);
  }

  private decideBoth(lead: PastLead, ledgers: { before: PastLedger; after: PastLedger }): Pasts {
    const { team } = this;
    return {
      before: decidePast(this.before, lead, { team, lags: ledgers.before.lags }),
      after: decidePast(this.after, lead, { team, lags: ledgers.after.lags }),
    };
  }

  private told(lead: PastLead, pasts: Pasts, takers: (string | null)[]): ComparedLead {
    const wanted = [
      wishesOf(this.before, pasts.before.decision.rule),
      wishesOf(this.after, pasts.after.decision.rule),
    ].flatMap(({ require, prefer }) => [...require, ...prefer]);
    const outlookOf = (policy: CompiledPolicy, past: Past, repId: string | null) => {
      const where = whereaboutsOf(policy, past, repId);
      return { ...where, suited: isSuited(where, wanted, this.team) };
    };
    const before = outlookOf(this.before, pasts.before, takers[0] ?? null);
    const after = outlookOf(this.after, pasts.after, takers[1] ?? null);
    const values = [pasts.before, pasts.after].map(
      ({ decision }) => decision.scores.components.value.score,
    );
    const value = values.reduce((sum, one) => sum + one, 0) / values.length;
    return { lead, before, after, change: changeOf(before, after), value };
  }
}

interface Pasts {
  before: Past;
  after: Past;
}

function sameWay(one: Past, other: Past): boolean {
  return wholeWay(one) === wholeWay(other);
}

/** Who could have it, by which weights, and who did. */
function wholeWay({ decision, waitsUntil }: Past): string {
  return JSON.stringify([decision.placement, waitsUntil?.getTime()]);
}

function takeTurn(ledger: PastLedger, { decision: { placement } }: Past, repId: string | null) {
  const draw = drawOf(placement);
  if (draw !== null && repId !== null) ledger.take(withTaker(draw, repId));
}

function whereaboutsOf(
  policy: CompiledPolicy,
  { decision, waitsUntil }: Past,
  repId: string | null,
): Whereabouts {
  const { segment, rule, tier, placement, reasons } = decision;
  const { outcome } = placement;
  const poolId = 'poolId' in placement ? placement.poolId : null;
  const claimMs = policy.tier(tier).claim;
  const detail = detailOf(placement);
  return { segment, rule, tier, claimMs, outcome, repId, poolId, detail, waitsUntil, reasons };
}

/** Why nobody gets it, and who is told. */
function detailOf(placement: Placement): string | null {
  if (placement.outcome !== 'no_route') return null;
  const { reason, notify } = placement;
  return notify === undefined ? reason : `${reason}; ${notify}`;
}

/** A pool is part of the way where a person gets the lead, and the place where nobody does. */
function changeOf(before: Whereabouts, after: Whereabouts): Change {
  if (before.repId !== null && before.repId === after.repId) {
    const isSame = before.poolId === after.poolId && before.outcome === after.outcome;
    return isSame ? 'none' : 'way';
  }
  return placeOf(before) === placeOf(after) ? 'none' : 'moved';
}

function placeOf({ outcome, repId, poolId, detail }: Whereabouts): string {
  return repId ?? JSON.stringify([outcome, poolId, detail]);
}

const THEIR_OWN: ReadonlySet<string> = new Set([
  'owner.own_account',
  'owner.previous',
  'owner.meeting_host',
  'owner.same_company',
]);

function isSuited(where: Whereabouts, wanted: readonly string[], team: PastTeam): boolean {
  if (where.repId === null) return false;
  if (where.reasons.some(({ code }) => THEIR_OWN.has(code))) return true;
  const skills = team.skillsOf(where.repId);
  return wanted.length > 0 && wanted.every((skill) => skills.includes(skill));
}
