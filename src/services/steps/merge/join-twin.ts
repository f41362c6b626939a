/** Joins a lead that was never routed to the living lead of the same person, where that is sure. */
import { findLead, type LeadRecord } from '../../../db/leads/lead-store.ts';
import { SURELY } from '../../../routing/matching/same-person.ts';
import type { Step } from '../step.ts';
import { tellOfRepeat } from '../telling/tell-of-repeat.ts';
import { findTwin } from './find-twin.ts';
import { asRepeat, lockBoth, mergeInto, refuseMerge } from './merge-into.ts';
import { suggestTwin } from './suggest.ts';

const MATCHER = { kind: 'system', part: 'matcher' } as const;

/**
 * Call it before the lead is locked: both are locked in their order. A twin that is not sure is a
 * suggestion, and the lead goes on.
 *
 * @returns true when the lead is another one now
 */
export async function joinTwin(step: Step, leadId: string): Promise<boolean> {
  const lead = await findLead(step.tx, leadId);
  if (!lead || !isNew(lead)) return false;
  const twin = await findTwin(step.tx, lead, step.now);
  if (!twin) return false;
  const both = await lockBoth(step, { fromId: lead.id, intoId: twin.lead.id });
  if (!both || !isNew(both.from) || refuseMerge(both) || both.into.state === 'erased') return false;
  if (!SURELY.has(twin.likeness)) {
    await suggestTwin(step, both, twin.likeness);
    return false;
  }
  const wrote = both.from.submission.request.message !== undefined;
  const matcher = { ...step, actor: MATCHER };
  await mergeInto(matcher, both, { submission: asRepeat(both), why: twin.likeness });
  await tellOfRepeat(matcher, both.into, { wrote, bulk: both.from.bulk });
  return true;
}

/** Nothing was decided about it, and no person has spoken. */
function isNew({ state, routeTrigger }: LeadRecord): boolean {
  return state === 'received' && routeTrigger === 'intake';
}
