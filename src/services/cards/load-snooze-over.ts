/** Loads the small message that tells an owner that a snoozed lead is back. */
import { findClock, listClocks } from '../../db/delivery/clock-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type { SnoozeOverCard } from '../../routing/model/cards/cards.ts';
import { isTouchPromise } from '../../routing/model/offer.ts';
import type { Context } from '../context.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { pastSnooze } from '../views/lead/snooze-of.ts';
import { tasteOf } from '../views/taste-of.ts';
import { zoneOf } from '../views/zone-of.ts';

/** Null where it went to somebody else meanwhile, was closed, or sleeps again. */
export async function loadSnoozeOver(
  ctx: Context,
  { clockId }: { clockId: string },
): Promise<SnoozeOverCard | null> {
  const from = ctx.db.read;
  const snooze = await findClock(from, clockId);
  const lead = snooze && (await findLead(from, snooze.leadId));
  if (!lead || lead.closedAt || lead.ownerId !== snooze.repId) return null;
  const clocks = await listClocks(from, lead.id);
  if (clocks.some(({ kind, state }) => kind === 'snooze' && state === 'running')) return null;
  const isRunning = ({ kind, state }: (typeof clocks)[number]) =>
    isTouchPromise(kind) && state === 'running';
  const touch = clocks.findLast(isRunning);
  return {
    kind: 'snooze_over',
    lead: summarizeLead(lead),
    ...(await pastSnooze(from, clockId)),
    hidesNames: (await tasteOf(from, lead.ownerId ?? '')).hideNames,
    due: touch ? { first: touch.kind === 'first_touch', at: touch.dueAt } : null,
    timeZone: await zoneOf(from, await findRepById(from, snooze.repId ?? '')),
  };
}
