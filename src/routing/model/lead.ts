import type { LocalTime } from './facts/local-time.ts';
import type { Standing } from './facts/standing.ts';
import type { Reason } from './reasons.ts';

/** A value that may stand in a condition or a custom field. */
export type Scalar = string | number | boolean;

export const LEAD_STATES = [
  'received',
  'scheduled',
  'held',
  'quarantined',
  'offered',
  'claimed',
  'working',
  'closed',
  'erased',
] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** The states in which a lead has an owner. */
export const OWNED_STATES: readonly LeadState[] = ['claimed', 'working'];

/** Of each state those that may follow it. */
export type Edges<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Where a lead may go from each state; any other change of state is a bug and is refused. */
export const LEAD_EDGES: Edges<LeadState> = {
  received: ['offered', 'scheduled', 'held', 'quarantined', 'closed'],
  scheduled: ['offered', 'held', 'quarantined', 'closed'],
  held: ['offered', 'scheduled', 'quarantined', 'closed'],
  quarantined: ['offered', 'scheduled', 'held', 'closed'],
  offered: ['claimed', 'offered', 'scheduled', 'held', 'quarantined', 'closed'],
  claimed: ['working', 'offered', 'scheduled', 'held', 'quarantined', 'closed'],
  working: ['offered', 'scheduled', 'held', 'quarantined', 'closed'],
  closed: ['received', 'claimed'],
  erased: [],
};

/** The states from which a lead may come to `state`; staying where it is counts. */
export function statesBefore(state: LeadState): LeadState[] {
  return LEAD_STATES.filter((from) => from === state || LEAD_EDGES[from].includes(state));
}

export const CLOSE_OUTCOMES = [
  'qualified',
  'converted',
  'not_a_fit',
  'bad',
  'duplicate',
  'stale',
  'no_route',
] as const;
export type CloseOutcome = (typeof CLOSE_OUTCOMES)[number];

/** What came of one delivery. */
export const DELIVERY_OUTCOMES = ['taken', 'announced', 'ignored'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** The life of a lead that was only named and has to be asked for. */
export const FETCH_STATES = ['waiting', 'taken', 'given_up'] as const;
export type FetchState = (typeof FETCH_STATES)[number];
export const FETCH_EDGES: Edges<FetchState> = {
  waiting: ['waiting', 'taken', 'given_up'],
  taken: [],
  given_up: [],
};

/** Something in a submission that was set aside because it could not be used. */
export interface Fault {
  /** JSON pointer into the submission, e.g. `/company/employees`. */
  pointer: string;
  code: string;
  message: string;
}

export interface PersonFields {
  email?: string | undefined;
  first_name?: string | undefined;
  last_name?: string | undefined;
  /** One field in any script; never split by code. */
  name?: string | undefined;
  phone?: string | undefined;
  title?: string | undefined;
}

export interface CompanyFields {
  name?: string | undefined;
  domain?: string | undefined;
  employees?: number | undefined;
  industry?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  postal_code?: string | undefined;
}

export interface RequestFields {
  form?: string | undefined;
  product?: string | undefined;
  message?: string | undefined;
  timeline?: string | undefined;
  budget?: number | undefined;
}

export const MEETING_STATUSES = ['booked', 'canceled', 'no_show'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** A meeting with the person: the host of one that is booked is the owner. */
export interface MeetingFields {
  /** The e-mail of the rep who hosts it. */
  host?: string | undefined;
  starts_at?: string | undefined;
  /** Booked when nothing is said. */
  status?: MeetingStatus | undefined;
}

/** The meeting that lies ahead or took place; undefined where there is none, or not any more. */
export function bookedMeeting({ meeting }: Pick<Submission, 'meeting'>): MeetingFields | undefined {
  return (meeting?.status ?? 'booked') === 'booked' ? meeting : undefined;
}

/** What a sender told us, cleaned: the one shape every source kind is mapped to. */
export interface Submission {
  submitted_at?: string | undefined;
  person: PersonFields;
  company: CompanyFields;
  request: RequestFields;
  attribution: Record<string, Scalar>;
  custom: Record<string, Scalar>;
  crm: { contact_id?: string | undefined; account_id?: string | undefined };
  meeting?: MeetingFields | undefined;
  consent?: boolean | undefined;
  do_not_contact?: boolean | undefined;
  language?: string | undefined;
  owner_email?: string | undefined;
  referrer?: string | undefined;
  test: boolean;
}

/**
 * The exact key of a person: normalised e-mail, else E.164 phone, else name and domain.
 */
export interface Identity {
  /** Null when nothing says who it is. */
  personKey: string | null;
  email: string | null;
  phone: string | null;
  /** Registrable domain of the company; null for free-mail and disposable addresses. */
  domain: string | null;
  /** Groups colleagues of one company, known account or not; null for consumers. */
  accountKey: string | null;
  mail: 'business' | 'free' | 'disposable' | 'none';
}

export const ACCOUNT_STATUSES = [
  'prospect',
  'customer',
  'partner',
  'competitor',
  'do_not_contact',
] as const;

export interface Account {
  id: string;
  name: string;
  domains: string[];
  /** Roster id, or null when nobody known owns the account. */
  ownerId: string | null;
  tier: string | null;
  status: (typeof ACCOUNT_STATUSES)[number];
  country: string | null;
  employees: number | null;
  crmId: string | null;
  parentId: string | null;
  openOpportunity: boolean;
  /** When the team last had to do with it, where its list says so. */
  lastActivityAt?: Date | null;
}

/**
 * Names an account is found by beside its domains: `globex` of globex.de; its name; what stays of
 * its words when vowels are left out, so that a slip of the pen still finds it.
 */
export const ACCOUNT_KEY_KINDS = ['label', 'name', 'word'] as const;
export type AccountKeyKind = (typeof ACCOUNT_KEY_KINDS)[number];

/** The step of the waterfall that found the account. */
export type MatchedBy = 'crm_id' | 'contact' | 'domain' | 'link' | 'sibling' | 'name' | 'none';

/** How a lead was matched to an account, with the winner of the waterfall and those who lost. */
export interface AccountMatch {
  account: Account | null;
  by: MatchedBy;
  /** 0..1; 1 is certain. */
  confidence: number;
  /** Left out in decisions of older releases: how sure a match with this one would have been. */
  losers: { accountId: string; why: string; confidence?: number }[];
  /** What the account is part of. */
  parent?: { id: string; name: string } | null;
  /** What may be its account, for a manager to say. */
  suggestion?: AccountSuggestion | null;
}

/** Never used for routing until a manager has confirmed it. */
export interface AccountSuggestion {
  accountId: string;
  name: string;
  /** How alike they are, 0..1. */
  score: number;
  why: Reason;
}

/**
 * Everything a rule may test, under the names a policy author writes (`company.country`).
 * It holds no direct identifier beyond what conditions need, and is stored with each decision.
 */
export interface LeadFacts {
  person: { email?: string; domain?: string; title?: string; mail: Identity['mail'] };
  company: CompanyFields;
  request: RequestFields;
  attribution: Record<string, Scalar>;
  custom: Record<string, Scalar>;
  account: {
    matched: boolean;
    id?: string;
    tier?: string;
    status?: string;
    owner?: string;
    open_opportunity?: boolean;
    name?: string;
    country?: string;
    employees?: number;
    /** The id of the account it is part of. */
    parent?: string;
  };
  source: string;
  channel: string;
  tier: string;
  language?: string;
  consent?: boolean;
  do_not_contact?: boolean;
  test: boolean;
  territory?: string;
  segment?: string;
  scores?: Record<string, number>;
  standing?: Standing;
  /** When it is decided, by the policy's clock. */
  time?: LocalTime;
  /** How often the person asked, this time included. */
  touches?: number;
  /** Came in by a file with many others. */
  bulk?: boolean;
  enrichment?: { confidence?: number; complete: boolean };
  /** Was old already when it came in, as its source counts age. */
  stale?: boolean;
  /** Interest the company showed elsewhere, newest first. */
  signals?: Signal[];
  /** How often offers of leads from this source went unclaimed lately, by segment. */
  history?: Record<string, OfferHistory>;
}

export interface Signal {
  topic: string;
  /** 0..1. */
  strength: number;
  daysAgo: number;
}

/** Stands in a history for leads of no segment. */
export const NO_SEGMENT = '';

export interface OfferHistory {
  made: number;
  /** Of these, how many nobody claimed in time. */
  unclaimed: number;
}

/** The source of the leads by which Baton checks itself; no sender can use it. */
export const SYNTHETIC_SOURCE = 'synthetic';
