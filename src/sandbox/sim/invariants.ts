import { LEAD_EDGES, type LeadState } from '../../routing/model/lead.ts';
import { MOST_OFFERS } from '../../services/steps/bundle.ts';
import type { History, State } from './state.ts';

/** What must be true after every commit; `broken` names each thing for which it is not. */
export interface Invariant<T = State> {
  name: string;
  broken(what: T): string[];
}

const RESPONSIBLE = new Set(['offered', 'claimed', 'working']);
const OWNED = new Set(['claimed', 'working']);

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
        return ticks && clock.nextEventAt ? [] : [`${offer.id} waits without a clock`];
      });
    });
  },
};

const oneCarrier: Invariant = {
  name: 'an offer stands on a card, or on a message that is on its way or given up and visible',
  broken: ({ offers, carriers }) => {
    const ofOffer = new Map(carriers.map((one) => [String(one.payload.offerId ?? one.id), one]));
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
      const isWaiting = lead.state === 'received' || lead.state === 'scheduled';
      return isWaiting && !lead.routeAt ? [`${id} is ${lead.state} for ever`] : [];
    });
  },
};

const lagsCancel: Invariant = {
  name: 'the lags of a queue sum to 0',
  broken: ({ lags }) => {
    const sums = new Map<string, number>();
    for (const { queue, lag } of lags) sums.set(queue, (sums.get(queue) ?? 0) + lag);
    return [...sums].flatMap(([queue, sum]) => (sum === 0 ? [] : [`${queue} sums to ${sum}`]));
  },
};

const loadsAgree: Invariant = {
  name: "a rep's load is the number of leads offered to and held by them, tests left out",
  broken: ({ leads, assignments, loads }) => {
    const counted = new Set(leads.flatMap((lead) => (lead.test ? [] : [lead.id])));
    const open = assignments.filter((one) => isOpen(one) && counted.has(one.leadId));
    const expected = countBy(open, (one) => one.repId);
    const stored = new Map(loads.map((load) => [load.repId, load.open]));
    return [...new Set([...expected.keys(), ...stored.keys()])].flatMap((repId) => {
      const [is, must] = [stored.get(repId) ?? 0, expected.get(repId) ?? 0];
      return is === must ? [] : [`${repId} has ${must} and is counted as ${is}`];
    });
  },
};

const clocksRest: Invariant = {
  name: 'no clock runs for a lead nobody is responsible for',
  broken: ({ leads, clocks }) => {
    const responsible = new Set(
      leads.flatMap(({ id, state }) => (RESPONSIBLE.has(state) ? [id] : [])),
    );
    return clocks
      .filter((clock) => clock.nextEventAt && !responsible.has(clock.leadId))
      .map((clock) => `${clock.id} of ${clock.leadId}`);
  },
};

const firedOnce: Invariant<History> = {
  name: 'a clock event fires once, and an offer is settled once until it is reopened',
  broken: (audit) => {
    const settled = new Set(['lead.claimed', 'offer.declined', 'offer.expired', 'offer.withdrawn']);
    const reopened = new Set(['lead.claim_undone', 'offer.decline_undone']);
    const times = countBy(
      audit.filter(({ action }) => reopened.has(action)),
      ({ subject }) => `settled ${subject}`,
    );
    const keys = audit.flatMap(({ action, subject, data }) => {
      if (settled.has(action)) return [`settled ${subject}`];
      return action.startsWith('sla.') ? [`${action} ${subject} due ${data.due}`] : [];
    });
    return [...countBy(keys, (key) => key)].flatMap(([key, n]) =>
      n > 1 + (times.get(key) ?? 0) ? [`${key}: ${n}`] : [],
    );
  },
};

const standStill: Invariant<History> = {
  name: 'no clock fires and no offer runs out while Slack is known to be down',
  broken: (audit) => {
    const fires = audit.filter(
      ({ action }) => action.startsWith('sla.') || action === 'offer.expired',
    );
    const ends = audit.filter(({ action }) => action === 'slack.up');
    const downs = audit.filter(({ action }) => action === 'slack.down');
    return downs.flatMap(({ at: from }) => {
      const until = ends.find(({ at }) => at >= from)?.at;
      const during = fires.filter(({ at }) => at > from && (!until || at < until));
      return during.map(({ action, subject }) => `${action} ${subject}`);
    });
  },
};

/** The acts that say to which state a lead came. */
const CAME_TO: Record<string, LeadState> = {
  'lead.received': 'received',
  'lead.scheduled': 'scheduled',
  'lead.held': 'held',
  'lead.quarantined': 'quarantined',
  'lead.offered': 'offered',
  'lead.claimed': 'claimed',
  'lead.touched': 'working',
  'lead.closed': 'closed',
  'lead.restored': 'received',
  'lead.reopened': 'claimed',
  'lead.returned': 'claimed',
  'lead.claim_undone': 'offered',
  'offer.decline_undone': 'offered',
};

const alongEdges: Invariant<History> = {
  name: 'a lead changes state along the edges of its diagram',
  broken: (audit) => {
    const states = new Map<string, LeadState>();
    return audit.flatMap(({ action, leadId }) => {
      const to = CAME_TO[action];
      if (!to || !leadId) return [];
      const from = states.get(leadId);
      states.set(leadId, to);
      const isEdge = from === undefined ? to === 'received' : LEAD_EDGES[from].includes(to);
      return isEdge || from === to ? [] : [`${leadId} went from ${from ?? 'nowhere'} to ${to}`];
    });
  },
};

export const INVARIANTS: readonly Invariant[] = [
  oneAssignment,
  oneOwner,
  oneOffer,
  oneCarrier,
  ownBundles,
  noneLost,
  lagsCancel,
  loadsAgree,
  clocksRest,
];

/** What must be true of all that ever happened. */
export const HISTORY: readonly Invariant<History>[] = [firedOnce, alongEdges, standStill];

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
