/** Sends the card that asks whether two are the same, and draws it again once that is settled. */
import { insertCard, listCardsOf } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import type { Messenger } from '../../../ports.ts';
import type { SuggestionCard } from '../../../routing/model/suggestion.ts';
import type { Context } from '../../context.ts';
import { loadSuggestion } from '../../suggestions/load-suggestion.ts';
import { escalationPath } from '../../views/escalation/escalation-path.ts';
import { idOf } from '../message-ids.ts';
import type { Sent } from '../send.ts';
import { postAlong } from './post-along.ts';

const KINDS: Record<SuggestionCard['other']['is'], string> = {
  account: 'account_suggestion',
  lead: 'person_suggestion',
};

export async function sendSuggestion(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const card = await loadSuggestion(ctx, { suggestionId: idOf(message, 'suggestionId') });
  if (!card || card.settled) return {};
  const { leadId } = card;
  const path = await escalationPath(ctx.db.read, { leadId, poolId: null });
  const place = await postAlong(ctx, messenger, { path, card });
  return {
    reached: true,
    record: async (tx, at) => {
      const id = ctx.newId('crd');
      const about = { kind: KINDS[card.other.is], leadId, offerId: null, bundleId: null };
      await insertCard(tx, { id, ...about, ...place, repeated: false, postedAt: at });
    },
  };
}

/** Each lead has at most one of a kind. */
export async function updateSuggestion(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const card = await loadSuggestion(ctx, { suggestionId: idOf(message, 'suggestionId') });
  if (!card) return {};
  const copies = await listCardsOf(ctx.db.read, card.leadId, KINDS[card.other.is]);
  for (const { channel, ts } of copies) await messenger.update({ channel, ts }, card);
  return copies.length > 0 ? { reached: true } : {};
}
