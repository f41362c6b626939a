/** Decides one lead inside the transaction and writes down what follows from the decision. */

import { type LeadRecord, updateLead } from '../../db/lead-store.ts';
import { loadLags, reservePlace } from '../../db/ledger-store.ts';
import { listOffers, type OfferRecord } from '../../db/offer-store.ts';
import { listPauses } from '../../db/settings-store.ts';
import { AppError } from '../../errors.ts';
import { localKeys } from '../../routing/availability/calendar.ts';
import { decideLead } from '../../routing/decide-lead.ts';
import type { Decision, Placement } from '../../routing/model/decision.ts';
import { because } from '../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../routing/policy/compile-policy.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { type Description, describeLead } from './describe-lead.ts';
import { drainForPlace } from './drain.ts';
import { candidatesOf, exclusionsOf, loadTeam, type Team } from './load-team.ts';
import { makeOffer } from './make-offer.ts';
import { recordDecision } from './record-decision.ts';
import { lockLedger, type Step } from './step.ts';
import { closeUnrouted, type Held, holdLead, quarantineLead, scheduleLead } from './wait.ts';

/** Why the router looks at a lead; stored with the decision. */
export type Trigger =
  | 'intake'
  | 'shift'
  | 'drain'
  | 'fresh'
  | 'manager'
  | 'declined'
  | 'timed_out'
  | 'undeliverable'
  | 'away'
  | 'released';

export interface Placed {
  placement: Placement;
  /** Name of the rep who is asked now; null when nobody is. */
  rep: string | null;
}

interface Situation extends Description {
  step: Step;
  lead: LeadRecord;
  policy: CompiledPolicy;
  version: number;
  offers: OfferRecord[];
}
interface Outcome {
  decision: Decision;
  team: Team;
}

export async function placeLead(step: Step, lead: LeadRecord, trigger: Trigger): Promise<Placed> {
  const live = await loadLivePolicyIn(step.tx);
  if (!live) {
    return waitFor(step, lead, {
      poolId: null,
      reason: because('hold.no_policy'),
      decisionId: null,
    });
  }
  await lockLedger(step);
  const description = await describeLead(step.tx, lead);
  const offers = await listOffers(step.tx, lead.id);
  const policy = live.compiled;
  const situation = { ...description, step, lead, policy, version: live.version, offers };
  const outcome = await decide(situation);
  const { placement } = outcome.decision;
  if (placement.outcome === 'offered' && !lead.test) await reserve(step, outcome.team, placement);
  return apply(situation, outcome, trigger);
}

/** Everything is read under the ledger's lock, so that two leads never see the same lags. */
async function decide(situation: Situation): Promise<Outcome> {
  const { step, lead, policy, offers, facts, account } = situation;
  const team = await loadTeam(step.tx, step.now);
  const excluded = exclusionsOf(offers, lead.round, policy.policy.reasons);
  const decision = decideLead(policy, {
    now: step.now,
    receivedAt: lead.receivedAt,
    facts,
    account,
    touches: lead.touchCount,
    candidates: candidatesOf(team, excluded),
    lags: await loadLags(step.tx),
    paused: await listPauses(step.tx),
  });
  return { decision, team };
}

/** The caps are checked once more by the row itself: no reading of ours can overfill a rep. */
async function reserve(
  step: Step,
  team: Team,
  { repId, overCapacity }: Extract<Placement, { outcome: 'offered' }>,
): Promise<void> {
  const profile = team.get(repId)?.record.profile;
  const keys = localKeys(profile?.timezone ?? 'UTC', step.now);
  const { open, day, week } = overCapacity ? {} : (profile?.capacity ?? {});
  const caps = { open: open ?? null, day: day ?? null, week: week ?? null };
  if (await reservePlace(step.tx, { repId, ...keys, at: step.now, caps })) return;
  const message = `${repId} was full when the place was taken; the lead is routed again.`;
  throw new AppError('conflict.crowded', message, { retryable: true });
}

async function apply(
  situation: Situation,
  { decision, team }: Outcome,
  trigger: Trigger,
): Promise<Placed> {
  const { step, lead, policy, version, offers } = situation;
  const { placement } = decision;
  if (placement.outcome === 'held' && lead.state === 'held') {
    return waitAgain(step, lead, { decision, team });
  }
  const decisionId = await recordDecision(step, { lead, decision, situation, team, trigger });
  if (placement.outcome === 'offered') {
    const tier = policy.tier(decision.tier);
    const pool = policy.pools.get(placement.poolId ?? '') ?? null;
    const member = team.get(placement.repId);
    if (!member) throw new AppError('bug.unknown_rep', `The decision chose ${placement.repId}.`);
    const { priority } = decision.scores;
    await makeOffer(step, {
      lead: { ...lead, priority },
      member,
      pool,
      tier,
      policyVersion: version,
      decisionId,
      draw: lead.test ? null : placement.draw,
      before: offers,
      givenBy: null,
    });
    return { placement, rep: member.record.profile.name };
  }
  const [reason = because('hold.nobody')] = decision.reasons;
  if (placement.outcome === 'scheduled') {
    await scheduleLead(step, lead, {
      until: placement.until,
      priority: decision.scores.priority,
      decisionId,
    });
  } else if (placement.outcome === 'no_route') {
    await closeUnrouted(step, lead, { reason: placement.reason, decisionId });
  } else if (placement.outcome === 'quarantined') {
    await quarantineLead(step, lead, { reason, decisionId });
  } else {
    return waitFor(step, lead, {
      poolId: placement.poolId,
      reason,
      decisionId,
      priority: decision.scores.priority,
      lookAgainAt: nextChance(step.now, { decision, team }),
    });
  }
  return { placement, rep: null };
}

async function waitFor(step: Step, lead: LeadRecord, held: Held): Promise<Placed> {
  await holdLead(step, lead, held);
  return { placement: { outcome: 'held', poolId: held.poolId }, rep: null };
}

/**
 * Still nobody: nothing new is decided and nobody is paged twice. The next look is planned, and the
 * chance that woke this lead goes to the next one.
 */
async function waitAgain(step: Step, lead: LeadRecord, outcome: Outcome) {
  await updateLead(step.tx, lead.id, { routeAt: nextChance(step.now, outcome) });
  await drainForPlace(step, lead);
  return { placement: outcome.decision.placement, rep: null };
}

/** Caps roll over at each rep's own midnight: what waits for one is looked at this often. */
const CAP_RECHECK_MS = 10 * 60_000;

const ROLLING_CAPS = new Set(['capacity.day_full', 'capacity.week_full']);

/** The earliest moment at which somebody who is away, off shift or capped may take it. */
function nextChance(now: Date, { decision, team }: Outcome): Date | null {
  const returns = [...team.values()].flatMap(({ shift }) =>
    shift.state === 'on_shift' || shift.until === null ? [] : [shift.until.getTime()],
  );
  const isCapped = decision.candidates.some(({ why }) => ROLLING_CAPS.has(why.code));
  if (isCapped) returns.push(now.getTime() + CAP_RECHECK_MS);
  return returns.length > 0 ? new Date(Math.min(...returns)) : null;
}
