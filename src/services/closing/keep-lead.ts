/** Says that a lead which a rep called bad is fine: it goes back to its owner, else to the next. */

import { type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import { findDraw, moveLags, refundDraw } from '../../db/leads/ledger-store.ts';
import { findOpenAssignment, type OfferRecord } from '../../db/leads/offer-store.ts';
import { findOfferOf, unrefundDraw } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import { CALLED_BAD } from '../../routing/model/offer.ts';
import { because } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { findCalledBad } from '../steps/closing/bad-lead.ts';
import { lockForManager } from '../steps/lock-permitted.ts';
import { redrawEscalation, redrawOffer } from '../steps/offer/end-offer.ts';
import { giveByHand } from '../steps/ownership/give-by-hand.ts';
import type { Refusal } from '../steps/permission.ts';
import { loadTeam, type Member } from '../steps/placing/load-team.ts';
import { placeLead } from '../steps/placing/place-lead.ts';
import { audit, inStep, type Step } from '../steps/step.ts';

export type KeepOutcome =
  | {
      outcome: 'kept';
      leadId: string;
      company: string;
      /** By name, who has it again or is asked now; null when nobody is. */
      rep: Asked | null;
      /** It is with its owner again. */
      owns: boolean;
    }
  /** Nobody calls it bad, or it was settled meanwhile. */
  | { outcome: 'not_called_bad'; company: string }
  | Refusal;

export interface Keep {
  leadId: string;
  actor: Actor;
}

/** For managers. Whoever declined it is not asked again; the turn stays as the decline left it. */
export async function keepLead(ctx: Context, input: Keep): Promise<KeepOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForManager(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    const offer = await findCalledBad(step.tx, lead);
    if (!offer) return { outcome: 'not_called_bad', company };
    await audit(step, {
      action: 'lead.kept',
      subject: leadId,
      leadId,
      data: { rep: offer.repId },
    });
    const owner = offer.reason === CALLED_BAD ? await memberOf(step, offer.repId) : null;
    const rep = owner ? await giveBackTo(step, lead, { owner, offer }) : await goOn(step, lead);
    await redrawOffer(step, offer);
    return { outcome: 'kept', leadId, company, rep, owns: owner !== null };
  });
}

/** Null for somebody who is no longer in Slack or on the roster. */
async function memberOf({ tx, now }: Step, repId: string): Promise<Member | null> {
  const member = (await loadTeam(tx, now)).get(repId);
  return member && !member.state?.deactivatedAt ? member : null;
}

/** A new card, because an edit of the old one would notify nobody; one turn is used in all. */
async function giveBackTo(
  step: Step,
  lead: LeadRecord,
  { owner, offer }: { owner: Member; offer: OfferRecord },
): Promise<string> {
  const why = { code: 'not_bad', words: because('given.not_bad') };
  await giveByHand(step, lead, { member: owner, why, final: true, as: 'lead.overridden' });
  const held = await findOpenAssignment(step.tx, lead.id);
  const again = held && (await findOfferOf(step.tx, held.id));
  if (again) await moveTurn(step, offer.id, again.id);
  return owner.record.profile.name;
}

/** To the offer that holds the lead now, unless that one used a turn of its own. */
async function moveTurn({ tx, now }: Step, from: string, to: string): Promise<void> {
  if (!(await refundDraw(tx, from, now)) || (await findDraw(tx, to))) return;
  const draw = await unrefundDraw(tx, { offerId: from, forOfferId: to });
  if (draw) await moveLags(tx, draw, now);
}

async function goOn(step: Step, lead: LeadRecord): Promise<Asked | null> {
  const fresh = await updateLead(step.tx, lead.id, { activeAt: step.now });
  const { rep } = await placeLead(step, fresh, 'manager');
  await redrawEscalation(step, lead.id);
  return rep;
}
