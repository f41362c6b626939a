/** Loads what the form for a new lead asks: managers may say whom it goes to. */
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import type { Context } from '../context.ts';
import { findPerformer } from '../steps/permission.ts';
import { loadEverybody } from '../views/team-rows.ts';

/** `reps` is null for who may not choose. */
export async function loadNewLeadForm(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<{ reps: TeamRow[] | null }> {
  const performer = await findPerformer(ctx.db.read, actor);
  const mayGive = performer !== null && hasRole(performer.role, 'manager');
  return { reps: mayGive ? await loadEverybody(ctx) : null };
}
