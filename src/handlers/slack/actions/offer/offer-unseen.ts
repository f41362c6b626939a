import { unseenHelp } from '../../../../blocks/answers/click-answers.ts';
import type { Click } from '../click.ts';

/** "I did not see it": what may be keeping messages from the phone. */
export async function adviseOnSilence(click: Click): Promise<unknown> {
  return click.tell(unseenHelp());
}
