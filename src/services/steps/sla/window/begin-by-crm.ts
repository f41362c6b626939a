/** Lets the time to claim begin that waited for the CRM: it has the owner, or stays silent. */
import { type ClockRecord, findOfferClock } from '../../../../db/delivery/clock-store.ts';
import { type LeadRecord, lockLead } from '../../../../db/leads/lead-store.ts';
import { findOffer, type OfferRecord } from '../../../../db/leads/offer-store.ts';
import { awaitedBy } from '../../../../routing/sla/plan-clock.ts';
import { redrawOffer } from '../../offer/end-offer.ts';
import { loadTeam } from '../../placing/load-team.ts';
import { audit, type Step } from '../../step.ts';
import { startWindow } from './restart-window.ts';

interface Waiting {
  lead: LeadRecord;
  offer: OfferRecord;
  clock: ClockRecord;
}

/** False where it cannot be planned, as for a rep who is gone. Call it with the lead locked. */
export async function beginByCrm(
  step: Step,
  { lead, offer, clock }: Waiting,
  as: 'confirmed' | 'silent',
): Promise<boolean> {
  const team = () => loadTeam(step.tx, step.now);
  if ((await startWindow(step, lead, { clock, offer, team })) === null) return false;
  await audit(step, {
    action: 'offer.time_began',
    subject: offer.id,
    leadId: lead.id,
    data: { rep: offer.repId, crm: as },
  });
  await redrawOffer(step, offer);
  return true;
}

/** The CRM has the owner whom it was told at the offer. Only an open offer that waits heeds it. */
export async function confirmOwner(step: Step, offerId: string): Promise<void> {
  const known = await findOffer(step.tx, offerId);
  const lead = known && (await lockLead(step.ctx.db, step.tx, known.leadId));
  const offer = lead && (await findOffer(step.tx, offerId));
  if (!offer) return;
  if (offer.state !== 'made') return redrawOffer(step, offer);
  const clock = await findOfferClock(step.tx, offer);
  const isAwaited = clock !== null && awaitedBy(clock) === 'crm_confirmed';
  if (isAwaited) await beginByCrm(step, { lead, offer, clock }, 'confirmed');
}
