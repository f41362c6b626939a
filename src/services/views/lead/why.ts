/** Picks the few reasons that fit on a card; all of them stand in the full story. */
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import type { Scores } from '../../../routing/model/decision.ts';
import { type Reason, reasonWords } from '../../../routing/model/reasons.ts';
import { type Phrase, phrase, type Slot } from '../../../words/say.ts';

const MAX_LEAD_REASONS = 2;
const MAX_REP_REASONS = 3;
/** What a rep hears of the lead: reasons to hurry, in this order. */
const TELLING = ['intent', 'account', 'fit', 'urgency'] as const;

export function whyLead(scores: Scores): Phrase[] {
  const reasons = TELLING.flatMap((name) =>
    scores.components[name].reasons.filter(isTelling).map(shortReason),
  );
  return reasons.slice(0, MAX_LEAD_REASONS);
}

const NO_REASON =
  /\.(unknown|unmatched|consumer|missing|channel|icp_partial|icp_weak|stale|can_wait|not_for_sales)$|^enrichment\./;

/** "Not known", "no account" and a half-fitting company are no reason to hurry. */
function isTelling({ code }: Reason): boolean {
  return !NO_REASON.test(code);
}

export function whyRep(decision: Pick<DecisionRecord, 'territory' | 'reasons'>): Slot[] {
  const isFallback = decision.reasons.some(({ code }) => code === 'fallback.used');
  const territory = decision.territory && !isFallback ? [decision.territory] : [];
  const reasons = decision.reasons.map(shortReason);
  return [...territory, ...reasons].slice(0, MAX_REP_REASONS);
}

/** A card has no room for figures: "next in line", the number is in the full story. */
function shortReason(reason: Reason): Phrase {
  const words = reasonWords(reason);
  return phrase((language, name) => words.in(language, name).replace(/ \(.*\)$/, ''));
}
