import type { Edges } from './lead.ts';
import type { EscalationLevel } from './policy/sla.ts';
import type { SlaStart } from './policy/timing.ts';

export const OFFER_STATES = ['made', 'claimed', 'declined', 'expired', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
/** Which state may follow which: docs/states.md draws the same, and no store sees another. */
export const OFFER_EDGES: Edges<OfferState> = {
  made: ['claimed', 'declined', 'expired', 'withdrawn'],
  claimed: ['made', 'declined', 'withdrawn'],
  declined: ['made'],
  expired: [],
  withdrawn: ['made'],
};

/** A rep may take a claim or a decline back for so long. */
export const UNDO_MS = 2 * 60_000;
/** A second click so soon is a finger that slipped. */
export const SLIP_MS = 2_000;
/** Why the offer of a lead that its owner gave back is declined, in place of a policy's reason. */
export const GIVEN_BACK = 'given_back';
/** The same where the owner called the lead bad: a manager decides, and the turn may come back. */
export const CALLED_BAD = 'called_bad';
/** Of several who were asked at once another one was first to claim. */
export const TAKEN = 'taken';
/** Why an offer is withdrawn that a manager sent on to the next rep. */
export const SENT_ON = 'sent_on';
/** Of an offer that ran out: it was made in a channel, to nobody in person, so it is no miss. */
export const CALLED = 'called';
/** Of an offer that ran out: its rep says that no card was seen, so it counts as no miss. */
export const UNSEEN = 'unseen';

export const ASSIGNMENT_STATES = ['open', 'rerouted', 'overridden', 'closed'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];
export const ASSIGNMENT_EDGES: Edges<AssignmentState> = {
  open: ['rerouted', 'overridden', 'closed'],
  rerouted: ['open'],
  overridden: ['open'],
  closed: ['open'],
};

/** What is promised by an instant: to answer an offer, to reach out, to reach out again. */
export const PROMISE_KINDS = ['claim', 'first_touch', 'next_touch'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];
/** Those of whoever owns the lead; one of them at most runs for it. */
export const TOUCH_PROMISES = ['first_touch', 'next_touch'] as const;
export type TouchPromise = (typeof TOUCH_PROMISES)[number];
export function isTouchPromise(kind: string): kind is TouchPromise {
  return TOUCH_PROMISES.some((one) => one === kind);
}
/**
 * A `snooze` promises nobody anything: it says when its owner wants the lead back. The `ladder` is
 * the lead's own: whom else it is told while nobody has claimed it.
 */
export const CLOCK_KINDS = [...PROMISE_KINDS, 'snooze', 'ladder'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export const CLOCK_STATES = ['running', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
export const CLOCK_EDGES: Edges<ClockState> = {
  running: ['met', 'breached', 'cancelled'],
  met: ['running'],
  breached: ['running', 'met'],
  cancelled: ['running', 'met'],
};

/**
 * One point on a clock: planned from the start, so that a policy edit never moves a running one.
 */
export interface ClockEvent {
  do: 'start' | 'remind' | 'breach' | 'escalate' | 'reroute' | 'wake' | 'acknowledge';
  at: string;
  /** Of a start: what it waits for, and by `at` no longer. */
  awaits?: Exclude<SlaStart, 'assignment'>;
  /** Whom a level of the ladder reaches; left out, the first place there is. */
  to?: EscalationLevel;
  /** The last level once more, because nobody has answered. */
  again?: true;
  /** The actor who said to be on it. */
  by?: string;
}

export const OUTBOX_STATES = ['ready', 'sending', 'retry', 'uncertain', 'done', 'dead'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
export const OUTBOX_EDGES: Edges<OutboxState> = {
  ready: ['sending', 'done'],
  sending: ['done', 'retry', 'uncertain', 'sending', 'dead'],
  retry: ['sending', 'done'],
  uncertain: ['sending'],
  done: [],
  dead: ['retry'],
};
