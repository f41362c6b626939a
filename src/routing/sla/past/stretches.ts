/** Measures how long a lead took from one point to another, by the wall and in working time. */
import { businessMsBetween } from '../../availability/calendar.ts';
import type { ClockCalendars } from '../clock-calendar.ts';

export interface LeadTimes {
  receivedAt: Date;
  /** When the router first decided; null where it never did. */
  decidedAt: Date | null;
  /** When Slack first confirmed a card of the lead. */
  deliveredAt: Date | null;
  /** The card from which whoever claimed it is measured. */
  askedAt: Date | null;
  claimedAt: Date | null;
  touchedAt: Date | null;
}

export const STRETCHES = [
  'receipt_to_decision',
  'decision_to_card',
  'card_to_claim',
  'receipt_to_claim',
  'claim_to_touch',
  'receipt_to_touch',
] as const;
export type Stretch = (typeof STRETCHES)[number];

interface Ends {
  from: keyof LeadTimes;
  to: keyof LeadTimes;
  /** Whose working time counts. */
  clock: keyof ClockCalendars;
}

const ENDS: Record<Stretch, Ends> = {
  receipt_to_decision: { from: 'receivedAt', to: 'decidedAt', clock: 'claim' },
  decision_to_card: { from: 'decidedAt', to: 'deliveredAt', clock: 'claim' },
  card_to_claim: { from: 'askedAt', to: 'claimedAt', clock: 'claim' },
  receipt_to_claim: { from: 'receivedAt', to: 'claimedAt', clock: 'claim' },
  claim_to_touch: { from: 'claimedAt', to: 'touchedAt', clock: 'first_touch' },
  receipt_to_touch: { from: 'receivedAt', to: 'touchedAt', clock: 'first_touch' },
};

/** In milliseconds. */
export interface Length {
  wall: number;
  /** Null where nobody was asked, so that nobody's hours count. */
  working: number | null;
}

/**
 * Null where an end is missing or comes before the other: who took a lead without waiting for a
 * card was not slow to answer it.
 */
export function lengthOf(
  stretch: Stretch,
  times: LeadTimes,
  calendars: ClockCalendars | null,
): Length | null {
  const { from, to, clock } = ENDS[stretch];
  const [start, end] = [times[from], times[to]];
  if (!start || !end || end < start) return null;
  const working = calendars && businessMsBetween(calendars[clock], start, end);
  return { wall: end.getTime() - start.getTime(), working };
}
