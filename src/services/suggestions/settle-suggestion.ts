/** Takes a manager's word on whether two are the same, and does what follows from it. */

import {
  findSuggestion,
  type SuggestionRecord,
  settleSuggestion as settleRow,
} from '../../db/knowledge/suggestion-store.ts';
import { findLead, type LeadRecord, lockLead, resolveLead } from '../../db/leads/lead-store.ts';
import { writeAccountLink } from '../../db/workspace/account-match-store.ts';
import { findAccountName } from '../../db/workspace/account-store.ts';
import { type Actor, actorName, hasRole } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { Context } from '../context.ts';
import { asRepeat, lockBoth, mergeInto, refuseMerge } from '../steps/merge/merge-into.ts';
import { linkKeyOf } from '../steps/merge/suggest.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { decideAnew } from '../steps/placing/decide-anew.ts';
import { audit, inStep, type Step } from '../steps/step.ts';
import { tellOfRepeat } from '../steps/telling/tell-of-repeat.ts';
import { nameOfActor } from '../views/names.ts';
import { redrawSuggestion } from './redraw-suggestion.ts';

export type SettleOutcome =
  /** `moved`: it goes by the rules of the account now; `rep` has it or is asked. */
  | { outcome: 'linked'; company: string; account: string; rep: Asked | null; moved: boolean }
  | { outcome: 'not_linked'; company: string; account: string }
  | { outcome: 'merged'; company: string; leadId: string; rep: Asked | null }
  | { outcome: 'kept_apart'; company: string }
  | { outcome: 'settled_before'; company: string; by: string; at: Date }
  /** The account is gone, or one of the leads is over. */
  | { outcome: 'outdated'; company: string }
  | Refusal;

export interface Settling {
  suggestionId: string;
  same: boolean;
  actor: Actor;
}

/** For managers. Of any number of clicks the first one counts. */
export async function settleSuggestion(ctx: Context, input: Settling): Promise<SettleOutcome> {
  return inStep(ctx, input.actor, async (step) => {
    const performer = await findPerformer(step.tx, input.actor);
    if (!performer) return { outcome: 'stranger' };
    if (!hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
    const found = await findSuggestion(step.tx, input.suggestionId);
    const lead = found && (await findLead(step.tx, found.leadId));
    if (!lead) return { outcome: 'unknown_lead' };
    const settle = found.kind === 'account' ? settleAccount : settlePerson;
    return settle(step, { found, lead, same: input.same });
  });
}

interface Question {
  found: SuggestionRecord;
  lead: LeadRecord;
  same: boolean;
}

async function settleAccount(step: Step, asked: Question): Promise<SettleOutcome> {
  const { found, same } = asked;
  const lead = await lockLead(step.ctx.db, step.tx, asked.lead.id);
  const account = await findAccountName(step.tx, found.target);
  const key = lead && lead.state !== 'erased' ? linkKeyOf(lead.submission) : null;
  const { company } = asked.lead;
  if (!lead || !account || key === null) {
    return (await close(step, asked, 'outdated')) ?? { outcome: 'outdated', company };
  }
  const before = await close(step, asked, same ? 'confirmed' : 'refused');
  if (before) return before;
  const link = { key, accountId: same ? account.id : null, by: actorName(step.actor) };
  await writeAccountLink(step.tx, { ...link, at: step.now });
  await note(step, same ? 'account.linked' : 'account.kept_apart', found);
  if (!same) return { outcome: 'not_linked', company, account: account.name };
  const moved = await decideAnew(step, lead);
  const holder = await holderOf(step.tx, lead);
  return { outcome: 'linked', company, account: account.name, rep: holder?.name ?? null, moved };
}

async function settlePerson(step: Step, asked: Question): Promise<SettleOutcome> {
  const { found, lead, same } = asked;
  const { company } = lead;
  if (!same) {
    const before = await close(step, asked, 'refused');
    if (before) return before;
    await note(step, 'lead.kept_apart', found);
    return { outcome: 'kept_apart', company };
  }
  const target = await resolveLead(step.tx, found.target);
  const both = await lockBoth(step, { fromId: lead.id, intoId: target?.id ?? '' });
  const isOver = !both || refuseMerge(both) || both.from.closedAt;
  const before = await close(step, asked, isOver ? 'outdated' : 'confirmed');
  if (before || !both) return before ?? { outcome: 'outdated', company };
  const merged = await mergeInto(step, both, { submission: asRepeat(both), why: 'suggestion' });
  const wrote = both.from.submission.request.message !== undefined;
  await tellOfRepeat(step, both.into, { wrote, bulk: false });
  const holder = await holderOf(step.tx, merged);
  return { outcome: 'merged', company, leadId: merged.id, rep: holder?.name ?? null };
}

/** Null when this very act settled it, as something that still matters. */
async function close(
  step: Step,
  { found, lead: { company } }: Question,
  state: 'confirmed' | 'refused' | 'outdated',
): Promise<SettleOutcome | null> {
  const as = { state, by: actorName(step.actor), at: step.now };
  if (await settleRow(step.tx, found.id, as)) {
    await redrawSuggestion(step, found);
    if (state !== 'outdated') return null;
    await note(step, 'suggestion.outdated', found);
    return { outcome: 'outdated', company };
  }
  const { settledBy, settledAt } = (await findSuggestion(step.tx, found.id)) ?? found;
  const by = await nameOfActor(step.tx, settledBy ?? '');
  return { outcome: 'settled_before', company, by, at: settledAt ?? step.now };
}

async function note(step: Step, action: string, found: SuggestionRecord): Promise<void> {
  const data = { [found.kind === 'account' ? 'account' : 'target']: found.target };
  await audit(step, { action, subject: found.id, leadId: found.leadId, data });
}
