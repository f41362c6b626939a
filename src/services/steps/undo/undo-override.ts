/** Takes back a lead that was given by hand: it returns to who had it before, as it was. */

import { listClocks, stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { moveLags } from '../../../db/leads/ledger-store.ts';
import {
  type AssignmentRecord,
  findOpenAssignment,
  listOffers,
  type OfferRecord,
} from '../../../db/leads/offer-store.ts';
import {
  findOfferOf,
  listAssignments,
  reoccupyPlace,
  reopenAssignment,
  unrefundDraw,
} from '../../../db/leads/reopen-store.ts';
import type { Asked } from '../../../routing/model/cards/asked.ts';
import { isTouchPromise } from '../../../routing/model/offer.ts';
import { DEFAULT_TIER } from '../../../routing/model/policy/sla.ts';
import { DEFAULT_TIMING } from '../../../routing/model/policy/timing.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { endOffer } from '../offer/end-offer.ts';
import { makeOffer } from '../offer/make-offer.ts';
import { occupy } from '../ownership/give-by-hand.ts';
import { releaseLead } from '../ownership/release-lead.ts';
import { takeOwnership } from '../ownership/take-ownership.ts';
import { WAITS_FOR, waitsFor } from '../placing/drain.ts';
import { loadTeam, type Member } from '../placing/load-team.ts';
import { placeLead } from '../placing/place-lead.ts';
import { holdLead, quarantineLead } from '../placing/wait.ts';
import { startTouch } from '../sla/start-touch.ts';
import { audit, lockLedger, type Step } from '../step.ts';

export interface Gift {
  lead: LeadRecord;
  offer: OfferRecord;
  assignment: AssignmentRecord;
}

/** Who has it again, or is asked now; null when nobody is. */
export interface Returned {
  to: Asked | null;
  owns: boolean;
}

/** The gift a lead is with now; null when it came to whoever has it in another way. */
export async function findGift({ tx }: Step, lead: LeadRecord): Promise<Gift | null> {
  const assignment = await findOpenAssignment(tx, lead.id);
  const offer = assignment && (await findOfferOf(tx, assignment.id));
  return assignment && offer?.givenBy ? { lead, offer, assignment } : null;
}

/** Call it with the lead locked and not yet worked on. */
export async function undoOverride(step: Step, gift: Gift): Promise<Returned> {
  await lockLedger(step);
  const { lead, assignment } = gift;
  const before = await findBefore(step, assignment);
  // Several who were asked at once are found anew.
  const repId = before?.repId ?? null;
  const member = repId === null ? undefined : (await loadTeam(step.tx, step.now)).get(repId);
  await audit(step, {
    action: 'lead.override_undone',
    subject: lead.id,
    leadId: lead.id,
    data: { from: assignment.repId, to: repId },
  });
  const taken = await takeGift(step, gift);
  const isBack = before?.claimedAt !== null;
  if (!before || !member || !mayHaveIt(member, isBack)) return nobodyBefore(step, taken);
  const name = member.record.profile.name;
  const back = { lead: taken, before, member };
  await (isBack ? returnToOwner(step, back) : askAgain(step, back));
  return { to: name, owns: isBack };
}

/** An override ends what was before in the instant in which it begins. */
async function findBefore(
  { tx }: Step,
  gift: AssignmentRecord,
): Promise<AssignmentRecord | undefined> {
  const all = await listAssignments(tx, gift.leadId);
  return all.findLast(
    ({ id, state, endedAt }) =>
      id !== gift.id && state === 'overridden' && endedAt?.getTime() === gift.openedAt.getTime(),
  );
}

async function takeGift(step: Step, { lead, offer }: Gift): Promise<LeadRecord> {
  if (offer.state === 'claimed') {
    const how = { offer: 'withdrawn', reason: 'override_undone', refund: true } as const;
    return releaseLead(step, lead, how);
  }
  const how = { state: 'withdrawn', reason: 'override_undone', refund: true } as const;
  await endOffer(step, offer, { lead, end: { ...how, assignment: 'rerouted' } });
  return updateLead(step.tx, lead.id, { activeAt: step.now });
}

interface Back {
  lead: LeadRecord;
  before: AssignmentRecord;
  member: Member;
}

async function returnToOwner(step: Step, { lead, before, member }: Back): Promise<void> {
  await reopenAssignment(step.tx, before.id, 'overridden');
  if (!lead.test) await reoccupyPlace(step.tx, before);
  const offer = await findOfferOf(step.tx, before.id);
  if (offer) await takeOwnership(step, { lead, offer, rep: member.record }, 'lead.returned');
  const clocks = await listClocks(step.tx, lead.id);
  const wasTouched = clocks.some(
    ({ assignmentId, kind, state }) =>
      assignmentId === before.id && isTouchPromise(kind) && state === 'met',
  );
  if (!wasTouched) return;
  await stopClocks(step.tx, { leadId: lead.id, kinds: ['first_touch'] }, 'met');
  const { id: assignmentId } = before;
  const repId = member.record.id;
  const start = { kind: 'next_touch', assignmentId, repId, startedAt: step.now } as const;
  await startTouch(step, lead, start);
  await updateLead(step.tx, lead.id, { state: 'working' });
  await audit(step, { action: 'lead.resumed', subject: lead.id, leadId: lead.id });
}

/** A new card, because an edit of the old one would notify nobody; the turn is the old one. */
async function askAgain(step: Step, { lead, before, member }: Back): Promise<void> {
  const old = await findOfferOf(step.tx, before.id);
  const policy = await loadPolicyVersion(step.tx, before.policyVersion);
  if (!lead.test) await occupy(step, before);
  const { givenBy: actor, givenTextId: textId } = old ?? {};
  const { offerId } = await makeOffer(step, {
    lead,
    member,
    pool: policy?.pools.get(before.poolId ?? '') ?? null,
    tier: policy?.tier(before.tier) ?? { ...DEFAULT_TIER, id: before.tier },
    units: before.units,
    policyVersion: before.policyVersion,
    timing: policy?.timing ?? DEFAULT_TIMING,
    decisionId: before.decisionId,
    draw: null,
    before: await listOffers(step.tx, lead.id),
    givenBy: actor && textId ? { actor, textId } : null,
    trigger: 'undone',
    final: false,
  });
  const draw = old && (await unrefundDraw(step.tx, { offerId: old.id, forOfferId: offerId }));
  if (draw) await moveLags(step.tx, draw, step.now);
}

/** An owner keeps it while Away; somebody who is only asked is not asked then. */
function mayHaveIt({ state, shift }: Member, isBack: boolean): boolean {
  return isBack ? !state?.deactivatedAt : shift.state !== 'unavailable';
}

/** It had waited: for a person it waits again, for anything else it is decided anew. */
async function nobodyBefore(step: Step, lead: LeadRecord): Promise<Returned> {
  if (lead.heldFor?.code.startsWith('quarantine.')) {
    await quarantineLead(step, lead, { reason: lead.heldFor, decisionId: null });
    return { to: null, owns: false };
  }
  if (lead.heldFor && waitsFor(lead.heldFor, lead) === WAITS_FOR.manager) {
    await holdLead(step, lead, { poolId: null, reason: lead.heldFor, decisionId: null });
    return { to: null, owns: false };
  }
  const { rep } = await placeLead(step, lead, 'undone');
  return { to: rep, owns: false };
}
