/** Decides how far the scores of a lead are to be trusted, by how the facts behind them came. */
import type { Scores } from '../model/decision.ts';
import type { Enrichment, ProviderAnswer } from '../model/enrichment.ts';
import type { LeadFacts } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import { toScore } from '../scoring/score.ts';
import { findDoubts } from './merge-facts.ts';

/** Nobody could be asked: what providers would have told is missing besides. */
const WITHOUT_PROVIDERS = 0.8;
/** For each fact of which two sources tell what cannot both be true. */
const PER_DISAGREEMENT = 0.9;

/** Why nothing came from providers, where all that were asked failed or have not answered yet. */
export function missingData(answers: readonly ProviderAnswer[]): 'failed' | 'pending' | null {
  const asked = answers.filter(({ outcome }) => outcome !== 'skipped');
  if (asked.length === 0) return null;
  if (asked.some(({ outcome }) => outcome !== 'failed' && outcome !== 'pending')) return null;
  return asked.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'pending';
}

/** Has every provider that was to be asked answered? */
export function isComplete(answers: readonly ProviderAnswer[]): boolean {
  return !answers.some(({ outcome }) => outcome === 'failed' || outcome === 'pending');
}

/**
 * What a condition may ask about how a lead is known. `confidence` is the mean over all facts that
 * are believed, 0..1, four decimals; left out where there is none.
 */
export function trustIn({ fields, providers }: Enrichment): NonNullable<LeadFacts['enrichment']> {
  const complete = isComplete(providers);
  if (fields.length === 0) return { complete };
  const sum = fields.reduce((total, { confidence }) => total + confidence, 0);
  return { confidence: toScore(sum / fields.length), complete };
}

/**
 * The reasons stand with `fit`, which is made of these facts. No score changes: only the confidence
 * of `fit` and of the whole.
 */
export function withDoubts(scores: Scores, enrichment: Enrichment | null | undefined): Scores {
  const reasons = enrichment ? doubtsOf(enrichment) : [];
  if (reasons.length === 0) return scores;
  const trust = reasons.reduce((product, { code }) => product * trustAfter(code), 1);
  const { fit: found } = scores.components;
  const fit = {
    ...found,
    confidence: toScore(found.confidence * trust),
    reasons: [...found.reasons, ...reasons],
  };
  return {
    ...scores,
    components: { ...scores.components, fit },
    confidence: toScore(scores.confidence * trust),
  };
}

function doubtsOf({ fields, providers }: Enrichment): Reason[] {
  const missing = missingData(providers);
  const disagreements = fields.flatMap((known) =>
    findDoubts(known)
      .slice(0, 1)
      .map((other) =>
        because('enrichment.disagrees', {
          field: known.field,
          source: known.source,
          value: String(known.value),
          other: other.source,
          found: String(other.value),
        }),
      ),
  );
  return missing ? [because(`enrichment.${missing}`), ...disagreements] : disagreements;
}

function trustAfter(code: Reason['code']): number {
  return code === 'enrichment.disagrees' ? PER_DISAGREEMENT : WITHOUT_PROVIDERS;
}
