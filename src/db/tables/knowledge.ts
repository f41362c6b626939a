import type { FactValue } from '../../routing/model/enrichment.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import { SUGGESTION_KINDS, SUGGESTION_STATES } from '../../routing/model/suggestion.ts';
import type { Kit } from '../kit.ts';

/** What was learned beside the submissions: by asking providers, by watching, from managers. */
export function defineKnowledgeTables(k: Kit) {
  /** One fact about a company or person as one provider told it: the cache of all enrichment. */
  const enrichmentFacts = k.table(
    'enrichment_facts',
    {
      /** Whom it is about: `domain:…` or `email:…`. */
      subject: k.text('subject').notNull(),
      provider: k.text('provider').notNull(),
      /** A fact's name such as `company.employees`; `*` notes that the provider knows nothing. */
      field: k.text('field').notNull(),
      value: k.json<FactValue>('value').notNull(),
      /** 0..1, as the provider or its settings say. */
      confidence: k.real('confidence').notNull(),
      learnedAt: k.instant('learned_at').notNull(),
      expiresAt: k.instant('expires_at').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.subject, t.provider, t.field] }),
      k.index('enrichment_facts_expiry').on(t.expiresAt),
    ],
  );

  /** Interest a company showed elsewhere, as a third party saw it. */
  const signals = k.table(
    'signals',
    {
      id: k.text('id').primaryKey(),
      /** As in `leads.account_key`. */
      accountKey: k.text('account_key').notNull(),
      source: k.text('source').notNull(),
      deliveryId: k.text('delivery_id').notNull(),
      topic: k.text('topic').notNull(),
      /** 0..1. */
      strength: k.real('strength').notNull(),
      observedAt: k.instant('observed_at').notNull(),
    },
    (t) => [k.index('signals_account').on(t.accountKey, t.observedAt)],
  );

  /** What may be the same, for a manager to say: a lead's company and an account, or two leads. */
  const suggestions = k.table(
    'suggestions',
    {
      id: k.text('id').primaryKey(),
      kind: k.enumText('kind', SUGGESTION_KINDS).notNull(),
      leadId: k.text('lead_id').notNull(),
      /** The id of the account or of the other lead. */
      target: k.text('target').notNull(),
      /** How alike they are, 0..1. */
      score: k.real('score').notNull(),
      reason: k.json<Reason>('reason').notNull(),
      state: k.enumText('state', SUGGESTION_STATES).notNull(),
      madeAt: k.instant('made_at').notNull(),
      settledAt: k.instant('settled_at'),
      settledBy: k.text('settled_by'),
    },
    (t) => [
      k.uniqueIndex('suggestions_pair').on(t.kind, t.leadId, t.target),
      k.index('suggestions_state').on(t.state, t.madeAt),
    ],
  );

  /** What managers confirmed or refused; `apply` never touches it. */
  const accountLinks = k.table('account_links', {
    /** `domain:…` or `name:…` of what the leads say. */
    key: k.text('key').primaryKey(),
    /** Null where no account is meant: the same is not suggested again. */
    accountId: k.text('account_id'),
    by: k.text('by').notNull(),
    at: k.instant('at').notNull(),
  });

  /** How often offers of one kind of lead were made, and how often nobody answered. */
  const offerHistory = k.table(
    'offer_history',
    {
      source: k.text('source').notNull(),
      segment: k.text('segment').notNull(),
      made: k.int('made').notNull(),
      unclaimed: k.int('unclaimed').notNull(),
      countedAt: k.instant('counted_at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.source, t.segment] })],
  );

  return { enrichmentFacts, signals, suggestions, accountLinks, offerHistory };
}
