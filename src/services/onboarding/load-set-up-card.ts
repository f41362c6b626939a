/** Loads the card by which one admin sets Baton up, as things stand now. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import { findRepById } from '../../db/workspace/team-store.ts';
import type { SetUpCard } from '../../routing/model/cards/set-up-cards.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../views/zone-of.ts';
import { loadSetUpSteps } from './load-set-up-steps.ts';

/** Null where nobody was asked to set it up. */
export async function loadSetUpCard(
  ctx: Context,
  { repId }: { repId: string },
): Promise<SetUpCard | null> {
  const from = ctx.db.read;
  const setUp = await readSetting(from, 'set_up');
  const rep = await findRepById(from, repId);
  if (!setUp || !rep) return null;
  const view = await loadSetUpSteps(from, setUp);
  return { kind: 'set_up', ...view, timeZone: await zoneOf(from, rep) };
}
