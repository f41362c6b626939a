/** Notes that the owner has reached out: the lead is being worked and its first touch is kept. */
import { stopClocks } from '../../db/delivery/clock-store.ts';
import { type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import { findOpenAssignment } from '../../db/leads/offer-store.ts';
import { findOfferOf } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import {
  type Engagement,
  engagedBy,
  type TouchKind,
} from '../../routing/model/working/engagement.ts';
import type { Context } from '../context.ts';
import { keepText } from '../steps/keep-text.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import { redrawOffer } from '../steps/offer/end-offer.ts';
import type { Refusal } from '../steps/permission.ts';
import { drainForBulk } from '../steps/placing/drain.ts';
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
    }
  | { outcome: 'not_claimed'; company: string }
  | Refusal;

export interface Touch {
  leadId: string;
  /** Left out where the owner says no more than that they reached out. */
  kind?: TouchKind | null;
  connected?: boolean;
  note?: string | null;
  actor: Actor;
}

/** The owner may, and so may managers. The first one keeps the promise; later ones are history. */
export async function logTouch(ctx: Context, input: Touch): Promise<TouchOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { company, id: leadId } = lead;
    if (lead.state !== 'claimed' && lead.state !== 'working') {
      return { outcome: 'not_claimed', company };
    }
    const { kind = null, connected = false } = input;
    const engagement = engagedBy(lead.engagement, { kind, connected });
    await stopClocks(step.tx, { leadId, kinds: ['first_touch'] }, 'met');
    await updateLead(step.tx, leadId, { state: 'working', engagement, activeAt: step.now });
    await note(step, lead, { ...input, kind, engagement });
    await tell(step, lead, { kind, engagement });
    return { outcome: 'logged', leadId, company, first: isFirst(lead), kind, engagement };
  });
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
