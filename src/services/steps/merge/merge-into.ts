/** Makes one lead of two in the transaction: one closes as a duplicate, the other knows of both. */
import { moveTouches } from '../../../db/intake/intake-store.ts';
import { type LeadRecord, lockLead, updateLead } from '../../../db/leads/lead-store.ts';
import { companyLabel, searchTextOf } from '../../../routing/intake/label-lead.ts';
import {
  mergeFaults,
  mergeSubmissions,
  withoutStale,
} from '../../../routing/intake/merge-submission.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { Submission } from '../../../routing/model/lead.ts';
import { endLead } from '../closing/end-lead.ts';
import { lookAgain } from '../intake/look-again.ts';
import { redrawOpenOffers } from '../offer/end-offer.ts';
import { audit, type Step } from '../step.ts';

export interface Both {
  from: LeadRecord;
  into: LeadRecord;
}

export type MergeRefusal =
  | { outcome: 'same_lead'; company: string }
  | { outcome: 'already_merged'; company: string; leadId: string }
  | { outcome: 'already_closed'; company: string }
  | { outcome: 'test_and_real' };

/** In the order of their ids, so that two merges never wait for each other; the erased are gone. */
export async function lockBoth(
  step: Step,
  { fromId, intoId }: { fromId: string; intoId: string },
): Promise<Both | null> {
  const locked = new Map<string, LeadRecord>();
  for (const id of [fromId, intoId].toSorted()) {
    const lead = await lockLead(step.ctx.db, step.tx, id);
    if (lead) locked.set(id, lead);
  }
  const from = locked.get(fromId);
  const into = locked.get(intoId);
  return from && into && from.state !== 'erased' ? { from, into } : null;
}

export function refuseMerge({ from, into }: Both): MergeRefusal | null {
  const { company } = from;
  // Merged the other way round meanwhile, they are one lead as well.
  const isOne = from.id === into.id || into.mergedInto === from.id;
  if (isOne) return { outcome: 'same_lead', company };
  if (from.mergedInto) return { outcome: 'already_merged', company, leadId: from.mergedInto };
  if (into.closedAt) return { outcome: 'already_closed', company: into.company };
  return from.test === into.test ? null : { outcome: 'test_and_real' };
}

/** Of a repeat what is newer counts; the person stays as the lead that stays knows them. */
export function asRepeat({ from, into }: Both): Submission {
  const { person } = mergeSubmissions(from.submission, into.submission);
  return { ...mergeSubmissions(into.submission, from.submission), person };
}

/**
 * Call it with both locked and nothing against it.
 *
 * @param submission what is known of both; left out, what the lead that stays says of itself wins
 */
export async function mergeInto(
  step: Step,
  { from, into }: Both,
  more: { submission?: Submission; why?: string } = {},
): Promise<LeadRecord> {
  await endLead(step, from, { closeAs: 'duplicate', mergedInto: into.id });
  await moveTouches(step.tx, { from: from.id, into: into.id });
  const { submission = mergeSubmissions(from.submission, into.submission), why } = more;
  const identity = identifyPerson(submission);
  const faults = mergeFaults(from.faults, into.faults);
  const stale = from.stale && into.stale;
  const merged = await updateLead(step.tx, into.id, {
    accountKey: identity.accountKey,
    submission,
    faults: stale ? faults : withoutStale(faults),
    company: companyLabel(submission, identity),
    searchText: searchTextOf(into.id, submission, identity),
    touchCount: from.touchCount + into.touchCount,
    receivedAt: earlier(from.receivedAt, into.receivedAt),
    lastTouchAt: later(from.lastTouchAt, into.lastTouchAt),
    // Whoever wrote in person, or lately, by either of them is no line of a file and no old news.
    bulk: from.bulk && into.bulk,
    stale,
    activeAt: step.now,
    ...lookAgain(into, step.now),
  });
  const data = { from: from.id, into: into.id, ...(why === undefined ? {} : { why }) };
  for (const { id } of [from, into]) {
    await audit(step, { action: 'lead.merged', subject: id, leadId: id, data });
  }
  await redrawOpenOffers(step, into.id);
  return merged;
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);
