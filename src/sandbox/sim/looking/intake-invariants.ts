import { PATIENCE_MS } from '../world/company.ts';
import type { Invariant } from './invariants.ts';

/** What must be true of how leads come in, whatever the providers do. */

const waitsNoLonger: Invariant = {
  name: 'a new lead waits for facts no longer than they may take',
  broken: ({ leads }) =>
    leads.flatMap(({ id, state, bulk, routeTrigger, routeAttempts, routeAt, lastTouchAt }) => {
      // A routing that failed is tried again later, and says so in the log.
      if (state !== 'received' || routeTrigger !== 'intake' || routeAttempts > 0) return [];
      const waitsMs = (routeAt ?? 0) - lastTouchAt;
      const mostMs = bulk ? PATIENCE_MS.ofFile : PATIENCE_MS.alone;
      return waitsMs <= mostMs ? [] : [`${id} waits ${waitsMs} ms`];
    }),
};

const pagesNobody: Invariant = {
  name: 'a lead of a file pages nobody',
  broken: ({ leads, paged }) => {
    const ofFiles = new Set(leads.flatMap(({ id, bulk }) => (bulk ? [id] : [])));
    return paged.flatMap(({ leadId }) => (ofFiles.has(leadId) ? [leadId] : []));
  },
};

/** What machines fill in comes through `contact`, and is kept without changing anything. */
const IN_PERSON = new Set(['website', 'portal']);

const aloneIsHeard: Invariant = {
  name: 'a lead whose person wrote in person is no line of a file any more',
  broken: ({ leads, touches }) => {
    const ofFiles = new Set(leads.flatMap(({ id, bulk }) => (bulk ? [id] : [])));
    const found = touches.filter(
      ({ leadId, source }) => ofFiles.has(leadId) && IN_PERSON.has(source),
    );
    return found.map(({ leadId, source }) => `${leadId} heard by ${source}`);
  },
};

/** Follows at most so many ids: more means that they lead in a circle. */
const MOST_HOPS = 100;

const idsFollow: Invariant = {
  name: 'a merged lead is closed, and its id and what was written lead to another',
  broken: ({ leads, touches }) => {
    const into = new Map(leads.map(({ id, mergedInto }) => [id, mergedInto]));
    const heard = new Set(touches.map(({ leadId }) => leadId));
    return leads.flatMap(({ id, state, mergedInto, intoTest }) => {
      if (mergedInto === null) return [];
      let [end, hops]: [string | null | undefined, number] = [mergedInto, 0];
      while (end && hops < MOST_HOPS) [end, hops] = [into.get(end), hops + 1];
      if (hops === MOST_HOPS) return [`${id} leads in a circle`];
      if (intoTest === null) return [`${id} leads to ${mergedInto}, which is not there`];
      if (heard.has(id)) return [`${id} keeps what was written, ${mergedInto} should have it`];
      return state === 'closed' ? [] : [`${id} is ${state}`];
    });
  },
};

const testsApart: Invariant = {
  name: 'a test is never one with a real lead',
  broken: ({ leads }) =>
    leads.flatMap(({ id, test, mergedInto, intoTest }) =>
      mergedInto === null || intoTest === test ? [] : [`${id} and ${mergedInto}`],
    ),
};

const countsTouches: Invariant = {
  name: 'a lead counts no more submissions than it has',
  broken: ({ leads, touches }) => {
    const has = new Map<string, number>();
    for (const { leadId, n } of touches) has.set(leadId, (has.get(leadId) ?? 0) + n);
    return leads.flatMap(({ id, touchCount, mergedInto }) => {
      const found = has.get(id) ?? 0;
      if (mergedInto !== null || (touchCount <= found && found > 0)) return [];
      return [`${id} counts ${touchCount} and has ${found}`];
    });
  },
};

export const INTAKE_INVARIANTS: readonly Invariant[] = [
  waitsNoLonger,
  pagesNobody,
  aloneIsHeard,
  idsFollow,
  testsApart,
  countsTouches,
];
