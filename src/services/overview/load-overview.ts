/** Loads what an admin sees of the installation: sources, roles, tiers and channels. */
import { listPauses } from '../../db/workspace/settings-store.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Overview } from '../../routing/model/cards/standings/overview.ts';
import type { Context } from '../context.ts';
import { findPermitted, type Refusal } from '../steps/permission.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { glanceAtChannels } from './glance-at-channels.ts';
import { glanceAtRoles } from './glance-at-roles.ts';
import { glanceAtSources } from './glance-at-sources.ts';
import { glanceAtTiers } from './glance-at-tiers.ts';

export type OverviewOutcome = { outcome: 'loaded'; overview: Overview } | Refusal;

/** `secretOf`: the secrets of a source that the server holds. */
export async function loadOverview(
  ctx: Context,
  { actor, secretOf }: { actor: Actor; secretOf: (sourceId: string) => string[] },
): Promise<OverviewOutcome> {
  const from = ctx.db.read;
  const admin = await findPermitted(from, actor, 'admin');
  if ('outcome' in admin) return admin;
  const compiled = (await loadLivePolicy(ctx))?.compiled ?? null;
  const pools = [...(compiled?.pools.values() ?? [])];
  const overview = {
    paused: (await listPauses(from)).includes('all'),
    sources: await glanceAtSources(ctx, secretOf),
    roles: await glanceAtRoles(from),
    tiers: compiled ? await glanceAtTiers(from, compiled) : [],
    pools: pools.length,
    channels: await glanceAtChannels(from, pools),
  };
  return { outcome: 'loaded', overview };
}
