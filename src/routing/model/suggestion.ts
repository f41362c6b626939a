/** What may be the same: a lead's company and a known account, or two leads of one person. */
export const SUGGESTION_KINDS = ['account', 'person'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

export const SUGGESTION_STATES = ['open', 'confirmed', 'refused', 'outdated'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];
