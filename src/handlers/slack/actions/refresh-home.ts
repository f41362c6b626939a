import type { Answer } from '../../../blocks/answers/answer.ts';
import { publishHome } from '../publish-home.ts';
import type { Click } from './click.ts';
import { showList } from './home/home-list.ts';

/** Who acts in Home, or in a list of it, sees at once what has changed there. */
export async function refreshHome(click: Click, said?: Answer): Promise<void> {
  const { ctx, on, spot } = click;
  if (spot) await showList(click, { ...spot, show: click.refill, said: said?.blocks });
  if (spot || on === 'home') await publishHome(ctx, click);
}

/** Home shows what was done by being drawn anew; everywhere else it is said. */
export async function confirm(click: Click, answer: Answer): Promise<unknown> {
  return click.spot || click.on === 'home' ? refreshHome(click, answer) : click.tell(answer);
}
