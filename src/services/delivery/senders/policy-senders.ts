/** Sends the card that asks for an approval, and draws its copies again once it is settled. */
import { insertCard, listCardsOf } from '../../../db/delivery/card-store.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { AppError } from '../../../errors.ts';
import type { Messenger } from '../../../ports.ts';
import type { ProposalCard } from '../../../routing/model/cards/policy-cards.ts';
import type { Context } from '../../context.ts';
import { loadProposal } from '../../policy/shown/load-proposal.ts';
import { withMoved } from '../../policy/shown/moved-words.ts';
import { proposalPath } from '../../policy/shown/proposal-path.ts';
import { policySubject } from '../../steps/policy/policy-subject.ts';
import { PROPOSAL_CARD, redrawProposal } from '../../steps/telling/tell-of-policy.ts';
import { wasUnanswered } from '../judge-failure.ts';
import type { Sent } from '../send.ts';
import { postAlong } from './post-along.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** Where nobody has to agree nobody is asked: its author publishes it. */
export async function sendProposal(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const version = versionOf(message);
  const asked = await loadCard(ctx, version);
  if (!asked || asked.card.settled || asked.card.approvals === 0) return {};
  const place = await postAlong(ctx, messenger, asked);
  return {
    reached: true,
    record: async (tx, now) => {
      await insertCard(tx, {
        id: ctx.newId('crd'),
        kind: PROPOSAL_CARD,
        leadId: policySubject(version),
        offerId: null,
        bundleId: null,
        ...place,
        repeated: wasUnanswered(message),
        postedAt: now,
      });
      const isOver = (await loadProposal(tx, version))?.settled;
      if (isOver) await redrawProposal({ ctx, tx, now, actor: OUTBOX }, version);
    },
  };
}

export async function updateProposal(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const version = versionOf(message);
  const drawn = await loadCard(ctx, version);
  if (!drawn) return {};
  const copies = await listCardsOf(ctx.db.read, policySubject(version), PROPOSAL_CARD);
  for (const { channel, ts } of copies) await messenger.update({ channel, ts }, drawn.card);
  return copies.length > 0 ? { reached: true } : {};
}

async function loadCard(
  ctx: Context,
  version: number,
): Promise<{ path: string[]; card: ProposalCard } | null> {
  const view = await loadProposal(ctx.db.read, version);
  if (!view) return null;
  const { path, timeZone } = await proposalPath(ctx.db.read, version);
  const counted = await withMoved(ctx, view, 'count');
  return { path, card: { ...counted, kind: 'proposal', timeZone } };
}

/** @throws AppError `bug.bad_message` */
function versionOf({ id, kind, payload: { version } }: OutboxRecord): number {
  if (typeof version === 'number') return version;
  throw new AppError('bug.bad_message', `Message ${id} (${kind}) has no version.`);
}
