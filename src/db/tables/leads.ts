import { sql } from 'drizzle-orm';
import type {
  CandidateVerdict,
  Placement,
  PlaceVerdict,
  RuleVerdict,
  Scores,
} from '../../routing/model/decision.ts';
import type { Enrichment } from '../../routing/model/enrichment.ts';
import type { AccountMatch } from '../../routing/model/lead.ts';
import {
  CLOSE_OUTCOMES,
  type Fault,
  LEAD_STATES,
  type LeadFacts,
  type Submission,
} from '../../routing/model/lead.ts';
import { ASSIGNMENT_STATES, OFFER_STATES } from '../../routing/model/offer.ts';
import type { Reason } from '../../routing/model/reasons.ts';
import { ENGAGEMENTS } from '../../routing/model/working/engagement.ts';
import type { Money } from '../../routing/model/working/money.ts';
import type { Kit } from '../kit.ts';

/** One conversation and everything decided about it. */
export function defineLeadTables(k: Kit) {
  const leads = k.table(
    'leads',
    {
      id: k.text('id').primaryKey(),
      personKey: k.text('person_key').notNull(),
      accountKey: k.text('account_key'),
      source: k.text('source').notNull(),
      channel: k.text('channel').notNull(),
      tier: k.text('tier').notNull(),
      state: k.enumText('state', LEAD_STATES).notNull(),
      /** Grows with every change; outgoing writes carry it so that older never overwrites newer. */
      version: k.int('version').notNull(),
      test: k.bool('test').notNull(),
      submission: k.json<Submission>('submission').notNull(),
      faults: k.json<Fault[]>('faults').notNull(),
      /** What people search by and cards show; lower-cased copies of both for look-ups. */
      company: k.text('company').notNull(),
      searchText: k.text('search_text').notNull(),
      touchCount: k.int('touch_count').notNull(),
      priority: k.real('priority').notNull(),
      ownerId: k.text('owner_id'),
      /** When the router should look at it; null when nothing waits for the router. */
      routeAt: k.instant('route_at'),
      /** Why the router looks: `intake`, `declined`, `timed_out`, `away`, `shift`, `drain`, … */
      routeTrigger: k.text('route_trigger').notNull(),
      routeAttempts: k.int('route_attempts').notNull(),
      /** Offers that timed out since the lead last left hold. */
      reroutes: k.int('reroutes').notNull(),
      /** What put it on hold last, or makes it wait its turn; null before. */
      heldFor: k.json<Reason>('held_for'),
      /** The line it waits in: what the first of a line cannot use, none of it can. */
      line: k.text('line'),
      round: k.int('round').notNull(),
      receivedAt: k.instant('received_at').notNull(),
      lastTouchAt: k.instant('last_touch_at').notNull(),
      /** When somebody last did something about it; null: nothing since it came in. */
      activeAt: k.instant('active_at'),
      closedAt: k.instant('closed_at'),
      closeOutcome: k.enumText('close_outcome', CLOSE_OUTCOMES),
      closeReason: k.text('close_reason'),
      /** What a converted lead brought, where somebody said so. */
      closeAmount: k.json<Money>('close_amount'),
      engagement: k.enumText('engagement', ENGAGEMENTS).notNull().default('untouched'),
      /** The lead it turned out to be; its own id stays valid as another name of that one. */
      mergedInto: k.text('merged_into'),
      /** A manager said that it is for sales after all: no rule sends it away again. */
      restoredAt: k.instant('restored_at'),
      /** A test lead goes to this rep, whatever the rules say. */
      forRepId: k.text('for_rep_id'),
      /** Came in by a file with many others: it pages nobody and stands behind all that did not. */
      bulk: k.bool('bulk').notNull().default(false),
      /** Was old already when it came in, as its source counts age. */
      stale: k.bool('stale').notNull().default(false),
      /** When providers are asked about it next; null when nothing is to be asked. */
      enrichAt: k.instant('enrich_at'),
      enrichAttempts: k.int('enrich_attempts').notNull().default(0),
      /** In quarantine: when somebody is told next that it still waits there. */
      reviewAt: k.instant('review_at'),
      /** How often somebody was told. */
      reviews: k.int('reviews').notNull().default(0),
    },
    (t) => [
      k.index('leads_route').on(t.routeAt).where(sql`${t.routeAt} is not null`),
      k.index('leads_enrich').on(t.enrichAt).where(sql`${t.enrichAt} is not null`),
      k.index('leads_review').on(t.reviewAt).where(sql`${t.reviewAt} is not null`),
      k.index('leads_person').on(t.personKey, t.receivedAt),
      k.index('leads_account').on(t.accountKey, t.receivedAt),
      k.index('leads_state').on(t.state, t.receivedAt),
      k.index('leads_source').on(t.source, t.receivedAt),
      k.index('leads_owner').on(t.ownerId, t.state),
      k
        .index('leads_waiting')
        .on(t.routeTrigger, t.line, t.priority)
        .where(sql`${t.state} in ('held', 'scheduled')`),
    ],
  );

  const decisions = k.table(
    'decisions',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id').notNull(),
      madeAt: k.instant('made_at').notNull(),
      trigger: k.text('trigger').notNull(),
      engineVersion: k.text('engine_version').notNull(),
      policyVersion: k.int('policy_version').notNull(),
      /** Hash of roster, availability and load as they were. */
      snapshotHash: k.text('snapshot_hash').notNull(),
      facts: k.json<LeadFacts>('facts').notNull(),
      account: k.json<AccountMatch>('account').notNull(),
      /** Where each fact about the company is from; null in decisions made before that was kept. */
      enrichment: k.json<Enrichment>('enrichment'),
      placement: k.json<Placement>('placement').notNull(),
      segment: k.text('segment'),
      territory: k.text('territory'),
      tier: k.text('tier').notNull(),
      rule: k.text('rule'),
      scores: k.json<Scores>('scores').notNull(),
      /** What matched of the policy, in the order it was asked: territories, segments, rules. */
      rules: k.json<(PlaceVerdict | RuleVerdict)[]>('rules').notNull(),
      candidates: k.json<CandidateVerdict[]>('candidates').notNull(),
      /** How many candidates lost for which reason: the rest of a list that was cut. */
      losersByReason: k.json<Record<string, number>>('losers_by_reason').notNull(),
      reasons: k.json<Reason[]>('reasons').notNull(),
    },
    (t) => [k.index('decisions_lead').on(t.leadId, t.madeAt)],
  );

  const assignments = k.table(
    'assignments',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id').notNull(),
      decisionId: k.text('decision_id'),
      /** Null while several are asked at once: the pool has it, and the claim names the rep. */
      repId: k.text('rep_id'),
      poolId: k.text('pool_id'),
      state: k.enumText('state', ASSIGNMENT_STATES).notNull(),
      tier: k.text('tier').notNull(),
      /** How many ordinary leads it fills the rep by, as long as it is open. */
      units: k.int('units').notNull().default(1),
      policyVersion: k.int('policy_version').notNull(),
      openedAt: k.instant('opened_at').notNull(),
      claimedAt: k.instant('claimed_at'),
      endedAt: k.instant('ended_at'),
    },
    (t) => [
      k.uniqueIndex('assignments_one_open').on(t.leadId).where(sql`${t.state} = 'open'`),
      k.index('assignments_rep').on(t.repId, t.state),
      k.index('assignments_lead').on(t.leadId, t.openedAt),
    ],
  );

  const offers = k.table(
    'offers',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id').notNull(),
      assignmentId: k.text('assignment_id').notNull(),
      repId: k.text('rep_id').notNull(),
      state: k.enumText('state', OFFER_STATES).notNull(),
      /** The how many-th rep asked, from 1. */
      ordinal: k.int('ordinal').notNull(),
      round: k.int('round').notNull(),
      /** The actor who gave it by hand; null when the policy chose. */
      givenBy: k.text('given_by'),
      /** What the giver wrote; the words themselves are in `texts`. */
      givenTextId: k.text('given_text_id'),
      /** Given for good: claimed in the instant it was made, without asking. */
      final: k.bool('final').notNull().default(false),
      madeAt: k.instant('made_at').notNull(),
      /** When Slack confirmed the card; until then silence is nobody's miss. */
      deliveredAt: k.instant('delivered_at'),
      dueAt: k.instant('due_at').notNull(),
      settledAt: k.instant('settled_at'),
      /** When an answer to it was taken back, which works once. */
      reopenedAt: k.instant('reopened_at'),
      /** Decline reason id, or why it was withdrawn. */
      reason: k.text('reason'),
      /** The one message that carries several offers to a rep; null where the offer has its own. */
      bundleId: k.text('bundle_id'),
    },
    (t) => [
      k.index('offers_lead').on(t.leadId, t.madeAt),
      k.index('offers_rep').on(t.repId, t.state, t.settledAt),
      k.index('offers_assignment').on(t.assignmentId),
      k.index('offers_bundle').on(t.bundleId).where(sql`${t.bundleId} is not null`),
    ],
  );

  return { leads, decisions, assignments, offers };
}
