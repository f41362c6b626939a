/** Scores how likely it is that an offer of this lead goes unclaimed: a field of its own. */
import type { Component } from '../model/decision.ts';
import { NO_SEGMENT, type OfferHistory } from '../model/lead.ts';
import { because } from '../model/reasons.ts';
import { component, type ScoreInput } from './score.ts';

/** As many offers count for the source as a whole as for offers like this one. */
const PRIOR_OFFERS = 20;
const NOTHING: OfferHistory = { made: 0, unclaimed: 0 };

/**
 * 0..1: the share of offers of the same source and segment that nobody claimed in time, drawn
 * towards the whole source (a Beta prior worth `PRIOR_OFFERS` offers) while there are few:
 * `(unclaimed + PRIOR_OFFERS × rate) / (made + PRIOR_OFFERS)`. The rate of the source is smoothed
 * by the rule of succession, `(unclaimed + 1) / (made + 2)`, and so is neutral without any offer.
 * The confidence is `made / (made + PRIOR_OFFERS)`.
 */
export function scoreRisk({ facts }: ScoreInput): Component {
  const { history = {}, segment = NO_SEGMENT } = facts;
  const alike = Object.hasOwn(history, segment) ? (history[segment] ?? NOTHING) : NOTHING;
  const whole = Object.values(history).reduce(together, NOTHING);
  const rate = (whole.unclaimed + 1) / (whole.made + 2);
  const { made, unclaimed } = alike;
  return component(
    (unclaimed + PRIOR_OFFERS * rate) / (made + PRIOR_OFFERS),
    made / (made + PRIOR_OFFERS),
    [reasonOf(alike, whole)],
  );
}

function together(one: OfferHistory, other: OfferHistory): OfferHistory {
  return { made: one.made + other.made, unclaimed: one.unclaimed + other.unclaimed };
}

function reasonOf(alike: OfferHistory, whole: OfferHistory) {
  if (alike.made > 0) return because('risk.history', { ...alike });
  return whole.made > 0 ? because('risk.source', { ...whole }) : because('risk.unknown');
}
