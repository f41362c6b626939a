/** What is special where several reps are asked at once: the first to claim names the rep. */
import type { Reader } from '../../../db/database.ts';
import { findBeside, nameClaimer, reopenTaken } from '../../../db/leads/at-once-store.ts';
import { findDecision } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import {
  loadQueue,
  moveLags,
  recordDraw,
  refundDraw,
  releasePlace,
  reservePlace,
} from '../../../db/leads/ledger-store.ts';
import {
  type AssignmentRecord,
  findAssignment,
  listOpenOffers,
  type OfferRecord,
  settleOffer,
} from '../../../db/leads/offer-store.ts';
import { unrefundDraw } from '../../../db/leads/reopen-store.ts';
import { judgeRoom } from '../../../routing/assignment/eligibility.ts';
import { localKeys } from '../../../routing/availability/calendar.ts';
import { countTurn } from '../../../routing/fairness/turn.ts';
import type { Placement } from '../../../routing/model/decision.ts';
import { TAKEN } from '../../../routing/model/offer.ts';
import { NO_CATCH_UP } from '../../../routing/model/policy/fairness.ts';
import { countsUnits } from '../../../routing/model/policy/policy.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { loadTeam } from '../placing/load-team.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { isCalled, redrawCall } from './call.ts';
import { redrawOffer } from './end-offer.ts';

type AtOnce = Extract<Placement, { outcome: 'first_to_claim' }>;

interface Claim {
  lead: LeadRecord;
  offer: OfferRecord;
  assignment: AssignmentRecord;
}

export type Taken =
  /** `beside`: another rep, who works on another lead of the same company. */
  | { outcome: 'taken'; beside: string | null }
  /** Somebody else named themselves first. */
  | { outcome: 'lost' }
  /** Filled up since they were asked: nothing is written. */
  | { outcome: 'full'; why: Reason };

/**
 * Takes the lead for one of those who were asked: their place, their turn, and the cards of the
 * others. Call it with the lead locked, before the offer itself is settled.
 */
export async function takeForClaimer(step: Step, claim: Claim): Promise<Taken> {
  const { lead, offer, assignment } = claim;
  await lockLedger(step);
  const obstacle = lead.test ? null : await occupyIfRoom(step, claim);
  if (obstacle) return { outcome: 'full', why: obstacle };
  if (!(await nameClaimer(step.tx, assignment.id, offer.repId))) {
    const { repId } = offer;
    const { units } = assignment;
    if (!lead.test) await releasePlace(step.tx, { repId, units }, { uncounted: true });
    return { outcome: 'lost' };
  }
  if (!lead.test) await takeTurn(step, claim);
  await withdrawFromOthers(step, claim);
  const beside = lead.test ? null : await findBeside(step.tx, lead, offer.repId);
  return { outcome: 'taken', beside };
}

/** Null when the place is taken, which is a conditional update of the counter itself. */
async function occupyIfRoom(step: Step, { offer, assignment }: Claim): Promise<Reason | null> {
  const { repId } = offer;
  const { units } = assignment;
  const member = (await loadTeam(step.tx, step.now)).get(repId);
  const capacity = member?.record.profile.capacity ?? {};
  const { open = null, day = null, week = null } = capacity;
  const keys = localKeys(member?.presence.calendar.timeZone ?? 'UTC', step.now);
  const wanted = { repId, ...keys, at: step.now, units, caps: { open, day, week } };
  if (await reservePlace(step.tx, wanted)) return null;
  const policy = await loadPolicyVersion(step.tx, assignment.policyVersion);
  const isTold = units > 1 || (policy !== null && countsUnits(policy.policy));
  const terms = { ignoreCapacity: false, units: isTold ? units : null };
  const full = member && judgeRoom(member.load, capacity, terms);
  return full ?? because('hold.full');
}

/** Who could have had it when it was offered shares in it; what they are owed is that of now. */
async function takeTurn(step: Step, { lead, offer, assignment }: Claim): Promise<void> {
  const again = await unrefundDraw(step.tx, { offerId: offer.id, forOfferId: offer.id });
  if (again) return moveLags(step.tx, again, step.now);
  const placement = await findAtOnce(step.tx, assignment);
  if (!placement) return;
  const policy = await loadPolicyVersion(step.tx, assignment.policyVersion);
  const terms = policy?.pools.get(placement.poolId ?? '')?.catch_up ?? NO_CATCH_UP;
  const owed = await loadQueue(step.tx, placement.turn.queue);
  const draw = countTurn({ ...placement.turn, ...owed, terms }, offer.repId);
  const ids = { id: step.ctx.newId('drw'), leadId: lead.id, offerId: offer.id };
  await recordDraw(step.tx, { ...draw, ...ids }, step.now);
}

async function withdrawFromOthers(step: Step, { lead, offer }: Claim): Promise<void> {
  const open = await listOpenOffers(step.tx, lead.id);
  for (const { id } of open.filter((one) => one.id !== offer.id)) {
    const end = { state: 'withdrawn', at: step.now, reason: TAKEN } as const;
    const settled = await settleOffer(step.tx, id, end);
    if (!settled) continue;
    const data = { rep: settled.repId, reason: TAKEN };
    await audit(step, { action: 'offer.withdrawn', subject: id, leadId: lead.id, data });
    await redrawOffer(step, settled);
  }
}

/** The opposite, as exactly: the turn and the place come back, and the others are asked again. */
export async function askOthersAgain(
  step: Step,
  { lead, offer }: Pick<Claim, 'lead' | 'offer'>,
): Promise<void> {
  const { assignmentId, repId } = offer;
  await refundDraw(step.tx, offer.id, step.now);
  const held = await findAssignment(step.tx, assignmentId);
  if (held && !lead.test) {
    await releasePlace(step.tx, { repId, units: held.units }, { uncounted: true });
  }
  const team = await loadTeam(step.tx, step.now);
  const except = [...team.values()].flatMap(({ record, shift }) =>
    shift.state === 'unavailable' ? [record.id] : [],
  );
  for (const again of await reopenTaken(step.tx, { assignmentId, except })) {
    const data = { rep: again.repId };
    await audit(step, { action: 'offer.reopened', subject: again.id, leadId: lead.id, data });
    await redrawOffer(step, again);
  }
  if (await isCalled(step.tx, offer)) await redrawCall(step, offer);
}

export async function wasAskedAtOnce(from: Reader, assignmentId: string): Promise<boolean> {
  const assignment = await findAssignment(from, assignmentId);
  return assignment !== null && (await findAtOnce(from, assignment)) !== null;
}

async function findAtOnce(
  from: Reader,
  { decisionId }: Pick<AssignmentRecord, 'decisionId'>,
): Promise<AtOnce | null> {
  const decision = decisionId === null ? null : await findDecision(from, decisionId);
  return decision?.placement.outcome === 'first_to_claim' ? decision.placement : null;
}
