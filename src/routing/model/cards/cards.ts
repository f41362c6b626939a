import type { Phrase, Slot } from '../../../words/say.ts';
import type { Role } from '../actor.ts';
import type { LeadState } from '../lead.ts';
import type { OfferState, TouchPromise } from '../offer.ts';
import type { SuggestionCard } from '../suggestion.ts';
import type { Engagement } from '../working/engagement.ts';
import type { Asked } from './asked.ts';
import type { CallCard } from './call-card.ts';
import type { DeedCard, JoinCard } from './deed-card.ts';
import type { EscalationCard, EscalationReply, EscalationStorm } from './escalation-cards.ts';
import type { PoolRow, TeamWeekView, WeekView } from './fairness-cards.ts';
import type { OfferSettlement } from './offer-settlement.ts';
import type { PolicyGlance, ProposalCard } from './policy-cards.ts';
import type {
  QuarantineCard,
  QuarantineDigest,
  QuarantineRow,
  QuarantineSummary,
} from './quarantine-cards.ts';
import type {
  ChannelHelloCard,
  ChannelLostCard,
  GreetingCard,
  SetUpCard,
  SetUpCheck,
} from './set-up-cards.ts';
import type { LateLead } from './standings/late-lead.ts';
import type { Part } from './standings/listed.ts';
import type { AvailabilityView } from './standings/standing.ts';

/**
 * What people are shown, as data: services load these, blocks draw them, and neither knows the
 * other. Instants are `Date`; the reader's zone travels along because blocks look nothing up.
 */

/** The lead as every card shows it. All text is raw: blocks escape it. */
export interface LeadSummary {
  leadId: string;
  company: string;
  person: Slot;
  title: string | null;
  /** At most two: "1,200 people", "Madrid, Spain". */
  facts: Slot[];
  message: string | null;
  /** 0..1. */
  priority: number;
  tier: string;
  test: boolean;
  receivedAt: Date;
  /** As the sender wrote it: `es`, `pt-BR`, `German`; null when not said. */
  language: string | null;
  /** Did the person agree to be written to? Null when not said. */
  consent: boolean | null;
  /** When the meeting begins that is booked already. */
  meetingAt: Date | null;
  /** Who typed it in; left out where it came by itself. */
  addedBy?: string | undefined;
}

/**
 * How to reach the person; for nobody but who has the lead, or answers for it. Null where it is
 * not known.
 */
export interface Contact {
  email: string | null;
  phone: string | null;
}

/** All providers that were asked about a company failed: whether they are asked again. */
export type MissingData = 'asked_again' | 'given_up';

/** To a rep who may want no name of a lead to stand in a notification. */
export interface Discreet {
  hidesNames?: boolean;
}

export interface OfferCard extends Discreet {
  kind: 'offer';
  lead: LeadSummary;
  offerId: string;
  state: OfferState;
  /** Two reasons for the lead's priority, then up to three for this rep. */
  whyLead: Slot[];
  whyYou: Slot[];
  dueAt: Date;
  /** The how many-th rep asked. */
  ordinal: number;
  /** `self`: whoever has it took it. The words are empty once they were erased. */
  givenBy: { name: string; reason: Slot; self?: boolean } | null;
  timeZone: string;
  /** Sent again because Slack's first answer was lost. */
  repeated: boolean;
  /** Set once a reminder carries the buttons: this card then shrinks to a line. */
  remindedAt?: Date | null;
  settled: OfferSettlement | null;
  missingData?: MissingData | null;
}

export interface ReminderCard extends Discreet {
  kind: 'reminder';
  lead: LeadSummary;
  offerId: string;
  dueAt: Date;
  timeZone: string;
  /** False: silence alone takes the lead from nobody. */
  goesOn: boolean;
  /** Others were asked at once, and the first to claim has it. */
  withOthers?: boolean;
  /** When a newer reminder took over the buttons. */
  remindedAt?: Date | null;
  /** Null while it can be answered. */
  settled: OfferSettlement | null;
}

/** One offer of several that came in one go. */
export interface BundleRow {
  lead: LeadSummary;
  offerId: string;
  dueAt: Date;
  /** Null while it can be answered. */
  settled: OfferSettlement | null;
}

/** Several offers to one rep in one message. */
export interface BundleCard extends Discreet {
  kind: 'bundle';
  bundleId: string;
  /** By the time left. */
  rows: BundleRow[];
  timeZone: string;
  /** The small new message before the time ends. */
  reminder: boolean;
  repeated: boolean;
  /** Set once a newer message carries the buttons: this copy then shrinks to a line. */
  remindedAt: Date | null;
}

/** The leads in hand, before the day begins. */
export interface MorningCard extends Discreet {
  kind: 'morning';
  /** The next deadline first. */
  rows: LeadRow[];
  /** Offers that are not answered yet; each has a message of its own. */
  waiting: number;
  timeZone: string;
}

/** How the last seven days went, before the first day of the week begins. */
export interface WeekCard {
  kind: 'week';
  week: WeekView;
}

/** The same of the whole team, for a manager. */
export interface TeamWeekCard {
  kind: 'team_week';
  week: TeamWeekView;
}

/** A touch of a lead is due or late. */
export interface TouchReminderCard extends Discreet {
  kind: 'touch_reminder';
  lead: LeadSummary;
  repName: string;
  claimedAt: Date;
  /** The first that was promised, or the one after another. */
  promise: TouchPromise;
  dueAt: Date;
  late: boolean;
  timeZone: string;
}

/** Until when a lead is snoozed, and why; the words are empty once they were erased. */
export interface SnoozeView {
  until: Date;
  reason: string;
}

/** A lead that was snoozed is back. */
export interface SnoozeOverCard extends Discreet {
  kind: 'snooze_over';
  lead: LeadSummary;
  reason: string;
  /** Who snoozed it, where that was not its owner. */
  by: string | null;
  /** The touch that is due now; null where none is promised. */
  due: { first: boolean; at: Date } | null;
  timeZone: string;
}

/** A page or a notice to managers and admins that is not about one running offer. */
export interface NoticeCard extends Discreet {
  kind: 'notice';
  title: Phrase;
  /** One line, or several. */
  text: Phrase;
  /** What the person of the lead wrote. */
  quote?: string | null;
  /** Slack users it is about, whom the roster gives no name. */
  people?: readonly string[];
  leadId: string | null;
  /** To a rep who is Away for misses: one press ends that. */
  comesBack?: true;
}

export type Card =
  | OfferCard
  | CallCard
  | ReminderCard
  | BundleCard
  | TouchReminderCard
  | MorningCard
  | WeekCard
  | TeamWeekCard
  | SnoozeOverCard
  | EscalationCard
  | EscalationReply
  | EscalationStorm
  | SuggestionCard
  | QuarantineCard
  | QuarantineDigest
  | ProposalCard
  | SetUpCard
  | GreetingCard
  | ChannelHelloCard
  | ChannelLostCard
  | DeedCard
  | JoinCard
  | NoticeCard;

export interface OfferRow {
  leadId: string;
  offerId: string;
  company: string;
  person: string;
  test: boolean;
  dueAt: Date;
}
export interface LeadRow {
  leadId: string;
  company: string;
  person: string;
  test: boolean;
  state: LeadState;
  /** How far contact with the person has come. */
  engagement?: Engagement;
  /** The next deadline of whoever holds it, or the touch that is late. */
  dueAt: Date | null;
  /** Who is asked, or has it. */
  repName: Asked | null;
  repsAsked: number;
  why: Slot;
  snooze?: SnoozeView | null;
}
export interface TeamRow extends AvailabilityView {
  /** With the open work of the CRM. */
  open: number;
  /** How much of it the CRM counts. */
  external: number;
  cap: number | null;
  /** Both count units, as some leads count for more than one. */
  inUnits: boolean;
  /** Leads owed, over the rep's pools. */
  owed: number;
  missedToday: number;
}

export interface HomeView {
  viewer: { name: string; role: Role | 'guest'; repId: string | null; timeZone: string };
  /** Who runs Baton here, for guests. */
  admins: string[];
  availability: AvailabilityView | null;
  inPool: boolean;
  /** Whom to ask for leads, for who gets none. */
  mayAsk: string | null;
  /** Nobody has said when they work; left out where that is known, or was never asked. */
  asksHours?: boolean;
  waiting: Part<OfferRow>;
  open: Part<LeadRow>;
  /** What the rep got of their pools; null for who is in none. */
  week: WeekView | null;
  atRisk: Part<LeadRow>;
  lastRisk: LateLead | null;
  held: number;
  quarantined: number;
  /** How old that is, and the first of it. */
  quarantine: QuarantineSummary & { rows: QuarantineRow[] };
  /** How many were not for sales in the last seven days. */
  unrouted: number;
  pools: PoolRow[];
  team: Part<TeamRow>;
  /** Set-up and health lines for admins; a mend for each that is not fine. */
  checks: SetUpCheck[];
  pausedPools: string[];
  /** For whoever may approve or edit it. */
  policy: PolicyGlance | null;
}
