/** Names the life of a policy version: the states it has and the ways it came to be live. */

export const POLICY_STATES = ['proposed', 'published', 'rejected', 'withdrawn'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/**
 * How a version became live: nobody else had to agree; a second person did; a person at the command
 * line went without one; an earlier version came back.
 */
export const PUBLISHED_HOW = ['published', 'approved', 'break_glass', 'rolled_back'] as const;
export type PublishedHow = (typeof PUBLISHED_HOW)[number];
