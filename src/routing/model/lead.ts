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
}

export interface RequestFields {
  form?: string | undefined;
  product?: string | undefined;
  message?: string | undefined;
  timeline?: string | undefined;
  budget?: number | undefined;
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
}

/** How a lead was matched to an account, with the winner of the waterfall and those who lost. */
export interface AccountMatch {
  account: Account | null;
  by: 'crm_id' | 'domain' | 'none';
  confidence: number;
  losers: { accountId: string; why: string }[];
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
}
