/**
 * Takes back the last thing somebody did to a lead: their own claim or decline, for a short while,
 * or, for whoever may override, who it was given to by hand.
 */

import { type LeadRecord, lockLead } from '../../db/leads/lead-store.ts';
import { listOffers, type OfferRecord } from '../../db/leads/offer-store.ts';
import { type Actor, actorName, hasRole } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import { SLIP_MS } from '../../routing/model/offer.ts';
import type { Context } from '../context.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { passOffersOn } from '../steps/offer/pass-offers-on.ts';
import { permitOverride } from '../steps/ownership/permit-override.ts';
import { findPerformer, type Performer, type Refusal } from '../steps/permission.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { inStep, type Step } from '../steps/step.ts';
import { judgeUndo, type UndoVerdict } from '../steps/undo/judge-undo.ts';
import { reopenOffer } from '../steps/undo/reopen-offer.ts';
import { findGift, undoOverride } from '../steps/undo/undo-override.ts';

type WhyNot = Extract<UndoVerdict, { may: false }>['why'];

export type UndoOutcome =
  /** `until` null: the rep is out by now, so it went on at once. */
  | {
      outcome: 'answer_undone';
      leadId: string;
      offerId: string;
      company: string;
      until: Date | null;
    }
  | {
      outcome: 'override_undone';
      leadId: string;
      company: string;
      to: Asked | null;
      owns: boolean;
    }
  /** A double click on what was there before: nothing was meant by it. */
  | { outcome: 'slipped'; company: string }
  | {
      outcome: 'cannot_undo';
      company: string;
      why: WhyNot;
      was: 'claim' | 'decline';
      holder: Asked | null;
    }
  /** The rep who was given the lead is at work on it. */
  | { outcome: 'worked_on'; company: string; by: Asked }
  | { outcome: 'nothing_to_undo'; company: string }
  | Refusal;

export interface Undo {
  leadId: string;
  /** The card whose button was pressed; without one, whatever the person did last. */
  offerId?: string | undefined;
  actor: Actor;
}

export async function undoLast(ctx: Context, input: Undo): Promise<UndoOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    const lead = await lockLead(ctx.db, step.tx, input.leadId);
    if (!lead) return { outcome: 'unknown_lead' };
    const offer = await ownAnswer(step, { lead, performer, offerId: input.offerId });
    const mine =
      offer && (await undoAnswer(step, { lead, offer, pressed: Boolean(input.offerId) }));
    if (mine && mine.outcome !== 'cannot_undo') return mine;
    const given = !input.offerId && (await undoGift(step, lead, performer));
    return given || mine || { outcome: 'nothing_to_undo', company: lead.company };
  });
}

/** The last offer of this lead that the person answered. */
async function ownAnswer(
  step: Step,
  asked: { lead: LeadRecord; performer: Performer; offerId: string | undefined },
): Promise<OfferRecord | undefined> {
  const repId = asked.performer.rep?.id;
  const own = (await listOffers(step.tx, asked.lead.id)).filter((one) => one.repId === repId);
  if (asked.offerId) return own.find(({ id }) => id === asked.offerId);
  return own.findLast(({ state }) => state === 'claimed' || state === 'declined');
}

async function undoAnswer(
  step: Step,
  { lead, offer, pressed }: { lead: LeadRecord; offer: OfferRecord; pressed: boolean },
): Promise<UndoOutcome> {
  const { company } = lead;
  const changedAt = offer.settledAt ?? offer.reopenedAt ?? offer.madeAt;
  const sinceMs = step.now.getTime() - changedAt.getTime();
  if (pressed && sinceMs < SLIP_MS) return { outcome: 'slipped', company };
  const verdict = await judgeUndo(step.tx, { offer, lead }, step.now);
  if (verdict.may) {
    const until = await reopenOffer(step, { lead, offer });
    const isOut = (await shiftOf(step, offer.repId)) === 'unavailable';
    if (isOut) await passOffersOn(step, offer.repId, 'away');
    const about = { leadId: lead.id, offerId: offer.id, company };
    return { outcome: 'answer_undone', ...about, until: isOut ? null : until };
  }
  const holder = await holderOf(step.tx, lead);
  const was = offer.state === 'declined' ? 'decline' : 'claim';
  return { outcome: 'cannot_undo', company, why: verdict.why, was, holder: holder?.name ?? null };
}

async function shiftOf({ tx, now }: Step, repId: string) {
  return (await loadTeam(tx, now)).get(repId)?.shift.state;
}

async function undoGift(
  step: Step,
  lead: LeadRecord,
  performer: Performer,
): Promise<UndoOutcome | null> {
  const gift = await findGift(step, lead);
  if (!gift) return null;
  // What somebody gave they may take back, even where they may no longer give.
  const isOwnGift = gift.offer.givenBy === actorName(step.actor);
  const found = isOwnGift || (await permitOverride(step.tx, performer, lead));
  const isRefused = found !== true && found.outcome !== 'permitted';
  if (isRefused) return hasRole(performer.role, 'manager') ? found : null;
  const { id: leadId, company } = lead;
  if (lead.state === 'working') {
    const by = (await holderOf(step.tx, lead))?.name ?? gift.offer.repId;
    return { outcome: 'worked_on', company, by };
  }
  return { outcome: 'override_undone', leadId, company, ...(await undoOverride(step, gift)) };
}
