/** Writes down what follows from a decision: an offer, a wait, or the end of the lead. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import { AppError } from '../../../errors.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { Decision, Placement } from '../../../routing/model/decision.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { toAsked } from '../../views/names.ts';
import { raised } from '../intake/look-again.ts';
import type { Description } from '../knowledge/describe-lead.ts';
import { makeOffer, makeOffers } from '../offer/make-offer.ts';
import { claimAtOnce } from '../ownership/take-ownership.ts';
import type { Step } from '../step.ts';
import { tellOwnerIsOut, tellOwnerWaits } from '../telling/tell-of-owner.ts';
import {
  isForPlace,
  keepWaiting,
  lineOf,
  nextChance,
  passChanceOn,
  reasonOf,
} from './keep-waiting.ts';
import type { Team } from './load-team.ts';
import { recordDecision } from './record-decision.ts';
import { closeUnrouted, holdLead, quarantineLead, scheduleLead } from './wait.ts';

/** Why the router looks at a lead; stored with the decision. */
export type Trigger =
  | 'intake'
  | 'shift'
  | 'drain'
  | 'bulk'
  | 'fresh'
  | 'manager'
  | 'declined'
  | 'timed_out'
  | 'undeliverable'
  | 'away'
  | 'left'
  | 'given_back'
  | 'undone'
  | 'restored'
  | 'account_found'
  | 'released'
  | 'owner_gone';

export interface Placed {
  placement: Placement;
  /** Name of the rep who is asked now, or of several; null when nobody is. */
  rep: Asked | null;
}

export interface Situation extends Description {
  step: Step;
  lead: LeadRecord;
  policy: CompiledPolicy;
  version: number;
  offers: OfferRecord[];
}
export interface Outcome {
  decision: Decision;
  team: Team;
}

export async function applyDecision(
  situation: Situation,
  outcome: Outcome,
  trigger: Trigger,
): Promise<Placed> {
  const placed = await apply(situation, outcome, trigger);
  await passChanceOn(situation, trigger);
  return placed;
}

async function apply(situation: Situation, outcome: Outcome, trigger: Trigger): Promise<Placed> {
  const { step, lead } = situation;
  const { decision, team } = outcome;
  const { placement } = decision;
  if (await keepWaiting(situation, outcome, trigger)) return { placement, rep: null };
  const decisionId = await recordDecision(step, { lead, decision, situation, team, trigger });
  if (placement.outcome === 'offered') {
    const rep = await offer(situation, outcome, { placement, decisionId, trigger });
    return { placement, rep };
  }
  if (placement.outcome === 'first_to_claim') {
    return { placement, rep: await askAtOnce(situation, outcome, { placement, decisionId }) };
  }
  await settle(situation, outcome, { placement, decisionId });
  return { placement, rep: null };
}

type Offered = Extract<Placement, { outcome: 'offered' }>;

/** Returns the name of the rep who is asked. */
async function offer(
  { step, lead, policy, version, offers }: Situation,
  { decision, team }: Outcome,
  how: { placement: Offered; decisionId: string; trigger: Trigger },
): Promise<string> {
  const { placement, decisionId, trigger } = how;
  const member = team.get(placement.repId);
  if (!member) throw new AppError('bug.unknown_rep', `The decision chose ${placement.repId}.`);
  const { offerId } = await makeOffer(step, {
    lead: { ...lead, priority: decision.scores.priority },
    member,
    pool: policy.pools.get(placement.poolId ?? '') ?? null,
    tier: policy.tier(decision.tier),
    policyVersion: version,
    timing: policy.timing,
    decisionId,
    draw: lead.test ? null : placement.draw,
    before: offers,
    givenBy: null,
    trigger,
    units: placement.units ?? 1,
    final: placement.final,
  });
  if (placement.final) await claimAtOnce(step, { lead, offerId, rep: member.record });
  if (offers.length === 0) await tellOwnerIsOut(step, lead, { decision, team });
  return member.record.profile.name;
}

type AtOnce = Extract<Placement, { outcome: 'first_to_claim' }>;

/** Returns the names of those who are asked. */
async function askAtOnce(
  { step, lead, policy, version, offers }: Situation,
  { decision, team }: Outcome,
  { placement, decisionId }: { placement: AtOnce; decisionId: string },
): Promise<Asked | null> {
  const members = placement.repIds.flatMap((repId) => team.get(repId) ?? []);
  await makeOffers(step, {
    lead: { ...lead, priority: decision.scores.priority },
    members,
    pool: policy.pools.get(placement.poolId ?? '') ?? null,
    tier: policy.tier(decision.tier),
    policyVersion: version,
    timing: policy.timing,
    decisionId,
    before: offers,
    givenBy: null,
    units: placement.units ?? 1,
    final: false,
    channel: placement.channel ?? null,
  });
  if (offers.length === 0) await tellOwnerIsOut(step, lead, { decision, team });
  return toAsked(members.map(({ record }) => record.profile.name));
}

/** It goes to nobody yet, or to nobody at all. */
type Waiting = Exclude<Placement, Offered | AtOnce>;

async function settle(
  situation: Situation,
  outcome: Outcome,
  { placement, decisionId }: { placement: Waiting; decisionId: string },
): Promise<void> {
  const { step, lead } = situation;
  const { scores } = outcome.decision;
  const isScheduledAgain = lead.state === 'scheduled';
  const priority = isScheduledAgain ? raised(lead, scores.priority) : scores.priority;
  const reason = reasonOf(outcome.decision);
  const line = lineOf(situation, outcome);
  switch (placement.outcome) {
    case 'scheduled': {
      const forPlace = isForPlace(outcome.decision);
      const { until } = placement;
      await scheduleLead(step, lead, { until, priority, decisionId, forPlace, line });
      if (isScheduledAgain || !OWNER_WAITS.has(reason.code)) return;
      return tellOwnerWaits(step, lead, placement);
    }
    case 'no_route': {
      const { reason: as, notify } = placement;
      return closeUnrouted(step, lead, { reason: as, notify, decisionId });
    }
    case 'quarantined':
      return quarantineLead(step, lead, { reason, decisionId });
    case 'held': {
      const lookAgainAt = nextChance(situation, outcome);
      const { poolId } = placement;
      return holdLead(step, lead, { poolId, reason, decisionId, priority, lookAgainAt, line });
    }
  }
}

const OWNER_WAITS = new Set(['owner.wait', 'owner.previous_wait']);
