/** Makes a rep the owner: the claim clock is met, the first-touch clock starts, the CRM is told. */
import { stopClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import { claimAssignment, type OfferRecord, settleOffer } from '../../../db/leads/offer-store.ts';
import type { RepRecord } from '../../../db/workspace/team-store.ts';
import type { EventType } from '../../../routing/contracts/events.ts';
import { bookedMeeting } from '../../../routing/model/lead.ts';
import { redrawEscalation, redrawOffer } from '../offer/end-offer.ts';
import { noteTestLead } from '../onboarding/note-test-lead.ts';
import { startTouch } from '../sla/start-touch.ts';
import { audit, type Step } from '../step.ts';
import { tellCrm } from '../telling/tell-crm.ts';
import { isWrittenAtOffer } from '../telling/tell-offered-owner.ts';
import { tellThread } from '../telling/tell-thread.ts';

/** How the rep came to own it: by claiming, or because it came back to whom it was with. */
type Event = 'lead.claimed' | 'lead.returned' | 'lead.reopened';

interface Claimed {
  lead: LeadRecord;
  offer: OfferRecord;
  rep: RepRecord;
  /** Another rep, who works on another lead of the same company. */
  beside?: string | null | undefined;
}

/** Call it only after the compare-and-set on the offer said that this rep was first. */
export async function takeOwnership(
  step: Step,
  claimed: Claimed,
  action: Event = 'lead.claimed',
): Promise<void> {
  const { lead, offer, rep, beside } = claimed;
  await claimAssignment(step.tx, offer.assignmentId, step.now);
  await stopClocks(step.tx, { leadId: lead.id }, 'met');
  const firstTouchBy = await startTouch(step, lead, {
    kind: 'first_touch',
    repId: rep.id,
    assignmentId: offer.assignmentId,
    startedAt: touchableFrom(lead, step.now),
  });
  await updateLead(step.tx, lead.id, {
    state: 'claimed',
    ownerId: rep.id,
    routeAt: null,
    reroutes: 0,
    activeAt: step.now,
  });
  await audit(step, {
    action,
    subject: offer.id,
    leadId: lead.id,
    data: { rep: rep.id, assignment: offer.assignmentId, ...(beside && { beside }) },
  });
  if (lead.test) await noteTestLead(step, 'testedAt');
  await redrawOffer(step, offer);
  await redrawEscalation(step, lead.id);
  await tellThread(step, lead.id, { news: 'settled' });
  const isWritten = action === 'lead.claimed' && (await isWrittenAtOffer(step, offer));
  const kinds = isWritten ? AT_CLAIM.filter((kind) => kind !== 'crm.owner_set') : AT_CLAIM;
  await announce(step, claimed, { kinds, firstTouchBy });
}

/** For whoever need not claim: given for good by a manager, or the host of a booked meeting. */
export async function claimAtOnce(
  step: Step,
  { lead, offerId, rep }: { lead: LeadRecord; offerId: string; rep: RepRecord },
): Promise<void> {
  const claim = { state: 'claimed', at: step.now, reason: null } as const;
  const offer = await settleOffer(step.tx, offerId, claim);
  if (offer) await takeOwnership(step, { lead, offer, rep });
}

/** Owner before task, in the lead's own stream: nobody mails the prospect from the wrong rep. */
const AT_CLAIM = ['crm.owner_set', 'crm.task_created', 'assignment.claimed'] as const;

async function announce(
  step: Step,
  { lead, offer, rep }: Claimed,
  { kinds, firstTouchBy }: { kinds: readonly EventType[]; firstTouchBy: Date | null },
): Promise<void> {
  const { assignmentId } = offer;
  const about = { assignmentId, offerId: offer.id, repId: rep.id };
  const dueAt = firstTouchBy?.toISOString() ?? null;
  for (const kind of kinds) {
    const payload = kind === 'crm.task_created' ? { ...about, dueAt } : about;
    await tellCrm(step, lead, { kind, payload });
  }
}

/** Who has a meeting booked is touched there: the promise runs from its start. */
function touchableFrom({ submission }: LeadRecord, now: Date): Date {
  const meetingAt = new Date(bookedMeeting(submission)?.starts_at ?? now);
  return meetingAt > now ? meetingAt : now;
}
