export const OFFER_STATES = ['made', 'claimed', 'declined', 'expired', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const ASSIGNMENT_STATES = ['open', 'rerouted', 'overridden', 'closed'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export const CLOCK_KINDS = ['claim', 'first_touch'] as const;
export const CLOCK_STATES = ['running', 'met', 'breached', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/**
 * One point on a clock: planned from the start, so that a policy edit never moves a running one.
 */
export interface ClockEvent {
  do: 'remind' | 'breach' | 'escalate' | 'reroute';
  at: string;
}

export const OUTBOX_STATES = ['ready', 'sending', 'retry', 'uncertain', 'done', 'dead'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];
