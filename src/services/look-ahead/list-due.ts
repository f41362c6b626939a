/** Lists which clocks fall due within a window, as the engine will find them; changes nothing. */

import type { Reader } from '../../db/database.ts';
import { type ClockRecord, listClocksUntil } from '../../db/delivery/clock-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { listOpenOffers, type OfferRecord } from '../../db/leads/offer-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import { type ClockEvent, isTouchPromise } from '../../routing/model/offer.ts';
import type { EscalationLevel } from '../../routing/model/policy/sla.ts';
import { TOUCH_REMIND } from '../../routing/sla/plan-clock.ts';
import { reminderShare, type Upcoming, upcomingEvents } from '../../routing/sla/upcoming-events.ts';
import type { Context } from '../context.ts';
import { findOutage } from '../outage/find-outage.ts';
import { loadPolicyVersion } from '../workspace/load-policy.ts';

export interface DueEvent {
  do: ClockEvent['do'];
  at: Date;
  /** Of a reminder: at which share of the window; null where that is not known. */
  share: number | null;
  /** Of a level of the ladder: whom it reaches; null for every other point. */
  to: EscalationLevel | null;
  /** The last level once more. */
  again: boolean;
}

export interface DueClock {
  clockId: string;
  leadId: string;
  company: string;
  person: string;
  test: boolean;
  kind: ClockRecord['kind'];
  /** The end of the window itself, before or after the next event. */
  dueAt: Date;
  next: DueEvent;
  /** All within the window, the next among them. */
  events: DueEvent[];
  /** Slack has not confirmed the card: until then nothing of this happens. */
  waitsForDelivery: boolean;
}

export interface DueOfRep {
  repId: string;
  name: string;
  timeZone: string;
  /** In order of what happens next. */
  clocks: DueClock[];
}

export interface DueList {
  from: Date;
  until: Date;
  /** Slack is down since then, and no clock runs. */
  standsStillSince: Date | null;
  /** Who has something due, by roster id. */
  reps: DueOfRep[];
}

export interface DueQuestion {
  /** Everybody when null. */
  repId: string | null;
  at: Date;
  windowMs: number;
}

export async function listDue(ctx: Context, input: DueQuestion): Promise<DueList> {
  const { repId, at } = input;
  const from = ctx.db.read;
  const span = { now: ctx.clock.now(), from: at, until: new Date(at.getTime() + input.windowMs) };
  const clocks = await listClocksUntil(from, { until: span.until, repId });
  const found = await Promise.all(
    clocks.map(async (clock) => {
      const upcoming = upcomingEvents(clock, span);
      const asked = await askedBy(from, clock);
      const due = upcoming && (await describeClock(from, clock, { upcoming, asked }));
      const whose = clock.repId === null ? asked.map((offer) => offer.repId) : [clock.repId];
      const wanted = whose.filter((id) => repId === null || id === repId);
      return due ? wanted.map((id) => ({ repId: id, due })) : [];
    }),
  );
  const outage = await findOutage(from, 'slack');
  return {
    from: at,
    until: span.until,
    standsStillSince: outage ? new Date(outage.since) : null,
    reps: await groupByRep(from, found.flat()),
  };
}

/** Who can answer while it runs: one rep, or several at once. */
async function askedBy(
  from: Reader,
  { kind, leadId, assignmentId }: ClockRecord,
): Promise<OfferRecord[]> {
  if (kind !== 'claim') return [];
  const open = await listOpenOffers(from, leadId);
  return open.filter((offer) => offer.assignmentId === assignmentId);
}

/** Null where the engine would only find that it is over. */
async function describeClock(
  from: Reader,
  clock: ClockRecord,
  { upcoming, asked }: { upcoming: Upcoming; asked: readonly OfferRecord[] },
): Promise<DueClock | null> {
  const { next, events } = upcoming;
  const lead = await findLead(from, clock.leadId);
  const isClaim = clock.kind === 'claim';
  if (!lead || (isClaim && asked.length === 0)) return null;
  const shares = await sharesOf(from, clock);
  const told = (event: ClockEvent): DueEvent => ({
    do: event.do,
    at: new Date(event.at),
    share: reminderShare(event, { events: clock.events, shares }),
    to: event.to ?? null,
    again: event.again ?? false,
  });
  return {
    clockId: clock.id,
    leadId: lead.id,
    company: lead.company,
    person: personName(lead.submission.person),
    test: lead.test,
    kind: clock.kind,
    dueAt: clock.dueAt,
    next: told(next),
    events: events.map(told),
    waitsForDelivery: isClaim && asked.every(({ deliveredAt }) => deliveredAt === null),
  };
}

/** Of the policy the clock began with. */
async function sharesOf(from: Reader, clock: ClockRecord): Promise<readonly number[]> {
  if (isTouchPromise(clock.kind)) return TOUCH_REMIND;
  if (clock.kind === 'ladder') return [];
  const policy = await loadPolicyVersion(from, clock.policyVersion);
  return policy?.tier(clock.tier).remind ?? [];
}

async function groupByRep(
  from: Reader,
  found: { repId: string; due: DueClock }[],
): Promise<DueOfRep[]> {
  const people = new Map((await listRepRecords(from)).map((one) => [one.id, one.profile]));
  const ids = [...new Set(found.map(({ repId }) => repId))].toSorted();
  return ids.map((repId) => ({
    repId,
    name: people.get(repId)?.name ?? repId,
    timeZone: people.get(repId)?.timezone ?? 'UTC',
    clocks: found
      .filter((one) => one.repId === repId)
      .map(({ due }) => due)
      .toSorted((a, b) => a.next.at.getTime() - b.next.at.getTime()),
  }));
}
