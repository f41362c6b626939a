/** Writes down what follows from a decision: an offer, a wait, or the end of the lead. */
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import { AppError } from '../../../errors.ts';
import type { Decision, Placement } from '../../../routing/model/decision.ts';
import { because } from '../../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { isWokenByRepeat, raised } from '../intake/look-again.ts';
import type { Description } from '../knowledge/describe-lead.ts';
import { makeOffer } from '../offer/make-offer.ts';
import { claimAtOnce } from '../ownership/take-ownership.ts';
import type { Step } from '../step.ts';
import { tellOwnerIsOut, tellOwnerWaits } from '../telling/tell-of-owner.ts';
import { drainForPlace, WAITS_FOR, waitsFor } from './drain.ts';
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
  | 'time_off'
  | 'left'
  | 'given_back'
  | 'undone'
  | 'restored'
  | 'account_found'
  | 'released'
  | 'owner_gone';

export interface Placed {
  placement: Placement;
  /** Name of the rep who is asked now; null when nobody is. */
  rep: string | null;
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
  const { step, lead } = situation;
  const { decision, team } = outcome;
  const { placement, scores } = decision;
  const { priority } = scores;
  const isStillWaiting = placement.outcome === lead.state && !isNoLongerBulk(lead);
  if (placement.outcome === 'held' && isStillWaiting) {
    await waitAgain(step, lead, { priority, routeAt: nextChance(step.now, outcome, lead) });
    return { placement, rep: null };
  }
  if (placement.outcome === 'scheduled' && isStillWaiting && FOR_PLACE.has(trigger)) {
    await waitAgain(step, lead, { priority, routeAt: placement.until });
    return { placement, rep: null };
  }
  const decisionId = await recordDecision(step, { lead, decision, situation, team, trigger });
  const rep =
    placement.outcome === 'offered'
      ? await offer(situation, outcome, { placement, decisionId, trigger })
      : null;
  if (placement.outcome !== 'offered') await settle(situation, outcome, { placement, decisionId });
  return { placement, rep };
}

const FOR_PLACE: ReadonlySet<Trigger> = new Set([WAITS_FOR.place, WAITS_FOR.bulk]);

/** It waited unheard among many; now its person has written, and people hear that it waits. */
function isNoLongerBulk({ bulk, routeTrigger }: LeadRecord): boolean {
  return !bulk && routeTrigger === WAITS_FOR.bulk;
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

async function settle(
  { step, lead }: Situation,
  outcome: Outcome,
  { placement, decisionId }: { placement: Exclude<Placement, Offered>; decisionId: string },
): Promise<void> {
  const { reasons, scores } = outcome.decision;
  const isScheduledAgain = lead.state === 'scheduled';
  const priority = isScheduledAgain ? raised(lead, scores.priority) : scores.priority;
  const [reason = because('hold.nobody')] = reasons;
  switch (placement.outcome) {
    case 'scheduled':
      await scheduleLead(step, lead, {
        until: placement.until,
        priority,
        decisionId,
        forPlace: outcome.decision.candidates.some(({ why }) => FREED.has(why.code)),
      });
      if (isScheduledAgain || !OWNER_WAITS.has(reason.code)) return;
      return tellOwnerWaits(step, lead, placement);
    case 'no_route': {
      const { reason: as, notify } = placement;
      return closeUnrouted(step, lead, { reason: as, notify, decisionId });
    }
    case 'quarantined':
      return quarantineLead(step, lead, { reason, decisionId });
    case 'held': {
      const lookAgainAt = nextChance(step.now, outcome, lead);
      const { poolId } = placement;
      return holdLead(step, lead, { poolId, reason, decisionId, priority, lookAgainAt });
    }
  }
}

const OWNER_WAITS = new Set(['owner.wait', 'owner.previous_wait']);

/**
 * Still nobody: nothing new is decided and nobody is paged twice. The next look is planned, and the
 * chance that woke this lead goes to the next one; a repeat of its person is no such chance.
 */
async function waitAgain(
  step: Step,
  lead: LeadRecord,
  next: { routeAt: Date | null; priority: number },
): Promise<void> {
  await updateLead(step.tx, lead.id, { ...next, priority: raised(lead, next.priority) });
  if (!lead.bulk && !isWokenByRepeat(lead)) await drainForPlace(step, { after: lead });
}

/** Caps roll over at each rep's own midnight: what waits for one is looked at this often. */
const CAP_RECHECK_MS = 10 * 60_000;

/** Of a file thousands may wait, and not each of them hears of each place that comes free. */
const BULK_RECHECK_MS = 30 * 60_000;

/** What keeps a rep from a lead until another one is done with. */
const FREED = new Set(['capacity.full', 'capacity.bulk_full']);
/** What ends at a midnight. */
const ROLLING = new Set(['capacity.day_full', 'capacity.week_full', 'pool.starts']);

/** The earliest moment at which somebody who is away, off shift or capped may take it. */
function nextChance(
  now: Date,
  { decision, team }: Outcome,
  { bulk }: Pick<LeadRecord, 'bulk'>,
): Date | null {
  const returns = [...team.values()].flatMap(({ shift }) =>
    shift.state === 'on_shift' || shift.until === null ? [] : [shift.until.getTime()],
  );
  const rolls = decision.candidates.some(({ why }) => ROLLING.has(why.code));
  if (rolls) returns.push(now.getTime() + CAP_RECHECK_MS);
  const [reason = because('hold.nobody')] = decision.reasons;
  if (waitsFor(reason, { bulk }) === WAITS_FOR.bulk) returns.push(now.getTime() + BULK_RECHECK_MS);
  return returns.length > 0 ? new Date(Math.min(...returns)) : null;
}
