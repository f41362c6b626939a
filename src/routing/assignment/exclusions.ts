/** Says who may not be offered a lead again, by what became of its offers so far. */
import type { Candidate } from '../model/decision.ts';
import { GIVEN_BACK, type OfferState, SENT_ON } from '../model/offer.ts';
import type { DeclineReason } from '../model/policy/policy.ts';

export interface PastOffer {
  repId: string;
  state: OfferState;
  /** Decline reason id, or why it was withdrawn. */
  reason: string | null;
  round: number;
}

/**
 * A decline counts for the lead, where its reason says so, and so does giving it back; silence
 * counts for the round. What a manager gave by hand excludes nobody; one that a manager sent on
 * starts afresh, without the reps it was taken from so.
 */
export function exclusionsOf(
  offers: readonly PastOffer[],
  round: number,
  reasons: readonly DeclineReason[],
): Map<string, Candidate['excluded']> {
  const excluded = new Map<string, Candidate['excluded']>();
  const excluding = reasons.filter((one) => one.exclude).map((one) => one.id);
  const excludes = new Set([...excluding, GIVEN_BACK]);
  const sentOn = offers.findLastIndex(({ reason }) => reason === SENT_ON);
  for (const [index, offer] of offers.entries()) {
    if (offer.reason === SENT_ON) excluded.set(offer.repId, 'sent_on');
    if (index <= sentOn) continue;
    if (offer.state === 'declined' && excludes.has(offer.reason ?? '')) {
      excluded.set(offer.repId, 'declined');
    } else if (isSilence(offer) && offer.round === round && !excluded.has(offer.repId)) {
      excluded.set(offer.repId, 'timed_out');
    }
  }
  return excluded;
}

/** A card Slack refused counts like silence here: asking the same rep again would fail again. */
function isSilence({ state, reason }: PastOffer): boolean {
  return state === 'expired' || reason === 'undeliverable';
}
