/** Where in a message something was read: `phrase` stands at the UTF-16 index `at`. */
export interface Finding {
  phrase: string;
  at: number;
}

/** What somebody may want, who decides first: of several that are found the first here rules. */
export const INTENT_KINDS = [
  'unsubscribe',
  'vendor',
  'job',
  'buy',
  'demo',
  'switch',
  'pricing',
  'support',
] as const;
export type IntentKind = (typeof INTENT_KINDS)[number];

/** Of these none is a wish to buy. */
export const NOT_FOR_SALES: readonly IntentKind[] = ['unsubscribe', 'vendor', 'job', 'support'];

/** By when somebody wants it, the most pressing first. */
export const TIMELINES = [
  'now',
  'this_month',
  'this_quarter',
  'next_quarter',
  'later',
  'no_rush',
] as const;
export type Timeline = (typeof TIMELINES)[number];

export interface Read<T> extends Finding {
  value: T;
}

/** What the lexicon read out of one message; what it did not find is null. */
export interface MessageReading {
  /** One of each kind, the one that rules first. */
  intents: Read<IntentKind>[];
  seats: Read<number> | null;
  budget: Read<number> | null;
  timeline: Read<Timeline> | null;
  urgent: Finding | null;
}

export const NOTHING_READ: MessageReading = {
  intents: [],
  seats: null,
  budget: null,
  timeline: null,
  urgent: null,
};
