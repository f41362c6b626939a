import type { Enrichment } from './enrichment.ts';
import type { AccountMatch, LeadFacts } from './lead.ts';
import type { Reason } from './reasons.ts';

/** The edition of the deciding code; stored with each decision so that a replay knows what ran. */
export const ENGINE_VERSION = '5';

/** So many losers are kept by name, who was owed most first; the rest is counted by reason. */
export const NAMED_LOSERS = 20;

/** Lags and credits are integers: one lead is this many units. */
export const LEAD_UNITS = 1_000_000;

export type ScoreName = 'fit' | 'intent' | 'account' | 'capacity' | 'urgency' | 'value' | 'risk';
export interface Component {
  /** 0..1, four decimals. */
  score: number;
  /** 0..1, four decimals: how much of what this score is made from was known. */
  confidence: number;
  reasons: Reason[];
}
export interface Scores {
  components: Record<ScoreName, Component>;
  /** Weighted sum of five components, 0..1, four decimals. */
  priority: number;
  /**
   * 0..1, four decimals: the mean of the five confidences by the same weights, lowered where facts
   * could not be looked up or sources disagree.
   */
  confidence: number;
}

export type Shift =
  | { state: 'on_shift' }
  /** On shift again at `until`, as far as anybody knows; no reason is said of the mere hours. */
  | { state: 'off_shift'; until: Date; reason?: Reason }
  | { state: 'unavailable'; reason: Reason; until: Date | null };
export type NotHere = Exclude<Shift, { state: 'on_shift' }>;

/** What fills a rep, in units: an ordinary lead is one, a segment may count for more. */
export interface Load {
  open: number;
  day: number;
  week: number;
  /** Open work that the CRM counts and Baton did not give; left out, none is known. */
  external?: number;
}

/** A rep as the assignment step sees one: everything it may decide by, nothing else. */
export interface Candidate {
  repId: string;
  name: string;
  skills: string[];
  shift: Shift;
  /** Takes leads of a hot tier off shift too. */
  outOfHours: boolean;
  load: Load;
  capacity: { open?: number | undefined; day?: number | undefined; week?: number | undefined };
  /** Leads of imports the rep has not touched yet, where they are as many as the policy allows. */
  bulkFull?: { open: number; cap: number } | null;
  /** How many offers lie with the rep unanswered; left out, none. */
  unanswered?: number;
  /** Set when the rep may not be offered this lead again. */
  excluded: 'declined' | 'timed_out' | 'sent_on' | null;
  coverId: string | null;
  lastAssignedAt: Date | null;
}

/** Lag per rep of one fairness queue, in LEAD_UNITS; a rep who is missing has 0. */
export type Lags = Record<string, number>;
/** What reps of one queue may still catch up on, in LEAD_UNITS; a rep who is missing has 0. */
export type CatchUps = Record<string, number>;

/** One counted offer: what each rep was credited and who took it. Reversed exactly by a refund. */
export interface Draw {
  queue: string;
  repId: string;
  /** Sums to 0: the entitlement each eligible rep earned, minus one lead for the chosen. */
  changes: Record<string, number>;
  /** What it added to what reps who were absent are to catch up on, less what it paid of that. */
  promised?: Record<string, number>;
}

/** A part of a lead that somebody earns, by weight. */
export interface Share {
  repId: string;
  /** A positive integer; only the proportions count. */
  weight: number;
}

/** A turn that nobody has taken yet: of which queue, and whose shares will grow by it. */
export interface OpenTurn {
  queue: string;
  /** Who could get it. */
  eligible: readonly Share[];
  /** Who is there and could not, in a pool that counts the load; else nobody. */
  bystanders: readonly Share[];
  /** Who would have shared in it, had they not been absent. */
  absent: readonly Share[];
}

export interface CandidateVerdict {
  rep: string;
  eligible: boolean;
  /** In leads: after the credit of this draw, before the take; null where it was not in play. */
  lag: number | null;
  why: Reason;
}

/** What became of one rule, or of what stands above all rules. */
export interface RuleVerdict {
  rule: string;
  matched: boolean;
  won: boolean;
  why: Reason;
}

/** What became of one territory or segment. */
export interface PlaceVerdict {
  place: 'territory' | 'segment';
  id: string;
  matched: boolean;
  won: boolean;
  why: Reason;
}

export type Placement =
  | {
      outcome: 'offered';
      repId: string;
      poolId: string | null;
      /** Present when the offer uses a turn. */
      draw: Draw | null;
      /** An owner's own accounts ignore capacity. */
      overCapacity: boolean;
      /** How many ordinary leads it fills the rep by; left out, one. */
      units?: number;
      /** Theirs at once, without a claim: they host the meeting that is booked. */
      final: boolean;
    }
  | {
      /** Several are asked at once, and whoever claims first gets it. */
      outcome: 'first_to_claim';
      /** The most owed first. */
      repIds: string[];
      /** They are asked in one message there; left out, each in one of their own. */
      channel?: string;
      poolId: string | null;
      /** The claim takes it: those who could have had the lead when it was offered share in it. */
      turn: OpenTurn;
      /** How many ordinary leads it will fill the claimer by; left out, one. */
      units?: number;
    }
  | { outcome: 'scheduled'; until: Date; poolId: string | null; repId: string | null }
  | { outcome: 'held'; poolId: string | null }
  | { outcome: 'quarantined' }
  /** `notify` is a rep or a channel that hears of it, and has nothing to do. */
  | { outcome: 'no_route'; reason: string; notify?: string };

/** What the policy concluded for one lead at one instant: enough to explain and to replay it. */
export interface Decision {
  engineVersion: string;
  placement: Placement;
  segment: string | null;
  territory: string | null;
  tier: string;
  rule: string | null;
  scores: Scores;
  account: AccountMatch;
  /** What matched, and why it won or lost; the rest is found again when somebody asks. */
  places: PlaceVerdict[];
  rules: RuleVerdict[];
  candidates: CandidateVerdict[];
  reasons: Reason[];
}

export interface DecisionInput {
  now: Date;
  receivedAt: Date;
  facts: LeadFacts;
  account: AccountMatch;
  /** Where the facts are from; what was never looked up casts no doubt. */
  enrichment?: Enrichment | null;
  /** How many times the person asked, this one included. */
  touches: number;
  candidates: Candidate[];
  /** Lags per fairness queue. */
  lags: Record<string, Lags>;
  /** What is to be caught up on per fairness queue. */
  catchUps?: Record<string, CatchUps>;
  /** Comes out of hold, or waited for a shift: it is not pressed on whoever is back first. */
  waited?: boolean;
  /** Came in by a file with many others: it has a cap and an SLA of its own. */
  bulk?: boolean;
  /** Pools that are paused, or `all`. */
  paused: string[];
}
