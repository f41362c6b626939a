/** Words and addressees of what is said when leads wait on hold, and when a pool goes on. */

import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import { findLead } from '../../../../db/leads/lead-store.ts';
import { listOffers } from '../../../../db/leads/offer-store.ts';
import { findRepById } from '../../../../db/workspace/team-store.ts';
import { textIn } from '../../../../routing/model/reasons.ts';
import { placeOfPool } from '../../../../routing/model/workspace/set-up.ts';
import { capitalised, say } from '../../../../words/say.ts';
import { readChannels } from '../../../channels/read-channels.ts';
import type { Context } from '../../../context.ts';
import { opsPath, unique } from '../../../views/escalation/escalation-path.ts';
import { heldReason } from '../../../views/lead/held-reason.ts';
import { nameOfRep } from '../../../views/names.ts';
import { loadLivePolicyIn } from '../../../workspace/load-policy.ts';
import { card, managersOf, type Notice, textOf } from './notice.ts';

export async function loadPaused(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const pool = textOf(message, 'pool');
  const title = pool === 'all' ? say`All routing is paused` : say`The pool ${pool} is paused`;
  const by = textOf(message, 'by');
  const text = say`${by} paused it. New leads wait on hold until it is resumed.`;
  return { path: await opsPath(ctx.db.read), card: card(title, text) };
}

export async function loadResumed(ctx: Context, message: OutboxRecord): Promise<Notice> {
  const pool = textOf(message, 'pool');
  const title = pool === 'all' ? say`All routing goes on` : say`The pool ${pool} goes on`;
  const text = say`${textOf(message, 'by')} resumed it. What waited on hold goes out now.`;
  return { path: await opsPath(ctx.db.read), card: card(title, text) };
}

/** The page to ops, beside the card that the pool's managers get. */
export async function loadHeld(ctx: Context, message: OutboxRecord): Promise<Notice | null> {
  const lead = await findLead(ctx.db.read, message.leadId ?? '');
  const { channels, picked } = await readChannels(ctx.db.read);
  const [managers] = await managersOf(ctx, message);
  const path = unique([channels.ops, picked.ops]).filter((room) => room !== managers);
  if (lead?.state !== 'held' || path.length === 0) return null;
  const text = say`${capitalised(heldReason(lead))}. It waits until somebody picks a rep.`;
  return { path, card: card(say`On hold: ${lead.company}`, text, lead.id) };
}

/** To whoever gave it, where the card about it stands in a channel that need not be theirs. */
export async function loadGiftDeclined(
  ctx: Context,
  message: OutboxRecord,
): Promise<Notice | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, message.leadId ?? '');
  const giver = await findRepById(from, textOf(message, 'repId'));
  const pools = (await loadLivePolicyIn(from))?.compiled.pools;
  const pool = pools?.get(textOf(message, 'poolId'));
  const { picked } = await readChannels(from);
  const room = pool && (pool.channel ?? picked[placeOfPool(pool.id)]);
  const isElsewhere = room !== undefined && pool?.manager !== giver?.id;
  if (lead?.state !== 'held' || !giver?.slackUserId || !isElsewhere) return null;
  const asked = (await listOffers(from, lead.id)).at(-1);
  const by = await nameOfRep(from, asked?.repId ?? '');
  const why = lead.heldFor ? textIn(lead.heldFor, 'value') : '';
  const text = say`${by} declined it: “${why}”. It is on hold until you or somebody else picks a rep.`;
  return { path: [giver.slackUserId], card: card(say`Declined: ${lead.company}`, text, lead.id) };
}
