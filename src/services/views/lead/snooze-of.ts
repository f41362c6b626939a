/** Tells until when a lead is snoozed, by whom and why. */
import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import { findText } from '../../../db/audit/text-store.ts';
import type { Reader } from '../../../db/database.ts';
import { type ClockRecord, findClock } from '../../../db/delivery/clock-store.ts';
import { findSnooze } from '../../../db/delivery/snooze-store.ts';
import type { SnoozeView } from '../../../routing/model/cards/cards.ts';
import { nameOfActor, repOfActor } from '../names.ts';

/** Null while it is not. */
export async function snoozeOf(from: Reader, leadId: string): Promise<SnoozeView | null> {
  const snooze = await findSnooze(from, leadId);
  if (!snooze) return null;
  const { reason } = await wordsOf(from, snooze);
  return { until: snooze.dueAt, reason };
}

export interface PastSnooze {
  /** Empty once it was erased. */
  reason: string;
  /** Null for who had the lead. */
  by: string | null;
}

/** What was said when it was snoozed, once it is over. */
export async function pastSnooze(from: Reader, clockId: string): Promise<PastSnooze> {
  const clock = await findClock(from, clockId);
  if (!clock) return { reason: '', by: null };
  const { actor, reason } = await wordsOf(from, clock);
  const isOwn = actor !== null && (await repOfActor(from, actor))?.id === clock.repId;
  return { reason, by: actor === null || isOwn ? null : await nameOfActor(from, actor) };
}

async function wordsOf(
  from: Reader,
  { id: subject, leadId }: ClockRecord,
): Promise<{ actor: string | null; reason: string }> {
  const event = await findLatestEvent(from, { leadId, subject, action: 'lead.snoozed' });
  const text = event && (await findText(from, String(event.data.note ?? '')));
  return { actor: event?.actor ?? null, reason: text?.body ?? '' };
}
