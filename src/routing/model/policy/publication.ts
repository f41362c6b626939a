/** Names the life of a policy version: its states, how it came to be live, what was live before. */
import type { Edges } from '../lead.ts';

export const POLICY_STATES = ['proposed', 'published', 'rejected', 'withdrawn'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];
export const POLICY_EDGES: Edges<PolicyState> = {
  proposed: ['published', 'rejected', 'withdrawn'],
  published: [],
  rejected: [],
  withdrawn: [],
};

/**
 * How a version became live: nobody else had to agree; a second person did; a person at the command
 * line went without one; an earlier version came back.
 */
export const PUBLISHED_HOW = ['published', 'approved', 'break_glass', 'rolled_back'] as const;
export type PublishedHow = (typeof PUBLISHED_HOW)[number];

/** How many publications are looked through for what was live before. */
export const LOOK_BACK = 1_000;

/**
 * The version that was live before the one that is; null where there was no other. What a rollback
 * left behind does not count: two in a row go two versions back.
 */
export function versionBefore(
  newestFirst: readonly { version: number; how: PublishedHow }[],
): number | null {
  const path: number[] = [];
  for (const { version, how } of newestFirst.toReversed()) {
    const before = how === 'rolled_back' ? path.lastIndexOf(version) : -1;
    if (before >= 0) path.length = before;
    path.push(version);
  }
  return path.at(-2) ?? null;
}
