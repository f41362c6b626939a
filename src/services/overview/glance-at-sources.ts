/** Says of each source whether it is heard, when its last lead came, and how many lately. */
import { countOfSource, findLastOfSource } from '../../db/leads/lead-counts.ts';
import { listSources } from '../../db/workspace/workspace-store.ts';
import type { SourceGlance } from '../../routing/model/cards/standings/overview.ts';
import { bringsLeads, type Source, secretVariable } from '../../routing/model/workspace/source.ts';
import type { Context } from '../context.ts';

const WEEK_MS = 7 * 86_400_000;

export async function glanceAtSources(
  { db, clock }: Context,
  secretOf: (sourceId: string) => string[],
): Promise<SourceGlance[]> {
  const since = new Date(clock.now().getTime() - WEEK_MS);
  const glances: SourceGlance[] = [];
  for (const source of await listSources(db.read)) {
    const { id, kind } = source;
    const recent = await countOfSource(db.read, { source: id, since });
    const lastAt = await findLastOfSource(db.read, id);
    glances.push({ id, kind, door: doorOf(source, secretOf(id)), lastAt, recent });
  }
  return glances.toSorted((a, b) => Number(needsLook(b)) - Number(needsLook(a)));
}

/** Of many only the first are shown. */
function needsLook({ kind, door, recent }: SourceGlance): boolean {
  return door.is !== 'guarded' || (bringsLeads(kind) && recent === 0);
}

function doorOf({ id, auth }: Source, secrets: readonly string[]): SourceGlance['door'] {
  if (auth === 'none') return { is: 'open' };
  return secrets.length > 0 ? { is: 'guarded' } : { is: 'shut', variable: secretVariable(id) };
}
