/** Makes one lead of two that turned out to be the same: the first one's id stays as an alias. */
import { moveTouches } from '../db/intake-store.ts';
import { type LeadRecord, lockLead, resolveLead, updateLead } from '../db/lead-store.ts';
import { findOpenOffer } from '../db/offer-store.ts';
import { identifyPerson } from '../routing/intake/identify-person.ts';
import { companyLabel, searchTextOf } from '../routing/intake/label-lead.ts';
import { mergeFaults, mergeSubmissions } from '../routing/intake/merge-submission.ts';
import { type Actor, hasRole } from '../routing/model/actor.ts';
import type { Context } from './context.ts';
import { holderOf } from './steps/answer-offer.ts';
import { endLead } from './steps/end-lead.ts';
import { redrawOffer } from './steps/end-offer.ts';
import { lookAgain } from './steps/look-again.ts';
import { findPerformer, type Refusal, refuse } from './steps/permission.ts';
import { audit, inStep, type Step } from './steps/step.ts';

export type MergeOutcome =
  | {
      outcome: 'merged';
      leadId: string;
      company: string;
      /** Who has it, or is asked; null when nobody is. */
      rep: string | null;
    }
  | { outcome: 'same_lead'; company: string }
  | { outcome: 'already_merged'; company: string; leadId: string }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'test_and_real' }
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
    if (!hasRole(performer.role, 'manager')) return refuse(step.tx, 'manager');
    const both = await lockBoth(step, input);
    if (!both) return { outcome: 'unknown_lead' };
    const refused = refuseMerge(both);
    if (refused) return refused;
    const { company, id: leadId } = await mergeInto(step, both);
    const holder = await holderOf(step.tx, both.into);
    return { outcome: 'merged', leadId, company, rep: holder?.name ?? null };
  });
}

export interface Both {
  from: LeadRecord;
  into: LeadRecord;
}

/** In the order of their ids, so that two merges never wait for each other. */
async function lockBoth(step: Step, { fromId, intoId }: Merge): Promise<Both | null> {
  const target = await resolveLead(step.tx, intoId);
  const locked = new Map<string, LeadRecord>();
  for (const id of [fromId, target?.id ?? ''].toSorted()) {
    const lead = await lockLead(step.ctx.db, step.tx, id);
    if (lead) locked.set(id, lead);
  }
  const from = locked.get(fromId);
  const into = locked.get(target?.id ?? '');
  return from && into && from.state !== 'erased' ? { from, into } : null;
}

function refuseMerge({ from, into }: Both): MergeOutcome | null {
  const { company } = from;
  if (from.id === into.id) return { outcome: 'same_lead', company };
  if (from.mergedInto) return { outcome: 'already_merged', company, leadId: from.mergedInto };
  if (into.closedAt) return { outcome: 'already_closed', company: into.company };
  return from.test === into.test ? null : { outcome: 'test_and_real' };
}

/** What the lead that stays says of itself wins; the other one fills its gaps. */
export async function mergeInto(step: Step, { from, into }: Both): Promise<LeadRecord> {
  await endLead(step, from, { closeAs: 'duplicate', mergedInto: into.id });
  await moveTouches(step.tx, { from: from.id, into: into.id });
  const submission = mergeSubmissions(from.submission, into.submission);
  const identity = identifyPerson(submission);
  const merged = await updateLead(step.tx, into.id, {
    accountKey: identity.accountKey,
    submission,
    faults: mergeFaults(from.faults, into.faults),
    company: companyLabel(submission, identity),
    searchText: searchTextOf(into.id, submission, identity),
    touchCount: from.touchCount + into.touchCount,
    receivedAt: earlier(from.receivedAt, into.receivedAt),
    lastTouchAt: later(from.lastTouchAt, into.lastTouchAt),
    activeAt: step.now,
    ...lookAgain(into, step.now),
  });
  const data = { from: from.id, into: into.id };
  for (const { id } of [from, into]) {
    await audit(step, { action: 'lead.merged', subject: id, leadId: id, data });
  }
  const open = await findOpenOffer(step.tx, into.id);
  if (open) await redrawOffer(step, open);
  return merged;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);
