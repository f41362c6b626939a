import { sql } from 'drizzle-orm';
import { ACCOUNT_KEY_KINDS, ACCOUNT_STATUSES } from '../../routing/model/lead.ts';
import type { Hours, Rep } from '../../routing/model/workspace/roster.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Kit } from '../kit.ts';

/** What `apply` publishes beside the policy, and what it never touches (state). */
export function defineWorkspaceTables(k: Kit) {
  const reps = k.table(
    'reps',
    {
      id: k.text('id').primaryKey(),
      profile: k.json<Rep>('profile').notNull(),
      /** From the roster, else found by e-mail. */
      slackUserId: k.text('slack_user_id'),
      email: k.text('email'),
      removedAt: k.instant('removed_at'),
    },
    (t) => [k.uniqueIndex('reps_slack').on(t.slackUserId)],
  );

  const repStates = k.table('rep_states', {
    repId: k.text('rep_id').primaryKey(),
    away: k.bool('away').notNull(),
    /** Null while away means until the rep is back by hand. */
    awayUntil: k.instant('away_until'),
    coverId: k.text('cover_id'),
    /** Set by Baton after so many missed leads, and not by a person. */
    awayForMisses: k.bool('away_for_misses').notNull().default(false),
    /** The rep's own working week, and the zone it is meant in; null: as the roster says. */
    ownHours: k.json<Hours>('own_hours'),
    ownTimezone: k.text('own_timezone'),
    deactivatedAt: k.instant('deactivated_at'),
    /** Wants hot leads outside working hours too. */
    outOfHours: k.bool('out_of_hours').notNull().default(false),
    setBy: k.text('set_by').notNull(),
    updatedAt: k.instant('updated_at').notNull(),
  });

  /** Time off that is planned: whole days or a part of one. */
  const absences = k.table(
    'absences',
    {
      id: k.text('id').primaryKey(),
      repId: k.text('rep_id').notNull(),
      startsAt: k.instant('starts_at').notNull(),
      endsAt: k.instant('ends_at').notNull(),
      /** Who stands in meanwhile. */
      coverId: k.text('cover_id'),
      setBy: k.text('set_by').notNull(),
      setAt: k.instant('set_at').notNull(),
      /** When what follows from its begin was done: offers passed on, leads handed over. */
      begunAt: k.instant('begun_at'),
      cancelledAt: k.instant('cancelled_at'),
    },
    (t) => [
      k.index('absences_rep').on(t.repId, t.endsAt),
      k.index('absences_end').on(t.endsAt),
      k.index('absences_begin').on(t.startsAt).where(sql`${t.begunAt} is null`),
    ],
  );

  /** What Slack last said of a rep; it is never ours to set. */
  const slackPresence = k.table('slack_presence', {
    repId: k.text('rep_id').primaryKey(),
    /** The time of quiet that goes on, or the next one. */
    dndFrom: k.instant('dnd_from'),
    dndUntil: k.instant('dnd_until'),
    /** The emoji of the status, such as `palm_tree`; never its words. */
    statusEmoji: k.text('status_emoji'),
    statusUntil: k.instant('status_until'),
    /** When Slack was last asked; what it tells by itself does not change that. */
    seenAt: k.instant('seen_at').notNull(),
  });

  /** What a rep wants to hear; nobody else sets it. */
  const repTastes = k.table('rep_tastes', {
    repId: k.text('rep_id').primaryKey(),
    remind: k.bool('remind').notNull(),
    morning: k.bool('morning').notNull(),
    weekly: k.bool('weekly').notNull(),
    hideNames: k.bool('hide_names').notNull(),
    teamWeekly: k.bool('team_weekly').notNull().default(false),
    /** When to look at what a morning brings; null where nothing is wished for. */
    morningAt: k.instant('morning_at'),
  });

  const accounts = k.table(
    'accounts',
    {
      id: k.text('id').primaryKey(),
      name: k.text('name').notNull(),
      ownerId: k.text('owner_id'),
      tier: k.text('tier'),
      status: k.enumText('status', ACCOUNT_STATUSES).notNull(),
      country: k.text('country'),
      employees: k.int('employees'),
      crmId: k.text('crm_id'),
      parentId: k.text('parent_id'),
      openOpportunity: k.bool('open_opportunity').notNull(),
      currency: k.text('currency'),
      /** When the team last had to do with it, where its list says so. */
      lastActivityAt: k.instant('last_activity_at'),
    },
    (t) => [k.index('accounts_crm').on(t.crmId)],
  );

  const accountDomains = k.table(
    'account_domains',
    { domain: k.text('domain').notNull(), accountId: k.text('account_id').notNull() },
    (t) => [
      k.primaryKey({ columns: [t.domain, t.accountId] }),
      k.index('account_domains_account').on(t.accountId),
    ],
  );

  /** Every other name an account is found by, worked out from its row when that is written. */
  const accountKeys = k.table(
    'account_keys',
    {
      kind: k.enumText('kind', ACCOUNT_KEY_KINDS).notNull(),
      key: k.text('key').notNull(),
      accountId: k.text('account_id').notNull(),
    },
    (t) => [
      k.primaryKey({ columns: [t.kind, t.key, t.accountId] }),
      k.index('account_keys_account').on(t.accountId),
    ],
  );

  /** People of known accounts, by their address. */
  const contacts = k.table(
    'contacts',
    {
      email: k.text('email').primaryKey(),
      accountId: k.text('account_id').notNull(),
      name: k.text('name'),
    },
    (t) => [k.index('contacts_account').on(t.accountId)],
  );

  /** Who is never routed to sales: `email:…`, `domain:…` or `phone:…`, and why. */
  const suppressions = k.table('suppressions', {
    key: k.text('key').primaryKey(),
    reason: k.text('reason').notNull(),
  });

  const sources = k.table('sources', {
    id: k.text('id').primaryKey(),
    definition: k.json<Source>('definition').notNull(),
    removedAt: k.instant('removed_at'),
  });

  const holidays = k.table(
    'holidays',
    {
      region: k.text('region').notNull(),
      date: k.text('date').notNull(),
      name: k.text('name').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.region, t.date] })],
  );

  /** A paused pool, or the row `all`. */
  const pauses = k.table('pauses', {
    pool: k.text('pool').primaryKey(),
    by: k.text('by').notNull(),
    at: k.instant('at').notNull(),
  });

  /** Small facts about the whole installation: channels, roster hash, the pinned Slack team. */
  const settings = k.table('settings', {
    key: k.text('key').primaryKey(),
    value: k.json<unknown>('value').notNull(),
  });

  return {
    reps,
    repStates,
    absences,
    slackPresence,
    repTastes,
    accounts,
    accountDomains,
    accountKeys,
    contacts,
    suppressions,
    sources,
    holidays,
    pauses,
    settings,
  };
}
