/** Tells who asked for a deed what came of it. */
import { findText } from '../../../db/audit/text-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
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
  const said = await findText(ctx.db.read, String(payload.saidId ?? ''));
  const words = wordsOf(deed, { notice: payload.notice, said: said?.body ?? '' });
  if (!words) return null;
  const { asker, leadId: about } = deed;
  return { path: [asker.userId], card: card(words.title, words.text, about) };
}

/** Null where what was allowed was not cut off: what came of it was told. */
function wordsOf(
  { asked: { name }, command, state, company }: DeedCard,
  { notice, said }: { notice: unknown; said: string },
): { title: Phrase; text: Phrase } | null {
  const title = say`Allowed: ${company}`;
  if (notice === 'deed_done') {
    const lines = said.split('\n');
    return { title, text: chained([say`${name} allowed “${command}”.`, ...lines], '\n') };
  }
  if (notice === 'deed_refused') {
    const text = say`${name} said not now to “${command}”. Nothing was changed.`;
    return { title: say`Not now: ${company}`, text };
  }
  if (state === 'found_done') {
    const text = say`${name} allowed “${command}”. I was stopped on the way, and the record says that it was done.`;
    return { title, text };
  }
  if (state !== 'undone') return null;
  const text = say`${name} allowed “${command}”. I was stopped on the way, and nothing was changed. Ask again if it still has to be done.`;
  return { title: say`Not done: ${company}`, text };
}
