/**
 * Notes that the owner has reached out: what was promised is kept, and the next touch is promised,
 * by the time of the tier or by one that was picked.
 */
import { stopClocks } from '../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import { findOpenAssignment } from '../../db/leads/offer-store.ts';
import { findOfferOf } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import { TOUCH_PROMISES } from '../../routing/model/offer.ts';
import {
  type Engagement,
  engagedBy,
  type TouchKind,
} from '../../routing/model/working/engagement.ts';
import { judgeAhead, type SnoozeVerdict } from '../../routing/sla/judge-snooze.ts';
import type { Context } from '../context.ts';
import { keepText } from '../steps/keep-text.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import { redrawOffer } from '../steps/offer/end-offer.ts';
import type { OwnerRefusal } from '../steps/ownership/offered-to-them.ts';
import { drainForBulk } from '../steps/placing/drain.ts';
import { startTouch } from '../steps/sla/start-touch.ts';
import { loadSnoozeTerms } from '../steps/snooze/snooze-terms.ts';
import { wakeLead } from '../steps/snooze/wake-lead.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { tellCrm } from '../steps/telling/tell-crm.ts';

export type TouchOutcome =
  | {
      outcome: 'logged';
      leadId: string;
      company: string;
      /** It was the one that was promised. */
      first: boolean;
      kind: TouchKind | null;
      engagement: Engagement;
      /** When the next one is due; null where none is promised. */
      nextBy: Date | null;
    }
  | NextFault
  | { outcome: 'not_claimed'; company: string }
  | OwnerRefusal;

/** Of the next touch: gone already, or so far away that the lead would be out of sight. */
export type NextFault = { company: string } & Exclude<
  SnoozeVerdict,
  { outcome: 'may' | 'too_often' }
>;

export interface Touch {
  leadId: string;
  /** Left out where the owner says no more than that they reached out. */
  kind?: TouchKind | null;
  connected?: boolean;
  note?: string | null;
  /** By when the owner will be in touch again; left out, as the tier says. */
  nextBy?: Date | null;
  actor: Actor;
}

/** The owner may, and so may managers. The first one keeps the promise; later ones are history. */
export async function logTouch(ctx: Context, input: Touch): Promise<TouchOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { company, id: leadId, state } = found.lead;
    if (state !== 'claimed' && state !== 'working') return { outcome: 'not_claimed', company };
    const obstacle = await judgeNext(step, found.lead, input.nextBy ?? null);
    if (obstacle) return obstacle;
    const lead = await wakeLead(step, found.lead, 'touched');
    const { kind = null, connected = false } = input;
    const engagement = engagedBy(lead.engagement, { kind, connected });
    const nextBy = await promiseNext(step, lead, input.nextBy ?? null);
    // Until a next touch that was picked nobody has to do anything.
    const activeAt = input.nextBy ?? step.now;
    await updateLead(step.tx, leadId, { state: 'working', engagement, activeAt });
    await note(step, lead, { ...input, kind, engagement });
    await tell(step, lead, { kind, engagement });
    const first = isFirst(lead);
    return { outcome: 'logged', leadId, company, first, kind, engagement, nextBy };
  });
}

/** A promise may lie as far ahead as a snooze; null where it may be made. */
async function judgeNext(
  { tx, now }: Step,
  lead: LeadRecord,
  by: Date | null,
): Promise<NextFault | null> {
  const terms = by && (await loadSnoozeTerms(tx, lead));
  if (!by || !terms) return null;
  const verdict = judgeAhead({ until: by, now, limits: terms.limits });
  return verdict.outcome === 'may' ? null : { ...verdict, company: lead.company };
}

/** The one that ran is kept, and of several at most one runs. */
async function promiseNext(step: Step, lead: LeadRecord, by: Date | null): Promise<Date | null> {
  await stopClocks(step.tx, { leadId: lead.id, kinds: TOUCH_PROMISES }, 'met');
  const held = await findOpenAssignment(step.tx, lead.id);
  if (!held?.repId) return null;
  const { id: assignmentId, repId } = held;
  const start = { kind: 'next_touch', assignmentId, repId, startedAt: step.now, by } as const;
  return startTouch(step, lead, start);
}

function isFirst({ state }: LeadRecord): boolean {
  return state === 'claimed';
}

interface Noted {
  kind: TouchKind | null;
  engagement: Engagement;
}

async function note(step: Step, lead: LeadRecord, touch: Noted & Touch): Promise<void> {
  const body = touch.note?.trim();
  const kept = body ? await keepText(step, { leadId: lead.id, kind: 'touch', body }) : null;
  await audit(step, {
    action: 'lead.touched',
    subject: lead.id,
    leadId: lead.id,
    data: {
      kind: touch.kind,
      connected: touch.connected ?? false,
      first: isFirst(lead),
      engagement: touch.engagement,
      was: lead.engagement,
      note: kept?.id ?? null,
      note_commitment: kept?.commitment ?? null,
    },
  });
}

async function tell(step: Step, lead: LeadRecord, { kind, engagement }: Noted): Promise<void> {
  const held = await findOpenAssignment(step.tx, lead.id);
  const offer = held && (await findOfferOf(step.tx, held.id));
  if (offer) await redrawOffer(step, offer);
  if (lead.bulk && isFirst(lead)) await drainForBulk(step);
  await tellCrm(step, lead, { kind: 'lead.touched', payload: { touch: kind, engagement } });
}
