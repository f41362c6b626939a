/** Notes that the owner has reached out: the lead is being worked and its first touch is kept. */
import { stopClocks } from '../db/clock-store.ts';
import { lockLead, updateLead } from '../db/lead-store.ts';
import { listOffers } from '../db/offer-store.ts';
import { type Actor, hasRole } from '../routing/model/actor.ts';
import type { Context } from './context.ts';
import { redrawOffer } from './steps/end-offer.ts';
import { findPerformer, type Refusal, refuse } from './steps/permission.ts';
import { audit, inStep } from './steps/step.ts';
import { tellCrm } from './steps/tell-crm.ts';

export type TouchOutcome =
  | { outcome: 'logged'; company: string }
  | { outcome: 'not_claimed'; company: string }
  | Refusal;

export async function logTouch(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<TouchOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    const lead = await lockLead(ctx.db, step.tx, input.leadId);
    if (!lead) return { outcome: 'unknown_lead' };
    const isOwner = performer.rep !== null && performer.rep.id === lead.ownerId;
    if (!isOwner && !hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
    const { company } = lead;
    if (lead.state !== 'claimed' && lead.state !== 'working') {
      return { outcome: 'not_claimed', company };
    }
    await stopClocks(step.tx, { leadId: lead.id, kind: 'first_touch' }, 'met');
    await updateLead(step.tx, lead.id, { state: 'working' });
    await audit(step, { action: 'lead.touched', subject: lead.id, leadId: lead.id });
    const last = (await listOffers(step.tx, lead.id)).at(-1);
    if (last) await redrawOffer(step, last);
    await tellCrm(step, lead, { kind: 'lead.touched', payload: {} });
    return { outcome: 'logged', company };
  });
}
