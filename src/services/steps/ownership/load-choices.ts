/** Loads whom a lead may be given to by hand, each with what is in the way of the router. */
import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { loadQueue } from '../../../db/leads/ledger-store.ts';
import { findOpenAssignment, listOffers, type OfferRecord } from '../../../db/leads/offer-store.ts';
import { hotTierOf } from '../../../routing/assignment/eligibility.ts';
import { exclusionsOf } from '../../../routing/assignment/exclusions.ts';
import {
  type Choice,
  judgeChoices,
  type PoolTerms,
} from '../../../routing/assignment/judge-choices.ts';
import { GIVEN_BACK } from '../../../routing/model/offer.ts';
import { countsUnits, type DeclineReason, unitsIn } from '../../../routing/model/policy/policy.ts';
import { DEFAULT_TIER } from '../../../routing/model/policy/sla.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { candidatesOf, loadTeam } from '../placing/load-team.ts';
import { hasWaited, withBacklog } from '../placing/with-backlog.ts';
import { drawTermsOf, findDrawTerms, type Origin } from './find-origin.ts';

export interface Choices {
  /** The pool that the lead is drawn from; null where it belongs to none. */
  poolId: string | null;
  choices: Choice[];
}

export async function loadChoices(
  from: Reader,
  { lead, origin }: { lead: LeadRecord; origin: Origin },
  now: Date,
): Promise<Choices> {
  const policy = (await loadLivePolicyIn(from))?.compiled ?? null;
  const offers = await listOffers(from, lead.id);
  const reasons = policy?.policy.reasons ?? [];
  const tier = policy?.tier(lead.tier) ?? { ...DEFAULT_TIER, id: lead.tier };
  const team = candidatesOf(await loadTeam(from, now), exclusionsOf(offers, lead.round, reasons));
  const draw = policy && (await findDraw(from, origin, policy));
  const choices = judgeChoices({
    now,
    candidates: policy ? await withBacklog(from, { lead, policy }, team) : team,
    draw,
    hotTier: hotTierOf(tier),
    units: policy && toldUnits(policy, origin.segment),
    waited: hasWaited(lead),
    holderId: (await findOpenAssignment(from, lead.id))?.repId ?? null,
  });
  const poolId = draw?.pool.id ?? null;
  return { poolId, choices: choices.map((one) => withDecline(one, offers, reasons)) };
}

/** Null where nothing is told of units. */
function toldUnits({ policy }: CompiledPolicy, segment: string | null): number | null {
  return countsUnits(policy) ? unitsIn(policy, segment) : null;
}

/** The pool it was drawn from; of what came from none, that of the first of its rules with one. */
async function findDraw(
  from: Reader,
  origin: Origin,
  policy: CompiledPolicy,
): Promise<PoolTerms | null> {
  const own = policy.pools.get(origin.poolId ?? '');
  if (own) {
    const terms = await findDrawTerms(from, origin, own.id);
    return { ...terms, pool: own, ...(await loadQueue(from, terms.queue)) };
  }
  const matched = origin.decision?.rules.filter((one) => one.matched) ?? [];
  for (const { rule } of matched) {
    const target = policy.policy.rules.find(({ id }) => id === rule)?.assign;
    const pool = target && 'pool' in target ? policy.pools.get(target.pool) : undefined;
    if (!pool) continue;
    const terms = drawTermsOf(target, pool.id);
    return { ...terms, pool, ...(await loadQueue(from, terms.queue)) };
  }
  return null;
}

/** A manager who weighs whom to ask again wants to know why they said no. */
function withDecline(
  choice: Choice,
  offers: readonly OfferRecord[],
  reasons: readonly DeclineReason[],
): Choice {
  if (choice.obstacle?.code !== 'exclusion.declined') return choice;
  const isTheirs = ({ repId, state }: OfferRecord) =>
    repId === choice.repId && state === 'declined';
  const said = offers.findLast(isTheirs)?.reason ?? '';
  const label = reasons.find(({ id }) => id === said)?.label.toLowerCase();
  const value = said === GIVEN_BACK ? 'gave it back' : label;
  return value === undefined
    ? choice
    : { ...choice, obstacle: { ...choice.obstacle, data: { value } } };
}
