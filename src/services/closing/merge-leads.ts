/** Makes one lead of two that turned out to be the same: the first one's id stays as an alias. */

import { resolveLead } from '../../db/leads/lead-store.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { Context } from '../context.ts';
import { lockBoth, type MergeRefusal, mergeInto, refuseMerge } from '../steps/merge/merge-into.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { inStep } from '../steps/step.ts';

export type MergeOutcome =
  | {
      outcome: 'merged';
      leadId: string;
      company: string;
      /** Who has it, or is asked; null when nobody is. */
      rep: Asked | null;
    }
  | MergeRefusal
  | Refusal;

export interface Merge {
  fromId: string;
  intoId: string;
  actor: Actor;
}

/** For managers. What is closed takes nothing in: no two leads can be aliases of each other. */
export async function mergeLeads(ctx: Context, input: Merge): Promise<MergeOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    if (!hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager', performer);
    const target = await resolveLead(step.tx, input.intoId);
    const both = await lockBoth(step, { fromId: input.fromId, intoId: target?.id ?? '' });
    if (!both) return { outcome: 'unknown_lead' };
    const refused = refuseMerge(both);
    if (refused) return refused;
    const { company, id: leadId } = await mergeInto(step, both);
    const holder = await holderOf(step.tx, both.into);
    return { outcome: 'merged', leadId, company, rep: holder?.name ?? null };
  });
}
