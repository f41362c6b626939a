/** Loads the card of a lead that needs somebody: who missed it, who has it, what happens next. */
import { findOfferClock } from '../db/clock-store.ts';
import type { Reader } from '../db/database.ts';
import { findLead, type LeadRecord } from '../db/lead-store.ts';
import { findOpenOffer, listOffers, type OfferRecord } from '../db/offer-store.ts';
import { findRepById } from '../db/team-store.ts';
import type { EscalationCard } from '../routing/model/cards.ts';
import type { Context } from './context.ts';
import { managerOf } from './views/escalation-path.ts';
import { heldReason } from './views/held-reason.ts';
import { summarizeLead } from './views/lead-summary.ts';
import { nameOfActor, nameOfRep } from './views/names.ts';

export async function loadEscalationCard(
  ctx: Context,
  input: { leadId: string; why?: string },
): Promise<EscalationCard | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, input.leadId);
  if (!lead) return null;
  const offers = await listOffers(from, lead.id);
  const missed = offers.findLast((one) => one.state === 'expired');
  const open = await findOpenOffer(from, lead.id);
  const manager = await managerOf(from, lead.id);
  const latest = missed ?? open;
  return {
    kind: 'escalation',
    lead: summarizeLead(lead),
    cause: causeOf(lead, open, ctx.clock.now()),
    repName: latest ? await nameOfRep(from, latest.repId) : null,
    missedRepId: missed && missed.repId !== open?.repId ? missed.repId : null,
    missedAt: missed?.dueAt ?? open?.dueAt ?? null,
    current: open && (await holderOf(from, open)),
    repsAsked: new Set(offers.map((one) => one.repId)).size,
    why: lead.state === 'held' ? heldReason(lead) : '',
    nextStep: open && (await nextStep(from, open)),
    mention: open ? null : (manager?.slackUserId ?? null),
    timeZone: manager?.profile.timezone ?? 'UTC',
    settled: await settledBy(from, lead, offers),
  };
}

/** A card is on its way for a moment; only then is it called undelivered. */
const ON_ITS_WAY_MS = 15_000;

function causeOf(lead: LeadRecord, open: OfferRecord | null, now: Date): EscalationCard['cause'] {
  if (lead.state === 'held' || lead.state === 'quarantined') return 'nobody';
  const isLate = open && now.getTime() - open.madeAt.getTime() > ON_ITS_WAY_MS;
  return isLate && !open.deliveredAt ? 'undelivered' : 'missed';
}

/** A late click counts until the lead moves on: that is when the rep's time is really over. */
async function holderOf(from: Reader, open: OfferRecord): Promise<EscalationCard['current']> {
  const clock = await findOfferClock(from, open.id);
  const move = clock?.events.slice(clock.fired).find((event) => event.do === 'reroute');
  const dueAt = clock?.state === 'breached' && move ? new Date(move.at) : open.dueAt;
  return { name: await nameOfRep(from, open.repId), dueAt };
}

/** What happens if nobody acts: the next rung of the running clock's ladder. */
async function nextStep(from: Reader, open: OfferRecord): Promise<EscalationCard['nextStep']> {
  const clock = await findOfferClock(from, open.id);
  const event = clock?.events
    .slice(clock.fired)
    .find((one) => one.do === 'reroute' || one.do === 'escalate');
  if (!event) return null;
  const text = event.do === 'reroute' ? 'the next rep' : 'ask here again';
  return { text, at: new Date(event.at) };
}

async function settledBy(
  from: Reader,
  lead: LeadRecord,
  offers: OfferRecord[],
): Promise<EscalationCard['settled']> {
  if (lead.closedAt) {
    const by = lead.ownerId ? await nameOfRep(from, lead.ownerId) : 'Baton';
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
