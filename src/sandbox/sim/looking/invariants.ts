import { OWNED_STATES } from '../../../routing/model/lead.ts';
import { MOST_OFFERS } from '../../../services/steps/offer/bundle.ts';
import type { State, Totals } from './state.ts';

/** What must be true after every commit; `broken` names each thing for which it is not. */
export interface Invariant<T = State> {
  name: string;
  broken(what: T): string[];
}

const RESPONSIBLE = new Set<string>(['offered', ...OWNED_STATES]);
/** On hold nobody has it, and the ladder calls somebody who will. */
const CLIMBING = new Set([...RESPONSIBLE, 'held']);
const OWNED = new Set<string>(OWNED_STATES);

const oneAssignment: Invariant = {
  name: 'a lead has one open assignment while somebody is responsible, and none otherwise',
  broken: ({ leads, assignments }) => {
    const open = countBy(assignments.filter(isOpen), (one) => one.leadId);
    return leads.flatMap((lead) => {
      const expected = RESPONSIBLE.has(lead.state) ? 1 : 0;
      const found = open.get(lead.id) ?? 0;
      return found === expected ? [] : [`${lead.id} is ${lead.state} with ${found} open`];
    });
  },
};

const oneOwner: Invariant = {
  name: 'a claimed lead has the owner who claimed it, and no other offer',
  broken: ({ leads, assignments, offers }) => {
    const open = new Map(assignments.filter(isOpen).map((one) => [one.leadId, one]));
    const offersOf = groupByLead(offers);
    return leads.flatMap((lead) => {
      if (lead.state === 'closed') return [];
      if (!OWNED.has(lead.state)) return lead.ownerId ? [`${lead.id} has an owner too early`] : [];
      const held = open.get(lead.id);
      const own = offersOf.get(lead.id) ?? [];
      const offer = own.find((one) => one.assignmentId === held?.id);
      const isHeld = Boolean(held?.claimedAt) && held?.repId === lead.ownerId;
      const isClaimed = offer?.state === 'claimed' && offer.repId === lead.ownerId;
      const isAsked = own.some((one) => one.state === 'made');
      return isHeld && isClaimed && !isAsked ? [] : [`${lead.id}, owner ${lead.ownerId}`];
    });
  },
};

const oneOffer: Invariant = {
  name: 'an offered lead waits for one rep, on a clock',
  broken: ({ leads, offers, clocks }) => {
    const made = groupByLead(offers.filter((offer) => offer.state === 'made'));
    const clockOf = new Map(clocks.map((clock) => [clock.offerId, clock]));
    return leads.flatMap((lead) => {
      const open = made.get(lead.id) ?? [];
      const expected = lead.state === 'offered' ? 1 : 0;
      if (open.length !== expected) return [`${lead.id} is ${lead.state}, ${open.length} asked`];
      return open.flatMap((offer) => {
        const clock = clockOf.get(offer.id);
        const ticks = clock?.state === 'running' || clock?.state === 'breached';
        return ticks && clock.nextAt ? [] : [`${offer.id} waits without a clock`];
      });
    });
  },
};

const oneCarrier: Invariant = {
  name: 'an offer stands on a card, or on a message that is on its way or given up and visible',
  broken: ({ offers, carriers }) => {
    const ofOffer = new Map(carriers.map((one) => [one.offerId ?? one.id, one]));
    return offers.flatMap(({ id, state, deliveredAt, bundleId }) => {
      if (state !== 'made' || deliveredAt) return [];
      const carrier = ofOffer.get(bundleId ?? id);
      return carrier && carrier.state !== 'done'
        ? []
        : [`${id}: ${carrier?.state ?? 'no message'}`];
    });
  },
};

const ownBundles: Invariant = {
  name: 'a message of several offers is for one rep and fits into Slack',
  broken: ({ offers }) => {
    const bundled = offers.filter(({ bundleId }) => bundleId !== null);
    const reps = new Map(bundled.map(({ bundleId, repId }) => [bundleId, repId]));
    const sizes = countBy(bundled, ({ bundleId }) => String(bundleId));
    return [
      ...bundled.flatMap((one) =>
        one.repId === reps.get(one.bundleId) ? [] : [`${one.id} in ${one.bundleId}`],
      ),
      ...[...sizes].flatMap(([id, n]) => (n > MOST_OFFERS ? [`${id} carries ${n}`] : [])),
    ];
  },
};

const noneLost: Invariant = {
  name: 'no accepted lead is lost, and one that waits for the router is on its list',
  broken: ({ accepted, leads }) => {
    const known = new Map(leads.map((lead) => [lead.id, lead]));
    return accepted.flatMap((id) => {
      const lead = known.get(id);
      if (!lead) return [`${id} is gone`];
      // Whoever waits for a place is woken by it, and not by a clock.
      const isForClock = lead.state === 'scheduled' && lead.routeTrigger === 'shift';
      const isWaiting = lead.state === 'received' || isForClock;
      return isWaiting && !lead.routeAt ? [`${id} is ${lead.state} for ever`] : [];
    });
  },
};

const clocksRest: Invariant = {
  name: 'no clock runs for a lead nobody is responsible for',
  broken: ({ leads, clocks }) => {
    const stateOf = new Map(leads.map(({ id, state }) => [id, state]));
    const mayRun = ({ kind, leadId }: (typeof clocks)[number]) =>
      (kind === 'ladder' ? CLIMBING : RESPONSIBLE).has(stateOf.get(leadId) ?? '');
    return clocks
      .filter((clock) => clock.nextAt && !mayRun(clock))
      .map((clock) => `${clock.id} of ${clock.leadId}`);
  },
};

export const INVARIANTS: readonly Invariant[] = [
  oneAssignment,
  oneOwner,
  oneOffer,
  oneCarrier,
  ownBundles,
  noneLost,
  clocksRest,
];

const nothingVanishes: Invariant<Totals> = {
  name: 'there are as many leads as were accepted',
  broken: ({ expectedLeads, storedLeads }) =>
    expectedLeads === storedLeads ? [] : [`${storedLeads} are stored of ${expectedLeads}`],
};

const touchesStay: Invariant<Totals> = {
  name: 'whatever anybody wrote is kept, once',
  broken: ({ expectedTouches, storedTouches }) =>
    expectedTouches === storedTouches ? [] : [`${storedTouches} are kept of ${expectedTouches}`],
};

const noticesStay: Invariant<Totals> = {
  name: 'all that was announced is asked for',
  broken: ({ expectedFetches, storedFetches }) =>
    expectedFetches === storedFetches ? [] : [`${storedFetches} of ${expectedFetches}`],
};

const lagsCancel: Invariant<Totals> = {
  name: 'the lags of a queue sum to 0',
  broken: ({ lags }) =>
    lags.flatMap(({ queue, sum }) => (sum === 0 ? [] : [`${queue} sums to ${sum}`])),
};

const loadsAgree: Invariant<Totals> = {
  name: "a rep's load is what the leads fill that are offered to and held by them, tests left out",
  broken: ({ loads }) =>
    loads.flatMap(({ repId, counted, held }) =>
      counted === held ? [] : [`${repId} has ${held} and is counted as ${counted}`],
    ),
};

export const SUMS: readonly Invariant<Totals>[] = [
  nothingVanishes,
  touchesStay,
  noticesStay,
  lagsCancel,
  loadsAgree,
];

const isOpen = ({ state }: { state: string }) => state === 'open';

function countBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

function groupByLead<T extends { leadId: string }>(list: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(one.leadId, [...(groups.get(one.leadId) ?? []), one]);
  return groups;
}
