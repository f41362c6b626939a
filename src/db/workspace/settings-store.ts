import { eq, sql } from 'drizzle-orm';
import type { EnrichmentSettings } from '../../routing/model/workspace/provider.ts';
import type { Channels, TeamTerms } from '../../routing/model/workspace/roster.ts';
import type {
  Greetings,
  LostChannel,
  PickedChannels,
  SetUp,
} from '../../routing/model/workspace/set-up.ts';
import type { Question, Reader, Tx } from '../database.ts';
import { firstOf } from '../rows.ts';

/** The Slack workspace this installation serves; pinned at the first `auth.test`. */
export interface SlackTeam {
  teamId: string;
  enterpriseId: string | null;
  botUserId: string;
}

/** A destination that does not answer, or does not let us in any more. */
export interface Outage {
  /** When the first call went unanswered. */
  since: string;
  kind: 'unreachable' | 'revoked';
  /** People were told of it, so that its end is told as well. */
  told: boolean;
  /** They were told of a lead that nobody holds meanwhile. */
  heldTold: boolean;
}

/** A stretch of time in which no clock ran. */
export interface StandStill {
  from: string;
  to: string;
}

/** The last synthetic lead; before the first one, when the installation began. */
export interface Probe {
  leadId: string | null;
  messageId: string | null;
  /** ISO 8601; the next is due five minutes later. */
  sentAt: string;
  /** The one before had not come through when this one was sent. */
  afterLoss: boolean;
}

/** A system that does not let us ask it, and since when: ISO 8601. */
export type Denials = Record<string, { since: string; variable: string; word: string }>;

/** The names that led nowhere when that was last looked at. */
export interface StaleNames {
  /** ISO 8601. */
  checkedAt: string;
  /** Kind and id of each, and those that were not among them the time before. */
  known: string[];
  fresh: string[];
}

/** What Slack said of one user group that a pool follows, when it was last asked. */
export interface GroupState {
  handle: string | null;
  /** Its people whom the roster does not know; admins were told of them. */
  strangers: string[];
  /** The change that was last asked for; null while its pools have its people. */
  asked: string | null;
  /** Why its pools keep their members: a word of Slack, or `nobody`. */
  fault: string | null;
}

/** Events come by themselves; clicks, forms and commands because somebody did something. */
export interface SlackHeard {
  event?: string;
  click?: string;
}

/** Who can be asked, and the file as its author wrote it, so that `export` gives it back. */
export interface PublishedEnrichment extends EnrichmentSettings {
  text: string;
}

interface Settings {
  channels: Channels;
  team_terms: TeamTerms;
  enrichment: PublishedEnrichment;
  slack_team: SlackTeam;
  slack_outage: Outage;
  crm_outage: Outage;
  stand_stills: StandStill[];
  store_probe: { at: string };
  probe: Probe;
  /** The edition of the keys accounts are found by. */
  account_keys: { version: number };
  fetch_denied: Denials;
  /** Leads that were announced long ago and are still not here; people were told. */
  fetches_late: { since: string };
  stale_names: StaleNames;
  /** By the id of the group. */
  groups: Record<string, GroupState>;
  /** Why the CRM did not tell its open work when it was asked last; not there while it does. */
  open_work_fault: { at: string; said: string };
  /** When the groups are to be read again; not there while nothing calls for it. */
  groups_due: { at: string };
  /** Not there before somebody was asked to set Baton up. */
  set_up: SetUp;
  greetings: Greetings;
  picked_channels: PickedChannels;
  /** By the id of the channel. */
  lost_channels: Record<string, LostChannel>;
  /** When Slack last told or asked something, by kind: ISO 8601. */
  slack_heard: SlackHeard;
  /** When a copy of the database was last made, or said to be made elsewhere: ISO 8601. */
  backup: { at: string; elsewhere: boolean };
}

const settingOf: Question<{ value: unknown }> = (from) => {
  const { settings } = from.t;
  return from
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')));
};

export async function readSetting<K extends keyof Settings>(
  from: Reader,
  key: K,
): Promise<Settings[K] | null> {
  const row = firstOf(await from.ask(settingOf, { key }));
  return (row?.value as Settings[K] | undefined) ?? null;
}

export async function writeSetting<K extends keyof Settings>(
  tx: Tx,
  key: K,
  value: Settings[K],
): Promise<void> {
  await tx
    .insert(tx.t.settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: tx.t.settings.key, set: { value } });
}

/** Never brings back what somebody else has deleted meanwhile. */
export async function changeSetting<K extends keyof Settings>(
  tx: Tx,
  key: K,
  value: Settings[K],
): Promise<boolean> {
  const { settings } = tx.t;
  const changed = await tx
    .update(settings)
    .set({ value })
    .where(eq(settings.key, key))
    .returning({ key: settings.key });
  return changed.length === 1;
}

export async function deleteSetting(tx: Tx, key: keyof Settings): Promise<void> {
  await tx.delete(tx.t.settings).where(eq(tx.t.settings.key, key));
}

const allPauses: Question<{ pool: string }> = (from) =>
  from.select({ pool: from.t.pauses.pool }).from(from.t.pauses);

/** Paused pools, `all` among them. */
export async function listPauses(from: Reader): Promise<string[]> {
  const rows = await from.ask(allPauses);
  return rows.map((row) => row.pool);
}

/** False when it was in that state already. */
export async function setPause(
  tx: Tx,
  pause: { pool: string; paused: boolean; by: string; at: Date },
): Promise<boolean> {
  const { pauses } = tx.t;
  const { pool, by, at } = pause;
  const changed = pause.paused
    ? await tx.insert(pauses).values({ pool, by, at }).onConflictDoNothing().returning()
    : await tx.delete(pauses).where(eq(pauses.pool, pool)).returning();
  return changed.length === 1;
}
