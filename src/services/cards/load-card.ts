/** Loads what a card in Slack shows, from the state at this moment: nothing is kept from before. */

import { findText } from '../../db/audit/text-store.ts';
import type { Reader } from '../../db/database.ts';
import { listOfferCards } from '../../db/delivery/card-store.ts';
import { findClock, findOfferClock } from '../../db/delivery/clock-store.ts';
import { findSnooze } from '../../db/delivery/snooze-store.ts';
import { findDecision, latestDecision } from '../../db/leads/decision-store.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { findAssignment, findOffer, type OfferRecord } from '../../db/leads/offer-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type {
  OfferCard,
  ReminderCard,
  TouchReminderCard,
} from '../../routing/model/cards/cards.ts';
import { isTouchPromise } from '../../routing/model/offer.ts';
import type { Context } from '../context.ts';
import { givenWords } from '../views/given-words.ts';
import { loadCompanyData } from '../views/lead/company-data.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { settlementOf } from '../views/lead/offer-settlement.ts';
import { whyLead, whyRep } from '../views/lead/why.ts';
import { nameOfActor, repOfActor } from '../views/names.ts';
import { tasteOf } from '../views/taste-of.ts';
import { zoneOf } from '../views/zone-of.ts';

export async function loadOfferCard(
  ctx: Context,
  input: { offerId: string; repeated?: boolean },
): Promise<OfferCard | null> {
  const from = ctx.db.read;
  const found = await findOfferAndLead(from, input.offerId);
  if (!found) return null;
  const { offer, lead } = found;
  const rep = await findRepById(from, offer.repId);
  const decision = await decisionBehind(from, offer);
  const copies = await listOfferCards(from, offer.id);
  const account = decision?.account.account ?? null;
  const timeZone = await zoneOf(from, rep);
  const { facts, missing } = await loadCompanyData(from, { lead, account, now: ctx.clock.now() });
  return {
    kind: 'offer',
    lead: { ...summarizeLead(lead), facts },
    missingData: missing,
    offerId: offer.id,
    state: offer.state,
    whyLead: decision ? whyLead(decision.scores) : [],
    whyYou: decision ? whyRep(decision) : [],
    dueAt: offer.dueAt,
    ordinal: offer.ordinal,
    givenBy: await giverOf(from, offer, timeZone),
    timeZone,
    repeated: input.repeated ?? copies.some((copy) => copy.repeated),
    remindedAt: copies.find((copy) => copy.kind === 'reminder')?.postedAt ?? null,
    hidesNames: (await tasteOf(from, offer.repId)).hideNames,
    settled: await settlementOf(ctx, { offer, lead }),
  };
}

/** The one that chose this rep; what was given by hand shows why the router chose otherwise. */
async function decisionBehind(from: Reader, { assignmentId, leadId }: OfferRecord) {
  const assignment = await findAssignment(from, assignmentId);
  const own = assignment?.decisionId && (await findDecision(from, assignment.decisionId));
  return own || latestDecision(from, leadId);
}

/** `postedAt`: of the copy that is drawn again; left out, it is a new one. */
export async function loadReminderCard(
  ctx: Context,
  { offerId, postedAt }: { offerId: string; postedAt?: Date },
): Promise<ReminderCard | null> {
  const found = await findOfferAndLead(ctx.db.read, offerId);
  if (!found) return null;
  const { offer, lead } = found;
  const rep = await findRepById(ctx.db.read, offer.repId);
  const clock = await findOfferClock(ctx.db.read, offer);
  const copies = postedAt ? await listOfferCards(ctx.db.read, offer.id) : [];
  const newer = copies.find((copy) => postedAt && copy.postedAt > postedAt);
  return {
    kind: 'reminder',
    lead: summarizeLead(lead),
    offerId,
    dueAt: offer.dueAt,
    timeZone: await zoneOf(ctx.db.read, rep),
    // A test for one rep ends with that rep.
    withOthers: clock !== null && clock.offerId === null,
    goesOn: !lead.forRepId && (clock?.events.some((event) => event.do === 'reroute') ?? false),
    remindedAt: newer?.postedAt ?? null,
    hidesNames: (await tasteOf(ctx.db.read, offer.repId)).hideNames,
    settled: await settlementOf(ctx, { offer, lead }),
  };
}

/** Null once the touch was made, and for a lead that went to somebody else or is snoozed. */
export async function loadTouchReminder(
  ctx: Context,
  input: { clockId: string; late: boolean },
): Promise<TouchReminderCard | null> {
  const from = ctx.db.read;
  const clock = await findClock(from, input.clockId);
  const lead = clock && (await findLead(from, clock.leadId));
  if (!lead || !clock.repId || !isTouchPromise(clock.kind) || clock.state === 'met') return null;
  if (lead.ownerId !== clock.repId || (await findSnooze(from, lead.id))) return null;
  const rep = await findRepById(from, clock.repId);
  return {
    kind: 'touch_reminder',
    lead: summarizeLead(lead),
    repName: rep?.profile.name ?? clock.repId,
    claimedAt: (await findAssignment(from, clock.assignmentId))?.claimedAt ?? clock.startedAt,
    promise: clock.kind,
    dueAt: clock.dueAt,
    late: input.late,
    hidesNames: (await tasteOf(from, clock.repId)).hideNames,
    timeZone: await zoneOf(ctx.db.read, rep),
  };
}

async function findOfferAndLead(
  from: Reader,
  offerId: string,
): Promise<{ offer: OfferRecord; lead: LeadRecord } | null> {
  const offer = await findOffer(from, offerId);
  const lead = offer && (await findLead(from, offer.leadId));
  return lead && { offer, lead };
}

async function giverOf(
  from: Reader,
  offer: OfferRecord,
  timeZone: string,
): Promise<OfferCard['givenBy']> {
  if (!offer.givenBy) return null;
  const text = offer.givenTextId === null ? null : await findText(from, offer.givenTextId);
  const reason = givenWords(text, timeZone);
  const self = (await repOfActor(from, offer.givenBy))?.id === offer.repId;
  return { name: await nameOfActor(from, offer.givenBy), reason, self };
}
