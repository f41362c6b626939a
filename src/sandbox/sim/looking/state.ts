import type { LeadState } from '../../../routing/model/lead.ts';
import type { AssignmentState, OfferState, OutboxState } from '../../../routing/model/offer.ts';
import type { Observer } from '../world/observer.ts';
import type { World } from '../world/world.ts';

/** What the invariants look at: what is promised, held or owed at this instant. */
export interface State {
  /** Ids that were answered with `accepted` and must be among the leads. */
  accepted: readonly string[];
  leads: {
    id: string;
    state: LeadState;
    ownerId: string | null;
    routeAt: number | null;
    test: number;
    /** Came by a file with many others. */
    bulk: number;
    routeTrigger: string;
    routeAttempts: number;
    lastTouchAt: number;
    touchCount: number;
    mergedInto: string | null;
    /** Of the lead it was merged into; null when there is no such lead. */
    intoTest: number | null;
  }[];
  /** How many submissions each lead has, by source. */
  touches: { leadId: string; source: string; n: number }[];
  /** Leads that somebody was paged about. */
  paged: { leadId: string }[];
  assignments: {
    id: string;
    leadId: string;
    repId: string;
    state: AssignmentState;
    claimedAt: number | null;
  }[];
  offers: {
    id: string;
    leadId: string;
    assignmentId: string;
    repId: string;
    state: OfferState;
    bundleId: string | null;
    deliveredAt: number | null;
  }[];
  /** The messages that carry offers: each on its own, or several of one rep. */
  carriers: { id: string; state: OutboxState; offerId: string | null }[];
  clocks: {
    id: string;
    leadId: string;
    offerId: string | null;
    kind: string;
    state: string;
    nextAt: number | null;
  }[];
}

const LEADS = `select id, state, owner_id as ownerId, route_at as routeAt, test, bulk,
  route_trigger as routeTrigger, route_attempts as routeAttempts, last_touch_at as lastTouchAt,
  touch_count as touchCount, merged_into as mergedInto,
  (select test from leads target where target.id = leads.merged_into) as intoTest from leads`;
const TOUCHES = 'select lead_id as leadId, source, count(*) as n from touches';
const BY_LEAD = 'group by lead_id, source';
const PAGED = `select lead_id as leadId from audit_events where action = 'lead.quarantine_paged'`;
const PAGES = `select lead_id as leadId from outbox where destination = 'page'`;
const ASSIGNMENTS = `select id, lead_id as leadId, rep_id as repId, state, claimed_at as claimedAt
  from assignments`;
const OFFERS = `select id, lead_id as leadId, assignment_id as assignmentId, rep_id as repId, state,
  bundle_id as bundleId, delivered_at as deliveredAt from offers`;
const CARRIERS = `select id, state, json_extract(payload, '$.offerId') as offerId from outbox
  where kind in ('offer', 'bundle')`;
const CLOCKS = `select id, lead_id as leadId, offer_id as offerId, kind, state,
  next_event_at as nextAt from sla_clocks`;

/** All of it. */
export function readState({ list }: Observer, accepted: readonly string[]): State {
  return {
    accepted,
    leads: list(LEADS),
    touches: list(`${TOUCHES} ${BY_LEAD}`),
    paged: list(`${PAGED} union ${PAGES} and lead_id is not null`),
    assignments: list(ASSIGNMENTS),
    offers: list(OFFERS),
    carriers: list(CARRIERS),
    clocks: list(CLOCKS),
  };
}

const NAMED = '(select value from json_each(:ids))';
const BUNDLES = `(select bundle_id from offers where lead_id in ${NAMED} and bundle_id is not null)`;
const TOGETHER = `select lead_id as id from offers where bundle_id in ${BUNDLES}
  union select lead_id from offers where bundle_id in (select value from json_each(:messages))`;

/** What was written since the last look. */
export interface Touched {
  leadIds: readonly string[];
  messageIds: readonly string[];
  accepted: readonly string[];
}

/** The part of it that belongs to these leads, and to those that share a message with them. */
export function readLeads({ list }: Observer, of: Touched): State {
  const named = { ids: JSON.stringify(of.leadIds), messages: JSON.stringify(of.messageIds) };
  const together = list<{ id: string }>(TOGETHER, named).map(({ id }) => id);
  const ids = JSON.stringify([...new Set([...of.leadIds, ...of.accepted, ...together])]);
  return {
    accepted: of.accepted,
    leads: list(`${LEADS} where id in ${NAMED}`, { ids }),
    touches: list(`${TOUCHES} where lead_id in ${NAMED} ${BY_LEAD}`, { ids }),
    paged: list(`${PAGED} and lead_id in ${NAMED} union ${PAGES} and lead_id in ${NAMED}`, { ids }),
    assignments: list(`${ASSIGNMENTS} where lead_id in ${NAMED}`, { ids }),
    offers: list(`${OFFERS} where lead_id in ${NAMED}`, { ids }),
    carriers: list(`${CARRIERS} and (lead_id in ${NAMED} or id in ${BUNDLES})`, { ids }),
    clocks: list(`${CLOCKS} where lead_id in ${NAMED}`, { ids }),
  };
}

/** What is only true of everything together; the database adds it up. */
export interface Totals {
  /** Leads that were accepted, or sent as a test. */
  expectedLeads: number;
  storedLeads: number;
  /** Submissions we said we have, and those that came when we asked for what was announced. */
  expectedTouches: number;
  storedTouches: number;
  expectedFetches: number;
  storedFetches: number;
  lags: { queue: string; sum: number }[];
  /** In places: a large lead fills several. */
  loads: { repId: string; counted: number; held: number }[];
}

const STORED = `select (select count(*) from leads) as leads,
  (select count(*) from touches) as touches,
  (select count(*) from fetches) as fetches,
  (select count(*) from fetches where state <> 'waiting') as fetched`;
const LAGS = 'select queue, sum(lag) as sum from lags group by queue';
const LOADS = `select reps.id as repId, coalesce(rep_loads.open, 0) as counted,
  (select coalesce(sum(units), 0) from assignments join leads on leads.id = assignments.lead_id
    where assignments.rep_id = reps.id and assignments.state = 'open' and leads.test = 0) as held
  from reps left join rep_loads on rep_loads.rep_id = reps.id`;

type Stored = Record<'leads' | 'touches' | 'fetches' | 'fetched', number>;

export function readTotals({ observer: { list }, accepted, heard, notices }: World): Totals {
  const [stored = { leads: 0, touches: 0, fetches: 0, fetched: 0 }] = list<Stored>(STORED);
  return {
    expectedLeads: accepted.length,
    storedLeads: stored.leads,
    expectedTouches: heard + stored.fetched,
    storedTouches: stored.touches,
    expectedFetches: notices,
    storedFetches: stored.fetches,
    lags: list(LAGS),
    loads: list(LOADS),
  };
}

export interface AuditRow {
  n: number;
  at: number;
  action: string;
  subject: string;
  leadId: string | null;
  due: string | null;
  /** As it stands in the log: `slack:U0MIA`, `system:router`. */
  actor: string;
  outcome: string | null;
  reason: string | null;
  fetch: string | null;
}

const AUDIT = `select rowid as n, at, action, subject, lead_id as leadId,
  actor, json_extract(data, '$.due') as due, json_extract(data, '$.outcome') as outcome,
  json_extract(data, '$.reason') as reason, json_extract(data, '$.fetch') as fetch
  from audit_events where rowid > :n order by rowid`;

/** In the order in which they were written, whatever the clock said. */
export function readAuditAfter({ list }: Observer, n: number): AuditRow[] {
  return list(AUDIT, { n });
}
