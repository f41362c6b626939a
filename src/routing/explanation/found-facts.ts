/** Puts beside the facts of a lead what is found of it on its way to the rules. */
import type { Scores } from '../model/decision.ts';
import type { LeadFacts } from '../model/lead.ts';

export interface Found {
  territory?: string | null | undefined;
  segment?: string | null | undefined;
  tier?: string;
  scores?: Scores;
}

/** What was not found is left out, and not set to undefined. */
export function withFound(facts: LeadFacts, found: Found): LeadFacts {
  const { territory, segment, tier, scores } = found;
  return {
    ...facts,
    ...(territory && { territory }),
    ...(segment && { segment }),
    ...(tier && { tier }),
    ...(scores && { scores: flatten(scores) }),
  };
}

function flatten({ components, priority, confidence }: Scores): Record<string, number> {
  const parts = Object.entries(components).map(([name, one]) => [name, one.score] as const);
  return { ...Object.fromEntries(parts), priority, confidence };
}
