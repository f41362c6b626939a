/** Says who cannot stand in for somebody: they themselves, a stranger, who is out by then. */
import { loadTeam } from '../placing/load-team.ts';
import type { Step } from '../step.ts';

/** The name of somebody who cannot cover from `at` on; null when all is well, or nobody covers. */
export async function badCover(
  step: Step,
  { repId, coverId, at }: { repId: string; coverId: string | null | undefined; at: Date },
): Promise<string | null> {
  if (!coverId) return null;
  const cover = (await loadTeam(step.tx, at)).get(coverId);
  const isOut = cover?.shift.state === 'unavailable';
  return cover && coverId !== repId && !isOut ? null : (cover?.record.profile.name ?? coverId);
}
