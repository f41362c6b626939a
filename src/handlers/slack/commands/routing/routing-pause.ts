import type { Answer } from '../../../../blocks/answers/answer.ts';
import { missingWords } from '../../../../blocks/answers/command-answers.ts';
import { poolPaused, poolResumed, poolUnchanged } from '../../../../blocks/answers/deed-answers.ts';
import { pauseRouting } from '../../../../services/placing/pause-routing.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import { unknownPool } from '../../answers/words.ts';
import type { Person } from '../../person.ts';
import type { Asked, Verb } from '../command.ts';

/** `/routing pause emea`, `/routing pause all`: intake stays open, leads wait on hold. */
export const pause: Verb = async (asked) => typed(asked, true);

/** `/routing resume emea`: what was held goes out, the most urgent first. */
export const resume: Verb = async (asked) => typed(asked, false);

async function typed({ person, line, rest: pool }: Asked, paused: boolean): Promise<Answer> {
  if (pool === '') return missingWords(line);
  return setPaused(person, { pool, paused });
}

/** The same from a button of Home. */
export async function setPaused(
  { ctx, actor }: Pick<Person, 'ctx' | 'actor'>,
  { pool, paused }: { pool: string; paused: boolean },
): Promise<Answer> {
  const was = await pauseRouting(ctx, { pool, paused, actor });
  switch (was.outcome) {
    case 'paused':
      return poolPaused(was.pool);
    case 'resumed':
      return poolResumed(was.pool);
    case 'unchanged':
      return poolUnchanged(was.pool, paused ? 'paused' : 'running');
    case 'unknown_pool':
      return unknownPool(pool, was.pools);
    default:
      return refused(was, say`Pausing routing`);
  }
}
