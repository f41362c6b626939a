/** Tells who asked for a deed what came of it. */
import { findText } from '../../../db/audit/text-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { chained } from '../../../words/lists.ts';
import { say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { card, type Notice } from '../../delivery/senders/notices/notice.ts';
import { loadDeed } from './load-deed.ts';

export async function loadDeedNotice(
  ctx: Context,
  { leadId, payload }: OutboxRecord,
): Promise<Notice | null> {
  const wanted = { leadId: leadId ?? '', deedId: String(payload.deedId ?? '') };
  const deed = await loadDeed(ctx.db.read, wanted, ctx.clock.now());
  if (!deed) return null;
  const { company, asked, command, asker } = deed;
  const isDone = payload.notice === 'deed_done';
  const said = await findText(ctx.db.read, String(payload.saidId ?? ''));
  const text = isDone
    ? `${asked.name} allowed “${command}”.\n${said?.body ?? ''}`
    : `${asked.name} said not now to “${command}”. Nothing was changed.`;
  const title = `${isDone ? 'Allowed' : 'Not now'}: ${company}`;
  const lines = chained(text.split('\n'), '\n');
  return { path: [asker.userId], card: card(say`${title}`, lines, leadId) };
}
