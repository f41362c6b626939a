/** Loads the card of a lead that needs somebody: who missed it, who has it, what happens next. */
import { findLatestEvent } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { findOfferClock } from '../../db/delivery/clock-store.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { findDraw } from '../../db/leads/ledger-store.ts';
import { listOffers, listOpenOffers, type OfferRecord } from '../../db/leads/offer-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import { BATON } from '../../routing/model/actor.ts';
import type { Asked } from '../../routing/model/cards/asked.ts';
import type { EscalationCard } from '../../routing/model/cards/escalation-cards.ts';
import type { Context } from '../context.ts';
import { findCalledBad } from '../steps/closing/bad-lead.ts';
import { isCalled } from '../steps/offer/call.ts';
import { escalationPath, managerOf } from '../views/escalation/escalation-path.ts';
import { holderOf, nextSteps, onIt } from '../views/escalation/escalation-plan.ts';
import { heldReason } from '../views/lead/held-reason.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { nameOfActor, nameOfRep, toAsked } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';

export async function loadEscalationCard(
  ctx: Context,
  input: { leadId: string; why?: string },
): Promise<EscalationCard | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, input.leadId);
  if (!lead) return null;
  const offers = await listOffers(from, lead.id);
  const { cause, asked, open, clock, about } = await standing(from, {
    lead,
    offers,
    now: ctx.clock.now(),
  });
  const rep = about && (await findRepById(from, about.repId));
  const manager = await managerOf(from, lead.id);
  const path = await escalationPath(from, {
    leadId: lead.id,
    poolId: null,
    repId: about?.repId ?? null,
  });
  const isOne = asked.length < 2;
  // In a channel nobody was asked by name.
  const isNamed = about !== null && !(await isCalled(from, about));
  const repName = isNamed ? await namesOf(from, { about, offers }) : null;
  const isToRep = isOne && Boolean(rep?.slackUserId) && path[0] === rep?.slackUserId;
  const isMissedByOne = about?.state === 'expired' && typeof repName === 'string';
  return {
    kind: 'escalation',
    lead: summarizeLead(lead),
    cause,
    repId: about?.repId ?? null,
    repName,
    isToRep,
    missedRepId: isMissedByOne && about.repId !== open?.repId ? about.repId : null,
    missedAt: about && about.dueAt <= ctx.clock.now() ? about.dueAt : null,
    current: open && (await holderOf(from, { open, clock })),
    repsAsked: new Set(offers.map((one) => one.repId)).size,
    why: lead.state === 'held' ? heldReason(lead) : '',
    calledBad: await calledBad(from, lead),
    nextSteps: await nextSteps(from, { lead, open, clock }),
    onIt: await onIt(from, lead.id, ctx.clock.now()),
    mention: open || isToRep ? null : (manager?.slackUserId ?? null),
    timeZone: await zoneOf(from, manager ?? rep),
    settled: await settledBy(from, lead, offers),
  };
}

async function calledBad(from: Reader, lead: LeadRecord): Promise<EscalationCard['calledBad']> {
  const offer = await findCalledBad(from, lead);
  if (!offer) return undefined;
  const draw = await findDraw(from, offer.id);
  const turn = draw !== null && draw.refundedAt === null;
  return { rep: await nameOfRep(from, offer.repId), turn };
}

/** Who is asked now, and whom the card is about. */
async function standing(
  from: Reader,
  { lead, offers, now }: { lead: LeadRecord; offers: OfferRecord[]; now: Date },
) {
  const asked = await listOpenOffers(from, lead.id);
  const open = asked[0] ?? null;
  const clock = open && (await findOfferClock(from, open));
  const cause = causeOf(lead, asked, now);
  const isStuck = cause === 'undelivered' || clock?.state === 'breached';
  const expired = offers.findLast((one) => one.state === 'expired');
  // A manager took it from them after their time, so that it did not run out by itself.
  const before = offers.findLast((one) => one.id !== open?.id);
  // Whose time is over now, before whoever had it earlier.
  const about = isStuck ? open : (expired ?? before ?? open);
  return { cause, asked, open, clock, about };
}

/** A card is on its way for a moment; only then is it called undelivered. */
const ON_ITS_WAY_MS = 15_000;

function causeOf(
  lead: LeadRecord,
  asked: readonly OfferRecord[],
  now: Date,
): EscalationCard['cause'] {
  if (lead.state === 'held' || lead.state === 'quarantined') return 'nobody';
  const isLate = ({ madeAt }: OfferRecord) => now.getTime() - madeAt.getTime() > ON_ITS_WAY_MS;
  const isStuck = asked.length > 0 && asked.every((one) => isLate(one) && !one.deliveredAt);
  return isStuck ? 'undelivered' : 'missed';
}

/** Who was asked together with whom the card is about, and ended alike. */
async function namesOf(
  from: Reader,
  { about, offers }: { about: OfferRecord; offers: readonly OfferRecord[] },
): Promise<Asked> {
  const together = offers.filter(
    ({ assignmentId, state }) => assignmentId === about.assignmentId && state === about.state,
  );
  const names = await Promise.all(together.map(({ repId }) => nameOfRep(from, repId)));
  return toAsked(names) ?? [];
}

async function settledBy(
  from: Reader,
  lead: LeadRecord,
  offers: OfferRecord[],
): Promise<EscalationCard['settled']> {
  if (lead.closedAt) {
    const act = await findLatestEvent(from, { leadId: lead.id, action: 'lead.closed' });
    const by = act ? await nameOfActor(from, act.actor) : BATON;
    return { text: 'closed', by, at: lead.closedAt };
  }
  const claimed = offers.findLast((one) => one.state === 'claimed');
  if (!claimed || claimed.repId !== lead.ownerId) return null;
  const at = claimed.settledAt ?? claimed.madeAt;
  const rep = await findRepById(from, claimed.repId);
  const giver = claimed.givenBy && (await nameOfActor(from, claimed.givenBy));
  const name = rep?.profile.name ?? claimed.repId;
  return giver && giver !== name
    ? { text: 'given', by: `${giver} to ${name}`, at }
    : { text: 'claimed', by: name, at };
}
