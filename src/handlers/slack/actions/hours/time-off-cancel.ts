import { cancelTimeOff } from '../../../../services/hours/cancel-time-off.ts';
import { cancelAnswer } from '../../answers/hours/time-off-answer.ts';
import { publishHome } from '../../publish-home.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { hoursView } from './hours-open.ts';

/** Remove, or End it now: the form shows what is left, elsewhere it is said. */
export async function cancelOff(click: Click): Promise<unknown> {
  const { ctx, actor, about, repId } = click;
  if (!about.off) return sayOutOfDate(click);
  const was = await cancelTimeOff(ctx, { id: about.off, actor });
  if (click.on !== 'modal') return click.tell(cancelAnswer(was, repId));
  await click.refill(await hoursView(click, about.rep ?? repId));
  return publishHome(ctx, click);
}
