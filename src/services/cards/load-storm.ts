/** Loads the one message about many leads that nobody claims. */
import type { Reader } from '../../db/database.ts';
import { findOfferClock } from '../../db/delivery/clock-store.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { findOpenOffer, listOffers, type OfferRecord } from '../../db/leads/offer-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import type { EscalationStorm, StormRow } from '../../routing/model/cards/escalation-cards.ts';
import type { Context } from '../context.ts';
import { type Level, personAt } from '../views/escalation/escalation-levels.ts';
import { poolOfLead } from '../views/escalation/escalation-path.ts';
import { holderOf } from '../views/escalation/escalation-plan.ts';
import { zoneOf } from '../views/zone-of.ts';

const MOST_ROWS = 10;
/** A card that took longer was seen late. */
const SLOW_MS = 60_000;
const WAITS = new Set<LeadRecord['state']>(['offered', 'held']);

/** Those that still wait for somebody, the oldest first. */
export async function listUnclaimed(from: Reader, ids: readonly string[]): Promise<LeadRecord[]> {
  const leads = await Promise.all(ids.map((id) => findLead(from, id)));
  return leads
    .flatMap((lead) => (lead && WAITS.has(lead.state) ? [lead] : []))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

export async function loadStorm(
  ctx: Context,
  leads: readonly LeadRecord[],
  { level, again }: { level: Level; again: boolean },
): Promise<EscalationStorm> {
  const from = ctx.db.read;
  const pools = new Set(await Promise.all(leads.map(({ id }) => poolOfLead(from, id))));
  const [pool = null] = pools;
  const person = await personAt(from, level, leads[0]?.id ?? '');
  const isHeld = leads.every(({ state }) => state === 'held');
  return {
    kind: 'escalation_storm',
    poolId: pools.size === 1 ? pool : null,
    count: leads.length,
    rows: await Promise.all(leads.slice(0, MOST_ROWS).map((lead) => rowOf(from, lead))),
    slow: slowness(await Promise.all(leads.map(({ id }) => listOffers(from, id)))),
    again,
    // As on the card of one: called is who must act now, at a level or because nobody is asked.
    mention: level !== null || isHeld ? (person?.slackUserId ?? null) : null,
    at: ctx.clock.now(),
    timeZone: await zoneOf(from, person),
  };
}

async function rowOf(from: Reader, lead: LeadRecord): Promise<StormRow> {
  const open = await findOpenOffer(from, lead.id);
  const clock = open && (await findOfferClock(from, open));
  return {
    leadId: lead.id,
    company: lead.company,
    person: personName(lead.submission.person),
    since: lead.receivedAt,
    current: open && (await holderOf(from, { open, clock })),
  };
}

/** Over which time Slack took most of their cards late; null where it did not. */
function slowness(offersOfLeads: readonly OfferRecord[][]): EscalationStorm['slow'] {
  const last = offersOfLeads.flatMap((offers) => offers.at(-1) ?? []);
  const late = last.flatMap(({ madeAt, deliveredAt }) => {
    const isLate = deliveredAt && deliveredAt.getTime() - madeAt.getTime() > SLOW_MS;
    return isLate ? [{ from: madeAt.getTime(), to: deliveredAt.getTime() }] : [];
  });
  if (late.length === 0 || late.length * 2 <= last.length) return null;
  return {
    from: new Date(Math.min(...late.map(({ from }) => from))),
    to: new Date(Math.max(...late.map(({ to }) => to))),
  };
}
