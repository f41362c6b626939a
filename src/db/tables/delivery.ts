import { sql } from 'drizzle-orm';
import {
  CLOCK_KINDS,
  CLOCK_STATES,
  type ClockEvent,
  OUTBOX_STATES,
} from '../../routing/model/offer.ts';
import type { Kit } from '../kit.ts';

/** Running promises (clocks), things to be sent (outbox), and what stands in Slack (cards). */
export function defineDeliveryTables(k: Kit) {
  const slaClocks = k.table(
    'sla_clocks',
    {
      id: k.text('id').primaryKey(),
      leadId: k.text('lead_id').notNull(),
      assignmentId: k.text('assignment_id').notNull(),
      /** Null like the rep where it runs for several who are asked at once. */
      offerId: k.text('offer_id'),
      repId: k.text('rep_id'),
      kind: k.enumText('kind', CLOCK_KINDS).notNull(),
      state: k.enumText('state', CLOCK_STATES).notNull(),
      tier: k.text('tier').notNull(),
      policyVersion: k.int('policy_version').notNull(),
      startedAt: k.instant('started_at').notNull(),
      dueAt: k.instant('due_at').notNull(),
      /** All events of this clock in due order, fixed when it started. */
      events: k.json<ClockEvent[]>('events').notNull(),
      /** How many events have fired; also the fencing version of the row. */
      fired: k.int('fired').notNull(),
      nextEventAt: k.instant('next_event_at'),
    },
    (t) => [
      k.index('sla_clocks_next').on(t.nextEventAt).where(sql`${t.nextEventAt} is not null`),
      k.index('sla_clocks_lead').on(t.leadId),
      k.index('sla_clocks_offer').on(t.offerId),
    ],
  );

  const outbox = k.table(
    'outbox',
    {
      id: k.text('id').primaryKey(),
      /** `slack`, `crm` or `page`: each destination has its own breaker and bulkhead. */
      destination: k.text('destination').notNull(),
      kind: k.text('kind').notNull(),
      leadId: k.text('lead_id'),
      /** Messages of one stream leave in order of `position`. */
      stream: k.text('stream').notNull(),
      position: k.bigint('position').notNull(),
      /** Ids only: a card is drawn from the state at the time of sending. */
      payload: k.json<Record<string, string | number | null>>('payload').notNull(),
      state: k.enumText('state', OUTBOX_STATES).notNull(),
      urgency: k.real('urgency').notNull(),
      attempts: k.int('attempts').notNull(),
      createdAt: k.instant('created_at').notNull(),
      dueAt: k.instant('due_at').notNull(),
      /** While sending: when another worker may take it over. Null otherwise. */
      leaseUntil: k.instant('lease_until'),
      version: k.int('version').notNull(),
      doneAt: k.instant('done_at'),
      lastError: k.text('last_error'),
    },
    (t) => [
      k
        .index('outbox_due')
        .on(t.dueAt)
        .where(sql`${t.state} in ('ready', 'retry', 'uncertain', 'sending')`),
      k.index('outbox_stream').on(t.stream, t.position),
      k.index('outbox_lead').on(t.leadId),
      k.index('outbox_state').on(t.state, t.createdAt),
    ],
  );

  const slackCards = k.table(
    'slack_cards',
    {
      id: k.text('id').primaryKey(),
      /** `offer`, `reminder`, `escalation`, … as in the outbox. */
      kind: k.text('kind').notNull(),
      /** What it is about: a lead, a version such as `policy:v13`; empty for several leads. */
      leadId: k.text('lead_id').notNull(),
      offerId: k.text('offer_id'),
      /** Set on the message that carries several offers, or tells of several leads. */
      bundleId: k.text('bundle_id'),
      channel: k.text('channel').notNull(),
      ts: k.text('ts').notNull(),
      /** Set on the second copy that a lost answer may have caused. */
      repeated: k.bool('repeated').notNull(),
      postedAt: k.instant('posted_at').notNull(),
    },
    (t) => [
      k.uniqueIndex('slack_cards_place').on(t.channel, t.ts),
      k.index('slack_cards_offer').on(t.offerId),
      k.index('slack_cards_lead').on(t.leadId, t.kind),
      k.index('slack_cards_bundle').on(t.bundleId).where(sql`${t.bundleId} is not null`),
    ],
  );

  /** Of which leads the one message about many tells: when one of them moves, it is edited. */
  const stormLeads = k.table(
    'storm_leads',
    {
      /** The message, as in the outbox. */
      stormId: k.text('storm_id').notNull(),
      leadId: k.text('lead_id').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.stormId, t.leadId] }),
      k.index('storm_leads_lead').on(t.leadId),
    ],
  );

  /** Who looked at Home lately: only they get it republished. */
  const homeViewers = k.table('home_viewers', {
    userId: k.text('user_id').primaryKey(),
    openedAt: k.instant('opened_at').notNull(),
  });

  return { slaClocks, outbox, slackCards, stormLeads, homeViewers };
}
