/** Sends a lead on from whoever has it or is asked to the next rep, by a manager's word. */
import { type LeadRecord, updateLead } from '../../db/leads/lead-store.ts';
import {
  findOpenAssignment,
  listOpenOffers,
  type OfferRecord,
} from '../../db/leads/offer-store.ts';
import { findOfferOf } from '../../db/leads/reopen-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import { SENT_ON } from '../../routing/model/offer.ts';
import { overrideReasons, readReason } from '../../routing/policy/overrides/read-reason.ts';
import type { Context } from '../context.ts';
import { keepText } from '../steps/keep-text.ts';
import { endOffers } from '../steps/offer/end-offer.ts';
import { lockForOverride } from '../steps/ownership/permit-override.ts';
import { releaseLead } from '../steps/ownership/release-lead.ts';
import type { Refusal } from '../steps/permission.ts';
import { placeLead } from '../steps/placing/place-lead.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { nameOfHolder } from '../views/names.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import type { OverrideOutcome } from './override-assignment.ts';

export type RerouteOutcome =
  | {
      outcome: 'rerouted';
      leadId: string;
      company: string;
      /** By name, who had it or was asked. */
      from: Asked;
      /** Who is asked now; null when nobody is. */
      next: Asked | null;
    }
  /** It waits, so there is nobody to take it from. */
  | { outcome: 'with_nobody'; company: string }
  | Extract<
      OverrideOutcome,
      { outcome: 'already_closed' | 'reason_missing' | 'reason_unknown' | 'note_missing' }
    >
  | Refusal;

export interface Reroute {
  leadId: string;
  reason: string;
  actor: Actor;
}

/** For whoever may override it; the turn comes back, and only this rep is passed over. */
export async function rerouteLead(ctx: Context, input: Reroute): Promise<RerouteOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const found = await lockForOverride(step, input.leadId);
    if (found.outcome !== 'permitted') return found;
    const { lead } = found;
    const { id: leadId, company } = lead;
    if (lead.closedAt) return { outcome: 'already_closed', company };
    const held = await findOpenAssignment(step.tx, leadId);
    if (!held) return { outcome: 'with_nobody', company };
    const live = await loadLivePolicyIn(step.tx);
    const reasons = overrideReasons(live?.compiled.policy ?? null);
    const why = readReason(reasons, { reason: input.reason });
    if (why.outcome !== 'read') return why;
    const from = await nameOfHolder(step.tx, held);
    const claimed = await findOfferOf(step.tx, held.id);
    const open = await listOpenOffers(step.tx, leadId);
    await note(step, lead, { ...why, offers: open.length > 0 || !claimed ? open : [claimed] });
    const { rep: next } = await placeLead(step, await take(step, lead), 'manager');
    return { outcome: 'rerouted', leadId, company, from, next };
  });
}

/** A new round: nobody's silence counts any more. */
async function take(step: Step, lead: LeadRecord): Promise<LeadRecord> {
  const how = { reason: SENT_ON, refund: true } as const;
  const end = { ...how, state: 'withdrawn', assignment: 'rerouted' } as const;
  const ended = await endOffers(step, lead, end);
  if (ended.length === 0) return releaseLead(step, lead, { ...how, offer: 'withdrawn' });
  return updateLead(step.tx, lead.id, { round: lead.round + 1, reroutes: 0, activeAt: step.now });
}

async function note(
  step: Step,
  lead: LeadRecord,
  { code, words, offers }: { code: string; words: string; offers: readonly OfferRecord[] },
): Promise<void> {
  const kept = await keepText(step, { leadId: lead.id, kind: 'reroute', body: words });
  for (const { id, repId: rep } of offers) {
    await audit(step, {
      action: 'lead.rerouted',
      subject: id,
      leadId: lead.id,
      data: { rep, reason_code: code, note: kept.id, note_commitment: kept.commitment },
    });
  }
}
