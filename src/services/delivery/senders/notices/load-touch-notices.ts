/** Words and addressees of what managers hear about touches: none in time, or a snooze is over. */
import { findClock } from '../../../../db/delivery/clock-store.ts';
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../../db/leads/lead-store.ts';
import { findRepById } from '../../../../db/workspace/team-store.ts';
import { type Phrase, type Slot, say } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { pastSnooze } from '../../../views/lead/snooze-of.ts';
import { card, managersOf, type Notice, textOf } from './notice.ts';

export async function loadTouchLate(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const clock = await findClock(ctx.db.read, textOf(message, 'clockId'));
  // A row of an older release names no clock, and knew first touches alone.
  const isNext = clock?.kind === 'next_touch';
  if (lead?.state !== (isNext ? 'working' : 'claimed') || clock?.state === 'met') return null;
  const rep = await findRepById(ctx.db.read, textOf(message, 'repId'));
  const path = await managersOf(ctx, message);
  // Their own reminder has told them already.
  if (rep && path[0] === rep.slackUserId) return null;
  const name = rep?.profile.name ?? textOf(message, 'repId');
  if (isNext) {
    const text = say`${name} works on it, but no touch followed the last one and its time is over.`;
    return { path, card: card(say`Not touched again: ${lead.company}`, text, lead.id) };
  }
  const text = say`${name} claimed it, but no first touch is logged and its time is over.`;
  return { path, card: card(say`Not touched yet: ${lead.company}`, text, lead.id) };
}

/** Of a lead on hold; null once somebody has it. */
export async function loadSnoozeEnd(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  if (lead?.state !== 'held') return null;
  const { reason, by } = await pastSnooze(ctx.db.read, textOf(message, 'clockId'));
  const was = snoozedWords(by ?? say`A manager`, reason);
  const text = lead.routeAt ? say`${was} I look for a rep now.` : say`${was} A manager decides.`;
  return {
    path: await managersOf(ctx, message),
    card: card(say`Back: ${lead.company}`, text, lead.id),
  };
}

function snoozedWords(by: Slot, reason: string): Phrase {
  return reason
    ? say`${by} snoozed it until now because “${reason}”.`
    : say`${by} snoozed it until now.`;
}
