import type { Answer } from '../../../blocks/answers/answer.ts';
import { publishHome } from '../publish-home.ts';
import type { Click } from './click.ts';

/** Who acts in Home sees at once what has changed there. */
export async function refreshHome(click: Click): Promise<void> {
  if (click.on === 'home') await publishHome(click.ctx, click);
}

/** Home shows what was done by being drawn anew; everywhere else it is said. */
export async function confirm(click: Click, answer: Answer): Promise<unknown> {
  return click.on === 'home' ? refreshHome(click) : click.tell(answer);
}
