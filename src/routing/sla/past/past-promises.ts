/** Reads off what happened to a lead when it came how far, and which promises were made for it. */
import { type TouchPromise, UNSEEN } from '../../model/offer.ts';
import type { Promised } from './judge-promise.ts';
import type { LeadTimes } from './stretches.ts';

/** An offer and the assignment above it. */
export interface PastOffer {
  assignmentId: string;
  repId: string;
  poolId: string | null;
  tier: string;
  policyVersion: number;
  /** Claimed in the instant it was made, without asking. */
  final: boolean;
  madeAt: Date;
  /** When Slack confirmed the card, or the CRM the owner, where the time waited for that. */
  deliveredAt: Date | null;
  dueAt: Date;
  settledAt: Date | null;
  reason: string | null;
  /** Of the assignment; null again when the claim was taken back. */
  claimedAt: Date | null;
  /** Of the assignment. */
  endedAt: Date | null;
}

export interface TouchClock {
  kind: TouchPromise;
  assignmentId: string;
  startedAt: Date;
  dueAt: Date;
}

export interface LeadPast {
  receivedAt: Date;
  /** All lists in the order in which it happened. */
  decisions: readonly { madeAt: Date; segment: string | null }[];
  offers: readonly PastOffer[];
  touchClocks: readonly TouchClock[];
  /** When a touch was logged, of whoever had it then. */
  touches: readonly Date[];
}

/** The offer that was claimed first; where none was, the first. */
export function leadingOffer({ offers }: Pick<LeadPast, 'offers'>): PastOffer | null {
  const claimed = offers.filter(({ claimedAt }) => claimedAt !== null);
  const [first] = claimed.toSorted((a, b) => Number(a.claimedAt) - Number(b.claimedAt));
  return first ?? offers[0] ?? null;
}

/** `asked` says from which card a claim is measured: the lead's first, or the claimer's own. */
export function timesOf(past: LeadPast, asked: 'first' | 'own'): LeadTimes {
  const { receivedAt, decisions, offers, touches } = past;
  const leading = leadingOffer(past);
  const claimedAt = leading?.claimedAt ?? null;
  const deliveredAt = earliest(offers.map((offer) => offer.deliveredAt));
  return {
    receivedAt,
    decidedAt: decisions[0]?.madeAt ?? null,
    deliveredAt,
    askedAt: asked === 'own' ? (leading?.deliveredAt ?? null) : deliveredAt,
    claimedAt,
    touchedAt: claimedAt && (touches.find((at) => at >= claimedAt) ?? null),
  };
}

/** Null for an offer that was given for good: nobody was asked. */
export function claimPromise(offer: PastOffer): Promised | null {
  const { dueAt, claimedAt, settledAt, deliveredAt, reason } = offer;
  if (offer.final) return null;
  const isSeen = deliveredAt !== null && reason !== UNSEEN;
  return { dueAt, keptAt: claimedAt, endedAt: claimedAt ? null : settledAt, isSeen };
}

/** Null where no first touch was promised, or the claim was taken back. */
export function touchPromise(
  offer: PastOffer,
  { touchClocks, touches }: Pick<LeadPast, 'touchClocks' | 'touches'>,
): Promised | null {
  const { claimedAt, endedAt, assignmentId } = offer;
  const isFirst = ({ kind, ...one }: TouchClock) =>
    kind === 'first_touch' && one.assignmentId === assignmentId;
  const clock = touchClocks.findLast(isFirst);
  if (!clock || !claimedAt) return null;
  const isTheirs = (at: Date) => at >= claimedAt && (endedAt === null || at <= endedAt);
  return { dueAt: clock.dueAt, keptAt: touches.find(isTheirs) ?? null, endedAt, isSeen: true };
}

/** Each runs from a touch to the one after it. */
export function nextTouchPromises(
  { claimedAt, endedAt, assignmentId }: PastOffer,
  { touchClocks, touches }: Pick<LeadPast, 'touchClocks' | 'touches'>,
): Promised[] {
  if (!claimedAt) return [];
  const theirs = touches.filter((at) => endedAt === null || at <= endedAt);
  return touchClocks
    .filter((one) => one.kind === 'next_touch' && one.assignmentId === assignmentId)
    .map(({ startedAt, dueAt }) => {
      const keptAt = theirs.find((at) => at > startedAt) ?? null;
      return { dueAt, keptAt, endedAt, isSeen: true };
    });
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((at) => at !== null);
  return known.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
