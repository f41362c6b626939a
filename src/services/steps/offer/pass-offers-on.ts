/** Asks others about the leads somebody has not answered: withdrawn with the turn, drawn again. */
import { lockLead } from '../../../db/leads/lead-store.ts';
import { findOpenOffer, listOpenOffersOf } from '../../../db/leads/offer-store.ts';
import { placeLead } from '../placing/place-lead.ts';
import { audit, lockLedger, type Step } from '../step.ts';
import { endOffer, redrawEscalation } from './end-offer.ts';

type WhyPassed = 'away' | 'time_off' | 'left' | 'slack_dnd' | 'slack_status';

/** Call it when the rep is out by the store. Returns how many went on. */
export async function passOffersOn(step: Step, repId: string, reason: WhyPassed): Promise<number> {
  const moved = await passOn(step, repId, reason);
  // On PostgreSQL the router, who does not see before the commit that the rep is out, may have
  // asked them since. Under this lock it asks nobody, and after it it sees.
  await lockLedger(step);
  return moved + (await passOn(step, repId, reason));
}

async function passOn(step: Step, repId: string, reason: WhyPassed): Promise<number> {
  let moved = 0;
  for (const offer of await listOpenOffersOf(step.tx, repId)) {
    const lead = await lockLead(step.ctx.db, step.tx, offer.leadId);
    const ended =
      lead &&
      (await endOffer(step, offer, {
        lead,
        end: { state: 'withdrawn', reason, refund: true, assignment: 'rerouted' },
      }));
    if (!ended) continue;
    await audit(step, {
      action: 'offer.withdrawn',
      subject: offer.id,
      leadId: lead.id,
      data: { rep: repId, reason },
    });
    await redrawEscalation(step, lead.id);
    moved += 1;
    // Others who were asked at once have it yet.
    if (await findOpenOffer(step.tx, lead.id)) continue;
    await placeLead(step, lead, reason === 'left' ? 'left' : 'away');
  }
  return moved;
}
