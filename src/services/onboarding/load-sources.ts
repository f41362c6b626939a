/** Lists the sources an admin may connect. */
import { listSources } from '../../db/workspace/workspace-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';

export type SourcesOutcome = { outcome: 'listed'; sources: Source[] } | Refusal;

export async function loadSources(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<SourcesOutcome> {
  const admin = await findPermitted(ctx.db.read, actor, 'admin');
  if ('outcome' in admin) return admin;
  return { outcome: 'listed', sources: await listSources(ctx.db.read) };
}
