/** Says who has a lead that climbs and what happens next: by the plan that its clocks run by. */
import type { Reader } from '../../../db/database.ts';
import type { ClockRecord } from '../../../db/delivery/clock-store.ts';
import { findLadder } from '../../../db/delivery/ladder-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { OfferRecord } from '../../../db/leads/offer-store.ts';
import type {
  EscalationCard,
  EscalationHolder,
} from '../../../routing/model/cards/escalation-cards.ts';
import type { ClockEvent } from '../../../routing/model/offer.ts';
import type { EscalationLevel } from '../../../routing/model/policy/sla.ts';
import { whoIsOnIt } from '../../../routing/sla/plan-ladder.ts';
import { type Slot, say } from '../../../words/say.ts';
import { loadPolicyVersion } from '../../workspace/load-policy.ts';
import { nameOfActor, nameOfRep, namesOfAsked } from '../names.ts';
import { personAt } from './escalation-levels.ts';

/** A card has room for so many; what comes later is told by the card of that moment. */
const MOST_STEPS = 3;

interface Standing {
  lead: LeadRecord;
  /** Whoever is asked, and the clock of that. */
  open: OfferRecord | null;
  clock: ClockRecord | null;
}

/**
 * A late click counts until the lead moves on: that is when the rep's time is really over, and
 * never when nothing will move it.
 */
export async function holderOf(
  from: Reader,
  { open, clock }: { open: OfferRecord; clock: ClockRecord | null },
): Promise<EscalationHolder> {
  const name = (await namesOfAsked(from, open.leadId)) ?? (await nameOfRep(from, open.repId));
  if (clock?.state !== 'breached') return { name, dueAt: open.dueAt, late: false };
  const move = clock.events.slice(clock.fired).find((event) => event.do === 'reroute');
  return { name, dueAt: move ? new Date(move.at) : null, late: true };
}

export async function nextSteps(
  from: Reader,
  standing: Standing,
): Promise<EscalationCard['nextSteps']> {
  const ladder = await findLadder(from, standing.lead.id);
  const climbs = ladder?.events.slice(ladder.fired) ?? [];
  const ahead = [...ofTheOffer(standing), ...climbs];
  const first = ahead
    .filter((event) => event.do === 'reroute' || event.do === 'escalate')
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(0, MOST_STEPS);
  return Promise.all(
    first.map(async (event) => ({
      text: await wordsOf(from, standing, event),
      at: new Date(event.at),
    })),
  );
}

/** Nothing of it happens before the card is there, and asking the next rep ends the clock. */
function ofTheOffer({ open, clock }: Standing): ClockEvent[] {
  if (!open?.deliveredAt || !clock) return [];
  const ahead = clock.events.slice(clock.fired);
  const end = ahead.findIndex((event) => event.do === 'reroute');
  return end === -1 ? ahead : ahead.slice(0, end + 1);
}

async function wordsOf(from: Reader, standing: Standing, event: ClockEvent): Promise<Slot> {
  const { lead } = standing;
  if (event.do === 'reroute')
    return (await isLast(from, standing)) ? say`on hold` : say`the next rep`;
  if (event.to === undefined || event.to === 'channel') return say`ask here again`;
  const who = await whoIsAt(from, event.to, lead.id);
  return event.again ? say`${who} again` : who;
}

async function whoIsAt(from: Reader, level: EscalationLevel, leadId: string): Promise<Slot> {
  if (level === 'ops') return say`ops`;
  return (await personAt(from, level, leadId))?.profile.name ?? say`the managers`;
}

/** Enough reps have been asked. */
async function isLast(from: Reader, { lead, clock }: Standing): Promise<boolean> {
  const policy = clock && (await loadPolicyVersion(from, clock.policyVersion));
  return lead.reroutes >= (policy?.tier(clock?.tier ?? '').max_reroutes ?? 0);
}

export async function onIt(
  from: Reader,
  leadId: string,
  now: Date,
): Promise<EscalationCard['onIt']> {
  const ladder = await findLadder(from, leadId);
  const who = ladder && whoIsOnIt(ladder, now);
  return who && { name: await nameOfActor(from, who.by), at: who.at };
}
