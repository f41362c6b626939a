import { say } from '../../../words/say.ts';
import { POOL_PAUSE } from '../../action-ids.ts';
import { button } from '../../elements.ts';
import { mrkdwn } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

export const PAUSE_TITLE = say`Pause a pool`;

/** Asked before, because nothing of the pool is routed from then on. */
export function askPause(pool: string): Answer {
  return answer(
    mrkdwn`*Pause ${pool}?* Its new leads wait on hold until somebody resumes it. What was offered already can still be claimed.`,
    button({ label: say`Pause it`, action: POOL_PAUSE, value: { pool } }),
  );
}
