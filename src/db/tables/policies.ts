import type { Policy } from '../../routing/model/policy/policy.ts';
import { POLICY_STATES, PUBLISHED_HOW } from '../../routing/model/policy/publication.ts';
import type { Kit } from '../kit.ts';

/** The editions of the rules, and which of them was live from when. */
export function definePolicyTables(k: Kit) {
  /** Written once: of a version only the state ever changes. */
  const policies = k.table(
    'policies',
    {
      version: k.int('version').primaryKey(),
      document: k.json<Policy>('document').notNull(),
      /** The file as its author wrote it, comments included, so that `export` gives it back. */
      text: k.text('text').notNull(),
      hash: k.text('hash').notNull(),
      author: k.text('author').notNull(),
      /** The column is as old as the days when every version was published at once. */
      writtenAt: k.instant('published_at').notNull(),
      state: k.enumText('state', POLICY_STATES).notNull().default('published'),
      /** What its author says of it. */
      message: k.text('message'),
      /** The version that was live when it was written. */
      basedOn: k.int('based_on'),
      settledBy: k.text('settled_by'),
      settledAt: k.instant('settled_at'),
      /** Why it was rejected or withdrawn. */
      settledReason: k.text('settled_reason'),
    },
    (t) => [k.index('policies_state').on(t.state)],
  );

  /** The last row says what is live; a rollback is one more row, and nothing is taken away. */
  const publications = k.table('publications', {
    number: k.int('number').primaryKey(),
    version: k.int('version').notNull(),
    how: k.enumText('how', PUBLISHED_HOW).notNull(),
    by: k.text('by').notNull(),
    at: k.instant('at').notNull(),
    reason: k.text('reason'),
  });

  return { policies, publications };
}
