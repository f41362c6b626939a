/** Hands the claimed leads of somebody who is out to the rep who covers, as theirs at once. */

import type { Reader } from '../../../db/database.ts';
import { listClocks } from '../../../db/delivery/clock-store.ts';
import { type LeadRecord, listLeadRecords, lockLead } from '../../../db/leads/lead-store.ts';
import { OWNED_STATES } from '../../../routing/model/lead.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import { giveByHand } from '../ownership/give-by-hand.ts';
import type { Member } from '../placing/load-team.ts';
import type { Step } from '../step.ts';

const MOST = 1_000;

/** The leads a rep owns, the oldest last. */
export function listOwnedLeads(from: Reader, repId: string, limit = MOST): Promise<LeadRecord[]> {
  return listLeadRecords(from, { states: OWNED_STATES, ownerId: repId, limit });
}

export interface Cover {
  member: Member;
  /** What the cover reads, such as "covers for Ana Ruiz". */
  reason: Reason;
}

/** Call it with the lead locked. */
export function coverLead(step: Step, lead: LeadRecord, { member, reason }: Cover): Promise<void> {
  const why = { code: 'cover', words: reason };
  return giveByHand(step, lead, { member, why, final: true, as: 'lead.covered' });
}

export interface Covering {
  repId: string;
  cover: Cover;
  /** Whether a lead goes; the others stay. */
  goes: (lead: LeadRecord) => Promise<boolean>;
}

/** Returns how many went. */
export async function coverLeads(step: Step, { repId, cover, goes }: Covering): Promise<number> {
  let gone = 0;
  for (const { id } of await listOwnedLeads(step.tx, repId)) {
    const lead = await lockLead(step.ctx.db, step.tx, id);
    if (!lead || lead.ownerId !== repId || lead.closedAt || !(await goes(lead))) continue;
    await coverLead(step, lead, cover);
    gone += 1;
  }
  return gone;
}

/** Nobody has been in touch, and the promise to be would run out before the owner is back. */
export async function isDueBefore(
  from: Reader,
  lead: LeadRecord,
  backAt: Date | null,
): Promise<boolean> {
  const clocks = await listClocks(from, lead.id);
  return clocks.some(
    ({ kind, state, repId, dueAt }) =>
      kind === 'first_touch' &&
      repId === lead.ownerId &&
      (state === 'running' || state === 'breached') &&
      lead.state === 'claimed' &&
      (backAt === null || dueAt < backAt),
  );
}
