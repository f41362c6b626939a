/** Words and addressees of the small notices that are not about one running offer. */
import { findLead } from '../../db/lead-store.ts';
import { findOpenAssignment } from '../../db/offer-store.ts';
import type { OutboxRecord } from '../../db/outbox-store.ts';
import { findRepById } from '../../db/team-store.ts';
import type { NoticeCard } from '../../routing/model/cards.ts';
import type { Context } from '../context.ts';
import { escalationPath, opsPath } from '../views/escalation-path.ts';
import { nameOfRep } from '../views/names.ts';

export interface Notice {
  path: string[];
  card: NoticeCard;
}

/** Null when the notice has lost its reason. */
export async function loadNotice(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const { payload, leadId } = message;
  const text = (field: string) => String(payload[field] ?? '');
  if (message.kind === 'repeat_notice') return repeat(ctx, leadId ?? text('leadId'));
  const from = ctx.db.read;
  const poolId = text('poolId') || null;
  const notice = (title: string, words: string): NoticeCard => ({
    kind: 'notice',
    title,
    text: words,
    leadId,
  });
  if (payload.notice === 'paused') {
    const what = text('pool') === 'all' ? 'All routing' : `The pool ${text('pool')}`;
    const words = `${what} was paused by ${text('by')}. New leads wait on hold until it is resumed.`;
    return { path: await opsPath(from), card: notice('Routing is paused', words) };
  }
  const name = await nameOfRep(from, text('repId'));
  if (payload.notice === 'undeliverable') {
    const words = `Slack does not take my messages to ${name} (${text('word')}). Leads go to others.`;
    const path = await escalationPath(from, { leadId, poolId });
    return { path, card: notice(`I can't reach ${name}`, words) };
  }
  const lead = leadId ? await findLead(from, leadId) : null;
  if (lead?.state !== 'claimed') return null;
  const words = `${name} claimed it, but no first touch is logged and its time is over.`;
  const path = await escalationPath(from, { leadId, poolId });
  return { path, card: notice(`Not touched yet: ${lead.company}`, words) };
}

/** The person asked again: whoever holds the lead hears it in one small message. */
async function repeat(ctx: Context, leadId: string): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, leadId);
  const held = lead && (await findOpenAssignment(ctx.db.read, leadId));
  const rep = held && (await findRepById(ctx.db.read, held.repId));
  if (!lead || !rep?.slackUserId) return null;
  const text = 'The same person wrote again. Your time does not change.';
  return {
    path: [rep.slackUserId],
    card: { kind: 'notice', title: `Asked again: ${lead.company}`, text, leadId },
  };
}
