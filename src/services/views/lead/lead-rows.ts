/** Draws leads as the rows of a list: who has each, until when, and why it waits. */

import type { Reader } from '../../../db/database.ts';
import { listClocks } from '../../../db/delivery/clock-store.ts';
import { latestDecision } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { findOpenAssignment, listOffers } from '../../../db/leads/offer-store.ts';
import { personName } from '../../../routing/intake/person/identify-person.ts';
import type { LeadRow } from '../../../routing/model/cards/cards.ts';
import { isTouchPromise } from '../../../routing/model/offer.ts';
import { reasonWords } from '../../../routing/model/reasons.ts';
import type { Slot } from '../../../words/say.ts';
import { nameOfHolder } from '../names.ts';
import { heldReason } from './held-reason.ts';
import { snoozeOf } from './snooze-of.ts';

export async function toLeadRow(from: Reader, lead: LeadRecord): Promise<LeadRow> {
  const assignment = await findOpenAssignment(from, lead.id);
  const clocks = await listClocks(from, lead.id);
  const running = clocks.findLast(
    (clock) => clock.state === 'running' && clock.kind !== 'snooze' && clock.kind !== 'ladder',
  );
  const isOwned = lead.state === 'claimed' || lead.state === 'working';
  const late = clocks.findLast(({ kind, state }) => isTouchPromise(kind) && state === 'breached');
  const promised = running ?? (isOwned ? late : undefined);
  const isSnoozed = clocks.some(({ kind, state }) => kind === 'snooze' && state === 'running');
  const asked = new Set((await listOffers(from, lead.id)).map((offer) => offer.repId));
  return {
    leadId: lead.id,
    company: lead.company,
    person: personName(lead.submission.person),
    test: lead.test,
    state: lead.state,
    engagement: lead.engagement,
    dueAt: promised?.dueAt ?? lead.routeAt,
    repName: assignment && (await nameOfHolder(from, assignment)),
    repsAsked: asked.size,
    why: assignment ? '' : await whyItWaits(from, lead),
    ...(isSnoozed ? { snooze: await snoozeOf(from, lead.id) } : {}),
  };
}

export async function toLeadRows(from: Reader, leads: LeadRecord[]): Promise<LeadRow[]> {
  return Promise.all(leads.map((lead) => toLeadRow(from, lead)));
}

/** The first reason of the last decision, or what put it on hold. */
async function whyItWaits(from: Reader, lead: LeadRecord): Promise<Slot> {
  if (lead.closedAt) return lead.closeReason ?? '';
  if (lead.state === 'received') return '';
  if (lead.state === 'held' || lead.state === 'quarantined') return heldReason(lead);
  const decision = await latestDecision(from, lead.id);
  const [reason] = decision?.reasons ?? [];
  return reason ? reasonWords(reason) : heldReason(lead);
}
