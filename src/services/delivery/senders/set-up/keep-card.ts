/** Remembers where a card stands that is about no lead, so that later news edits it. */
import { insertCard, listCardsOf } from '../../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import type { CardPlace, Messenger } from '../../../../ports.ts';
import type { Card } from '../../../../routing/model/cards/cards.ts';
import type { Context } from '../../../context.ts';
import { wasUnanswered } from '../../judge-failure.ts';
import type { Sent } from '../../send.ts';

/** `subject` says what it is about, such as `policy:v13`. */
export function kept(
  ctx: Context,
  message: OutboxRecord,
  { place, subject }: { place: CardPlace; subject: string },
): Sent {
  return {
    reached: true,
    record: (tx, postedAt) =>
      insertCard(tx, {
        id: ctx.newId('crd'),
        kind: message.kind,
        leadId: subject,
        offerId: null,
        bundleId: null,
        ...place,
        repeated: wasUnanswered(message),
        postedAt,
      }),
  };
}

/** Draws every copy of such a card again. */
export async function redrawKept(
  ctx: Context,
  messenger: Messenger,
  { subject, kind, card }: { subject: string; kind: string; card: Card },
): Promise<Sent> {
  const copies = await listCardsOf(ctx.db.read, subject, kind);
  for (const { channel, ts } of copies) await messenger.update({ channel, ts }, card);
  return copies.length > 0 ? { reached: true } : {};
}
