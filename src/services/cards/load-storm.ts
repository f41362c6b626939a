/** Loads the one message about many leads that nobody claims, and what became of them. */
import type { Reader } from '../../db/database.ts';
import { findOfferClock } from '../../db/delivery/clock-store.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { findOpenOffer, listOffers, type OfferRecord } from '../../db/leads/offer-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import type {
  EscalationStorm,
  StormRow,
  StormSettled,
} from '../../routing/model/cards/escalation-cards.ts';
import type { Context } from '../context.ts';
import { type Level, personAt } from '../views/escalation/escalation-levels.ts';
import { poolOfLead } from '../views/escalation/escalation-path.ts';
import { holderOf } from '../views/escalation/escalation-plan.ts';
import { nameOfRep } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';

const MOST_ROWS = 10;
/** A card that took longer was seen late. */
const SLOW_MS = 60_000;
/** Somebody has to hear of it; what waits for a shift does so quietly. */
const IS_TOLD = new Set<LeadRecord['state']>(['offered', 'held']);
/** Nobody has it yet, and it is not put aside. */
const IS_UNCLAIMED = new Set<LeadRecord['state']>([...IS_TOLD, 'received', 'scheduled']);

/** Those that still wait for somebody, the oldest first. */
export async function listUnclaimed(from: Reader, ids: readonly string[]): Promise<LeadRecord[]> {
  const leads = await Promise.all(ids.map((id) => findLead(from, id)));
  return leads
    .flatMap((lead) => (lead && IS_TOLD.has(lead.state) ? [lead] : []))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

/** `told`: of which leads it tells, settled or not, the oldest first. */
export async function loadStorm(
  ctx: Context,
  told: readonly LeadRecord[],
  { level, again }: { level: Level; again: boolean },
): Promise<EscalationStorm> {
  const from = ctx.db.read;
  const leads = told.filter(({ state }) => IS_UNCLAIMED.has(state));
  const pools = new Set(await Promise.all(leads.map(({ id }) => poolOfLead(from, id))));
  const [pool = null] = pools;
  const person = await personAt(from, level, told[0]?.id ?? '');
  const isHeld = leads.every(({ state }) => state === 'held');
  return {
    kind: 'escalation_storm',
    poolId: pools.size === 1 ? pool : null,
    told: told.length,
    count: leads.length,
    rows: await Promise.all(leads.slice(0, MOST_ROWS).map((lead) => rowOf(from, lead))),
    slow: slowness(await Promise.all(leads.map(({ id }) => listOffers(from, id)))),
    again,
    // As on the card of one: called is who must act now, at a level or because nobody is asked.
    mention: level !== null || isHeld ? (person?.slackUserId ?? null) : null,
    at: ctx.clock.now(),
    timeZone: await zoneOf(from, person),
    settled: leads.length === 0 ? await settledBy(from, told) : null,
  };
}

/** Whoever owned a lead at its end has it still. */
async function settledBy(from: Reader, told: readonly LeadRecord[]): Promise<StormSettled> {
  const owned = new Map<string, number>();
  for (const { ownerId } of told) {
    if (ownerId) owned.set(ownerId, (owned.get(ownerId) ?? 0) + 1);
  }
  const most = [...owned].toSorted(([, a], [, b]) => b - a);
  const unowned = told.filter(({ ownerId }) => !ownerId);
  const quarantined = unowned.filter(({ state }) => state === 'quarantined').length;
  return {
    owners: await Promise.all(
      most.map(async ([repId, leads]) => ({ name: await nameOfRep(from, repId), leads })),
    ),
    closed: unowned.length - quarantined,
    quarantined,
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
    held: lead.state === 'held',
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
