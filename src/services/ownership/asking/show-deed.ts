/** Shows what somebody asked another to allow, as it stands at this moment. */
import type { DeedCard } from '../../../routing/model/cards/deed-card.ts';
import type { Context } from '../../context.ts';
import { loadDeed, type WantedDeed } from './load-deed.ts';

export function showDeed(ctx: Context, wanted: WantedDeed): Promise<DeedCard | null> {
  return loadDeed(ctx.db.read, wanted, ctx.clock.now());
}
