/** Notes that the owner has reached out: the lead is being worked and its first touch is kept. */
import { stopClocks } from '../../db/delivery/clock-store.ts';
import { updateLead } from '../../db/leads/lead-store.ts';
import { findOpenAssignment } from '../../db/leads/offer-store.ts';
import { findOfferOf } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { lockForOwner } from '../steps/lock-permitted.ts';
import { redrawOffer } from '../steps/offer/end-offer.ts';
import type { Refusal } from '../steps/permission.ts';
import { drainForBulk } from '../steps/placing/drain.ts';
import { audit, inStep } from '../steps/step.ts';
import { tellCrm } from '../steps/telling/tell-crm.ts';

export type TouchOutcome =
  | { outcome: 'logged'; company: string }
  | { outcome: 'not_claimed'; company: string }
  | Refusal;

export async function logTouch(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<TouchOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOwner(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { company } = lead;
    if (lead.state !== 'claimed' && lead.state !== 'working') {
      return { outcome: 'not_claimed', company };
    }
    await stopClocks(step.tx, { leadId: lead.id, kind: 'first_touch' }, 'met');
    await updateLead(step.tx, lead.id, { state: 'working', activeAt: step.now });
    await audit(step, { action: 'lead.touched', subject: lead.id, leadId: lead.id });
    const held = await findOpenAssignment(step.tx, lead.id);
    const offer = held && (await findOfferOf(step.tx, held.id));
    if (offer) await redrawOffer(step, offer);
    if (lead.bulk && lead.state === 'claimed') await drainForBulk(step);
    await tellCrm(step, lead, { kind: 'lead.touched', payload: {} });
    return { outcome: 'logged', company };
  });
}
