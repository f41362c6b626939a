/** What a notice is made of: where it may go, and the card that all notices share. */
import type { OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import type { NoticeCard } from '../../../../routing/model/cards/cards.ts';
import type { Phrase } from '../../../../words/say.ts';
import type { Context } from '../../../context.ts';
import { escalationPath } from '../../../views/escalation/escalation-path.ts';

export interface Notice {
  /** Where to try, in order of preference. */
  path: string[];
  card: NoticeCard;
}

/** Null when the notice has lost its reason, or has nobody to go to. */
export type Loader = (ctx: Context, message: OutboxRecord) => Promise<Notice | null>;

export function card(title: Phrase, text: Phrase, leadId: string | null = null): NoticeCard {
  return { kind: 'notice', title, text, leadId };
}

export function managersOf(ctx: Context, message: OutboxRecord): Promise<string[]> {
  const poolId = textOf(message, 'poolId') || null;
  const repId = textOf(message, 'repId') || null;
  return escalationPath(ctx.db.read, { leadId: message.leadId, poolId, repId });
}

export function textOf({ payload }: OutboxRecord, field: string): string {
  return String(payload[field] ?? '');
}

export function numberOf({ payload }: OutboxRecord, field: string): number {
  return Number(payload[field] ?? 0);
}
