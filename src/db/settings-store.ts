import { eq } from 'drizzle-orm';
import type { Channels } from '../routing/model/roster.ts';
import type { Reader, Tx } from './database.ts';
import { firstOf } from './rows.ts';

/** The Slack workspace this installation serves; pinned at the first `auth.test`. */
export interface SlackTeam {
  teamId: string;
  enterpriseId: string | null;
  botUserId: string;
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

interface Settings {
  channels: Channels;
  slack_team: SlackTeam;
  probe: Probe;
}

export async function readSetting<K extends keyof Settings>(
  from: Reader,
  key: K,
): Promise<Settings[K] | null> {
  const { settings } = from.t;
  const row = firstOf(await from.select().from(settings).where(eq(settings.key, key)));
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

/** Paused pools, `all` among them. */
export async function listPauses(from: Reader): Promise<string[]> {
  const rows = await from.select({ pool: from.t.pauses.pool }).from(from.t.pauses);
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
