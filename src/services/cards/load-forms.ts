/** Loads what a modal asks: the reasons to decline, the reps a lead may be given to. */
import { findLead } from '../../db/leads/lead-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import type { OverrideReason } from '../../routing/model/policy/governance.ts';
import type { DeclineReason } from '../../routing/model/policy/policy.ts';
import { overrideReasons } from '../../routing/policy/overrides/read-reason.ts';
import type { Context } from '../context.ts';
import { findAnswerable, type OfferRefusal } from '../steps/offer/answer-offer.ts';
import { findSpentLimit, listDeclineReasons } from '../steps/offer/decline-reason.ts';
import { permitOverride } from '../steps/ownership/permit-override.ts';
import { findPerformer, type Refusal } from '../steps/permission.ts';
import { loadTeamRows } from '../views/team-rows.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';

export type DeclineForm =
  | {
      outcome: 'open';
      offerId: string;
      leadId: string;
      company: string;
      /** Each with whether the turn comes back for it. */
      reasons: DeclineReason[];
      /** So many turns came back within a day that this one does not; else null. */
      cameBack: number | null;
    }
  | OfferRefusal;

export async function loadDeclineForm(
  ctx: Context,
  input: { offerId: string; actor: Actor },
): Promise<DeclineForm> {
  const from = ctx.db.read;
  const found = await findAnswerable(from, input, (id) => findLead(from, id));
  if (found.outcome === 'already_yours') return { outcome: 'unknown_offer' };
  if (found.outcome !== 'open') return found;
  const { offer, lead } = found;
  return {
    outcome: 'open',
    offerId: offer.id,
    leadId: lead.id,
    company: lead.company,
    reasons: await listDeclineReasons(from, offer),
    cameBack: await findSpentLimit(from, offer, ctx.clock.now()),
  };
}

export type ReassignForm =
  | {
      outcome: 'open';
      leadId: string;
      company: string;
      reps: TeamRow[];
      reasons: OverrideReason[];
    }
  | { outcome: 'already_closed'; company: string }
  | Refusal;

/** Everybody may be picked, the most owed of the available first. */
export async function loadReassignForm(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<ReassignForm> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  const lead = await findLead(from, input.leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const permit = await permitOverride(from, performer, lead);
  if (permit.outcome !== 'permitted') return permit;
  const { id: leadId, company } = lead;
  if (lead.closedAt) return { outcome: 'already_closed', company };
  const reps = (await loadTeamRows(from, ctx.clock.now())).toSorted(byStanding);
  const live = await loadLivePolicyIn(from);
  const reasons = overrideReasons(live?.compiled.policy ?? null);
  return { outcome: 'open', leadId, company, reps, reasons };
}

function byStanding(a: TeamRow, b: TeamRow): number {
  const free = Number(b.state === 'available') - Number(a.state === 'available');
  return free === 0 ? b.owed - a.owed : free;
}
