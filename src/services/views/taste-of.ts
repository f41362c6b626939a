/** Says what a rep wants to hear: as they set it, else as it is for everybody. */
import type { Reader } from '../../db/database.ts';
import { findTaste } from '../../db/workspace/taste-store.ts';
import { DEFAULT_TASTE, type Taste } from '../../routing/model/workspace/taste.ts';

export async function tasteOf(from: Reader, repId: string): Promise<Taste> {
  const taste = (await findTaste(from, repId)) ?? DEFAULT_TASTE;
  const { remind, morning, weekly, teamWeekly, hideNames } = taste;
  return { remind, morning, weekly, teamWeekly, hideNames };
}
