/** Takes what a rep did in the CRM as a touch of their lead, judged by when it was. */
import { listClocks, settleClock } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../../db/leads/lead-store.ts';
import type { AssignmentRecord } from '../../../db/leads/offer-store.ts';
import { findOfferOf, listAssignments } from '../../../db/leads/reopen-store.ts';
import { judgeActivity } from '../../../routing/crm/judge-activity.ts';
import { isNewer } from '../../../routing/crm/judge-word.ts';
import type { ClockState } from '../../../routing/model/offer.ts';
import {
  type Engagement,
  engagedBy,
  type TouchKind,
} from '../../../routing/model/working/engagement.ts';
import { touchedClock } from '../../../routing/sla/touched-clock.ts';
import { redrawOffer } from '../offer/end-offer.ts';
import { drainForBulk } from '../placing/drain.ts';
import { audit, type Step } from '../step.ts';
import { lastWord, record, type Taken, type Told, toldData } from './told.ts';

/** Of nobody else's than the owner's own, from the claim on; all other is history. */
export async function takeActivity(step: Step, told: Told, kind: TouchKind): Promise<Taken> {
  const { lead, at, event, repId } = told;
  const holdings = await listAssignments(step.tx, lead.id);
  const verdict = judgeActivity({ at, owner: event.owner ?? null, repId }, holdings);
  if ('why' in verdict) return record(step, told, verdict.why);
  const held = verdict.for;
  await keepPromise(step, held, at);
  const engagement = await engagementBy(step, told, kind);
  const isFirst = lead.state === 'claimed' && held.endedAt === null;
  await updateLead(step.tx, lead.id, {
    engagement,
    activeAt: later(lead, at),
    ...(isFirst && { state: 'working' }),
  });
  await note(step, told, { kind, engagement, first: isFirst });
  const offer = await findOfferOf(step.tx, held.id);
  if (offer) await redrawOffer(step, offer);
  // No event leaves: the system it came from would log it once more.
  if (lead.bulk && isFirst) await drainForBulk(step);
  return { status: 'applied' };
}

/** Met where it was in time, however late it is told; nothing more is asked for either way. */
async function keepPromise({ tx }: Step, held: AssignmentRecord, at: Date): Promise<void> {
  const clocks = await listClocks(tx, held.leadId);
  const clock = clocks.findLast(
    ({ kind, assignmentId }) => kind === 'first_touch' && assignmentId === held.id,
  );
  if (!clock) return;
  const state: ClockState = touchedClock(clock, at);
  await settleClock(tx, clock.id, state);
}

/** Never back; and not on where somebody put it right after that. */
async function engagementBy(step: Step, told: Told, kind: TouchKind): Promise<Engagement> {
  const { lead, event, at } = told;
  const corrected = await lastWord(step, lead.id, ['lead.engagement_set']);
  if (!isNewer({ at, id: event.id }, corrected)) return lead.engagement;
  return engagedBy(lead.engagement, { kind, connected: false });
}

function later({ activeAt }: LeadRecord, at: Date): Date {
  return activeAt && activeAt > at ? activeAt : at;
}

interface Logged {
  kind: TouchKind;
  engagement: Engagement;
  first: boolean;
}

async function note(step: Step, told: Told, { kind, engagement, first }: Logged): Promise<void> {
  const { lead, repId, note: kept } = told;
  await audit(step, {
    action: 'lead.touched',
    subject: lead.id,
    leadId: lead.id,
    data: {
      ...toldData(told),
      rep: repId,
      kind,
      connected: false,
      first,
      engagement,
      was: lead.engagement,
      note: kept?.id ?? null,
      note_commitment: kept?.commitment ?? null,
    },
  });
}
