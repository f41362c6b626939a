/** Words and addressees of what whoever has a lead, or should have it, hears about it. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { latestDecision } from '../../../../db/leads/decision-store.ts';
import { findLead } from '../../../../db/leads/lead-store.ts';
import { findOpenAssignment } from '../../../../db/leads/offer-store.ts';
import { findRepById, isRepGone } from '../../../../db/workspace/team-store.ts';
import { formatDuration } from '../../../../routing/model/duration.ts';
import { chained } from '../../../../words/lists.ts';
import { type Slot, say } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { summarizeLead } from '../../../views/lead/lead-summary.ts';
import { nameOfHolder, nameOfRep } from '../../../views/names.ts';
import { card, managersOf, type Notice, numberOf, textOf } from './notice.ts';

const DAY_MS = 86_400_000;

/** To the rep who had it: that nothing happened is as good as gone, unless it is brought back. */
export async function loadStale(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const rep = await findRepById(ctx.db.read, textOf(message, 'repId'));
  if (lead?.closeOutcome !== 'stale' || !rep?.slackUserId) return null;
  const span = daysOf(numberOf(message, 'idleMs'));
  const text = say`Nothing happened for ${span}. /lead restore brings it back.`;
  const title = say`Closed as stale: ${lead.company}`;
  return { path: [rep.slackUserId], card: card(title, text, lead.id) };
}

/** `14 days`; what is not whole days stays as the policy writes it. */
function daysOf(ms: number): Slot {
  const days = ms / DAY_MS;
  if (!Number.isInteger(days)) return formatDuration(ms);
  return days === 1 ? say`a day` : say`${days} days`;
}

/** To whom a rule names; a manager hears it where they are gone. Null once it was brought back. */
export async function loadTold(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, message.leadId ?? '');
  if (lead?.closeOutcome !== 'no_route') return null;
  const to = textOf(message, 'to');
  const rep = await findRepById(from, to);
  const first = rep ? rep.slackUserId : to;
  const isGone = rep !== null && (await isRepGone(from, rep.id));
  const rule = (await latestDecision(from, lead.id))?.rule ?? '';
  const { person, title, message: quote } = summarizeLead(lead);
  const who = chained([person, title ?? ''], ', ');
  const reason = lead.closeReason?.replaceAll('_', ' ') ?? '';
  const why = say`The rule “${rule}” says: ${reason}. Nobody has to claim it.`;
  const told = card(say`For your information: ${lead.company}`, chained([who, why], '\n'), lead.id);
  const rest = await managersOf(ctx, message);
  return { path: first && !isGone ? [first, ...rest] : rest, card: { ...told, quote } };
}

export async function loadOwnerWaits(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  if (lead?.state !== 'scheduled') return null;
  const name = await nameOfRep(ctx.db.read, textOf(message, 'repId'));
  const path = await managersOf(ctx, message);
  const decision = await latestDecision(ctx.db.read, lead.id);
  const isPrevious = decision?.reasons[0]?.code === 'owner.previous_wait';
  const text = isPrevious
    ? say`${name} had their last lead and gets it when the next shift begins.`
    : say`${name} owns the account and gets it when the next shift begins.`;
  return { path, card: card(say`Waits for ${name}: ${lead.company}`, text, lead.id) };
}

export async function loadOwnerOut(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const held = lead && (await findOpenAssignment(ctx.db.read, lead.id));
  if (!held) return null;
  const name = await nameOfRep(ctx.db.read, textOf(message, 'repId'));
  const others = await nameOfHolder(ctx.db.read, held);
  const text =
    typeof others === 'string'
      ? say`${name} owns the account, is away and has no cover, so ${others} is asked.`
      : say`${name} owns the account, is away and has no cover, so several reps are asked.`;
  const path = await managersOf(ctx, message);
  return { path, card: card(say`Owner is away: ${lead.company}`, text, lead.id) };
}

/** The person asked again: whoever holds the lead hears it in one small message. */
export async function loadRepeat(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const leadId = message.leadId ?? '';
  const lead = await findLead(ctx.db.read, leadId);
  const repId = textOf(message, 'repId');
  const rep = lead && (await findRepById(ctx.db.read, repId || (await holderId(ctx, leadId))));
  if (!lead || !rep?.slackUserId) return null;
  const text = say`The same person wrote again. Your time does not change.`;
  const quote = message.payload.wrote ? (lead.submission.request.message ?? null) : null;
  const told = card(say`Asked again: ${lead.company}`, text, leadId);
  return { path: [rep.slackUserId], card: { ...told, quote } };
}

async function holderId({ db }: Context, leadId: string): Promise<string> {
  return (await findOpenAssignment(db.read, leadId))?.repId ?? '';
}
