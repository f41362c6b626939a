/** Gives a lead to the rep a manager picked from the list, unless they have to be asked first. */
import { obstacleSentence } from '../../routing/explanation/obstacle-sentence.ts';
import type { Phrase } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { type Override, type OverrideOutcome, overrideUnless } from './override-assignment.ts';

export interface Reassignment extends Omit<Override, 'reason'> {
  reason: string;
  /** The code of what the manager agreed to overlook; null where they were not asked. */
  despite: string | null;
  /** Of whoever reads the answer. */
  timeZone: string;
}

export type ReassignOutcome =
  | OverrideOutcome
  /** The rep would be passed over for this, and nobody has agreed to that; nothing was changed. */
  | { outcome: 'in_the_way'; code: string; fact: Phrase };

/** Judged where it is done: what was in the way when the list was drawn may have changed since. */
export async function reassignLead(
  ctx: Context,
  { despite, timeZone, ...override }: Reassignment,
): Promise<ReassignOutcome> {
  return overrideUnless(ctx, override, ({ name, obstacle }) => {
    if (!obstacle || obstacle.code === despite) return null;
    const fact = obstacleSentence(name, obstacle, timeZone);
    return { outcome: 'in_the_way', code: obstacle.code, fact };
  });
}
