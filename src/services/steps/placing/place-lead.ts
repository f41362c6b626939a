/** Decides one lead inside the transaction and applies the decision. */

import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { loadLedger, reservePlace } from '../../../db/leads/ledger-store.ts';
import { listOffers } from '../../../db/leads/offer-store.ts';
import { listPauses } from '../../../db/workspace/settings-store.ts';
import { AppError } from '../../../errors.ts';
import { exclusionsOf } from '../../../routing/assignment/exclusions.ts';
import { localKeys } from '../../../routing/availability/calendar.ts';
import { decideLead } from '../../../routing/decide-lead.ts';
import type { Decision, Placement } from '../../../routing/model/decision.ts';
import { SYNTHETIC_SOURCE } from '../../../routing/model/lead.ts';
import { because } from '../../../routing/model/reasons.ts';
import type { CompiledPolicy } from '../../../routing/policy/compile-policy.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { endTest } from '../closing/end-test.ts';
import { raised } from '../intake/look-again.ts';
import { type DescribedBy, describeLead } from '../knowledge/describe-lead.ts';
import { suggestAccount } from '../merge/suggest.ts';
import { redrawEscalation } from '../offer/end-offer.ts';
import { lockLedger, type Step } from '../step.ts';
import {
  applyDecision,
  type Outcome,
  type Placed,
  type Situation,
  type Trigger,
} from './apply-decision.ts';
import { candidatesOf, loadTeam, type Team } from './load-team.ts';
import { closeUnrouted, holdLead } from './wait.ts';
import { hasWaited, withBacklog } from './with-backlog.ts';

const NOWHERE: Placed = { placement: { outcome: 'held', poolId: null }, rep: null };

/** Call it with the lead locked. What waits for the first policy is held without a decision. */
export async function placeLead(step: Step, lead: LeadRecord, trigger: Trigger): Promise<Placed> {
  if (await endTest(step, lead)) return NOWHERE;
  const live = await loadLivePolicyIn(step.tx);
  if (!live) {
    await waitForPolicy(step, lead);
    return NOWHERE;
  }
  const situation = await situationOf(step, lead, live);
  const outcome = await decide(situation);
  const { placement } = outcome.decision;
  if (placement.outcome === 'offered' && !lead.test) await reserve(step, outcome.team, placement);
  const placed = await applyDecision(situation, outcome, trigger);
  // Where nothing came of it, what managers were told stays true.
  if (placement.outcome !== 'held') await redrawEscalation(step, lead.id);
  if (placement.outcome !== 'no_route') await suggestAccount(step, lead, situation.account);
  return placed;
}

/** What would be decided about it now; nothing is written. Null before the first policy. */
export async function wouldDecide(step: Step, lead: LeadRecord): Promise<Decision | null> {
  const live = await loadLivePolicyIn(step.tx);
  return live && (await decide(await situationOf(step, lead, live))).decision;
}

/** It stays where it is: of what would be decided only the priority is taken. */
export async function rescoreLead(step: Step, lead: LeadRecord): Promise<Placed> {
  const live = await loadLivePolicyIn(step.tx);
  const outcome = live && (await decide(await situationOf(step, lead, live)));
  const priority = raised(lead, outcome?.decision.scores.priority ?? 0);
  await updateLead(step.tx, lead.id, { priority, routeAt: null });
  return NOWHERE;
}

type Live = NonNullable<Awaited<ReturnType<typeof loadLivePolicyIn>>>;

async function situationOf(step: Step, lead: LeadRecord, live: Live): Promise<Situation> {
  await lockLedger(step);
  const policy = live.compiled;
  const description = await describeLead(step.tx, lead, describedBy(policy, step.now));
  const offers = await listOffers(step.tx, lead.id);
  return { ...description, step, lead, policy, version: live.version, offers };
}

export function describedBy(compiled: CompiledPolicy, now: Date): DescribedBy {
  const { policy, stickyMs, asksPrevious, accountMatch } = compiled;
  const stickySince = stickyMs === 0 ? null : new Date(now.getTime() - stickyMs);
  return { stickySince, asksPrevious, accountMatch, timeZone: policy.timezone, now };
}

/** A synthetic lead needs no rules: an installation without a policy is alive as well. */
async function waitForPolicy(step: Step, lead: LeadRecord): Promise<void> {
  if (lead.source === SYNTHETIC_SOURCE) {
    return closeUnrouted(step, lead, { reason: 'synthetic', decisionId: null });
  }
  const reason = because('hold.no_policy');
  await holdLead(step, lead, { poolId: null, reason, decisionId: null });
}

/** Everything is read under the ledger's lock, so that two leads never see the same lags. */
async function decide(situation: Situation): Promise<Outcome> {
  const { step, lead, policy, offers, facts, account, enrichment } = situation;
  const team = await loadTeam(step.tx, step.now);
  const excluded = exclusionsOf(offers, lead.round, policy.policy.reasons);
  const decision = decideLead(policy, {
    now: step.now,
    receivedAt: lead.receivedAt,
    facts,
    account,
    enrichment,
    touches: lead.touchCount,
    candidates: await withBacklog(step.tx, { lead, policy }, candidatesOf(team, excluded)),
    bulk: lead.bulk,
    waited: hasWaited(lead),
    ...(await loadLedger(step.tx)),
    paused: await listPauses(step.tx),
  });
  return { decision, team };
}

/** The caps are checked once more by the row itself: no reading of ours can overfill a rep. */
async function reserve(
  step: Step,
  team: Team,
  { repId, overCapacity, units = 1 }: Extract<Placement, { outcome: 'offered' }>,
): Promise<void> {
  const member = team.get(repId);
  const keys = localKeys(member?.presence.calendar.timeZone ?? 'UTC', step.now);
  const { open, day, week } = overCapacity ? {} : (member?.record.profile.capacity ?? {});
  const caps = { open: open ?? null, day: day ?? null, week: week ?? null };
  if (await reservePlace(step.tx, { repId, ...keys, at: step.now, units, caps })) return;
  const message = `${repId} was full when the place was taken; the lead is routed again.`;
  throw new AppError('conflict.crowded', message, { retryable: true });
}
