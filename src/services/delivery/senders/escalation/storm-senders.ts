/** Sends the one message about many unclaimed leads, and edits it when one of them moves. */
import { listBundleCards } from '../../../../db/delivery/bundle-store.ts';
import { insertCard } from '../../../../db/delivery/card-store.ts';
import { findMessage, type OutboxRecord } from '../../../../db/delivery/outbox-store.ts';
import {
  insertStorm,
  listJoined,
  listStormLeads,
  lockStormLeads,
} from '../../../../db/delivery/storm-store.ts';
import type { LeadRecord } from '../../../../db/leads/lead-store.ts';
import type { CardPlace, Messenger } from '../../../../ports.ts';
import { listUnclaimed, loadStorm } from '../../../cards/load-storm.ts';
import type { Context } from '../../../context.ts';
import type { Step } from '../../../steps/step.ts';
import { redrawStorm } from '../../../steps/telling/redraw-storms.ts';
import { STORM_OVER, tellAlone } from '../../../steps/telling/tell-escalation.ts';
import { levelPath } from '../../../views/escalation/escalation-levels.ts';
import { idOf } from '../../message-ids.ts';
import type { Sent } from '../../send.ts';
import { postAlong } from '../post-along.ts';
import { updateCopies } from '../update-copies.ts';
import { readEscalation } from './read-escalation.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

/** Where few are left that share a place, each goes on alone. */
export async function sendStorm(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const about = readEscalation(message);
  const { level, poolId } = about;
  const leads = await listUnclaimed(ctx.db.read, listJoined(message.payload));
  const [first] = leads;
  if (!first) return {};
  if (leads.length <= STORM_OVER) {
    return {
      record: async (tx, now) => {
        for (const lead of leads) await tellAlone({ ctx, tx, now, actor: OUTBOX }, lead, about);
      },
    };
  }
  const path = await levelPath(ctx.db.read, level, { leadId: first.id, poolId });
  const card = await loadStorm(ctx, leads, about);
  const place = await postAlong(ctx, messenger, { path, card });
  return {
    reached: true,
    record: (tx, now) => keep({ ctx, tx, now, actor: OUTBOX }, message, { place, leads }),
  };
}

/**
 * Remembers where it stands and of which leads it tells. Whoever moves one of them meanwhile finds
 * that, or is seen here: each has the lead locked.
 */
async function keep(
  step: Step,
  { id: stormId, kind }: OutboxRecord,
  { place, leads }: { place: CardPlace; leads: readonly LeadRecord[] },
): Promise<void> {
  const { ctx, tx, now } = step;
  await insertCard(tx, {
    id: ctx.newId('crd'),
    kind,
    leadId: '',
    offerId: null,
    bundleId: stormId,
    ...place,
    repeated: false,
    postedAt: now,
  });
  await insertStorm(tx, { stormId, leadIds: leads.map(({ id }) => id) });
  const told = new Map(leads.map(({ id, version }) => [id, version]));
  const current = await lockStormLeads(ctx.db, tx, stormId);
  if (current.some(({ id, version }) => told.get(id) !== version)) await redrawStorm(step, stormId);
}

export async function updateStorm(
  ctx: Context,
  messenger: Messenger,
  message: OutboxRecord,
): Promise<Sent> {
  const stormId = idOf(message, 'stormId');
  const { read } = ctx.db;
  const posted = await findMessage(read, stormId);
  if (!posted) return {};
  const all = await listBundleCards(read, stormId);
  return updateCopies({ ctx, messenger, message }, { all, copies: all }, async () =>
    loadStorm(ctx, await listStormLeads(read, stormId), readEscalation(posted)),
  );
}
