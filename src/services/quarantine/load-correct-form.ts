/** Loads what the form to correct a lead in quarantine is filled in with. */
import { findLead } from '../../db/leads/lead-store.ts';
import { correctableValues } from '../../routing/intake/correct-submission.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Fault } from '../../routing/model/lead.ts';
import type { CorrectableField } from '../../routing/model/quarantine.ts';
import type { Slot } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { heldReason } from '../views/lead/held-reason.ts';
import type { NotQuarantined } from './outcomes.ts';

export type CorrectForm =
  | {
      outcome: 'open';
      leadId: string;
      company: string;
      why: Slot;
      values: Record<CorrectableField, string>;
      /** What was set aside when it came in. */
      faults: Fault[];
    }
  | NotQuarantined
  | Refusal;

export async function loadCorrectForm(
  ctx: Context,
  input: { leadId: string; actor: Actor },
): Promise<CorrectForm> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, input.actor);
  if (!performer) return { outcome: 'stranger' };
  if (!hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const lead = await findLead(from, input.leadId);
  if (!lead) return { outcome: 'unknown_lead' };
  const { id: leadId, company, state, faults } = lead;
  if (state !== 'quarantined') {
    const rep = (await holderOf(from, lead))?.name ?? null;
    return { outcome: 'not_quarantined', leadId, company, state, rep };
  }
  const values = correctableValues(lead.submission);
  return { outcome: 'open', leadId, company, why: heldReason(lead), values, faults };
}
