import { touchLogged } from '../../../../blocks/answers/deed-answers.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { refused } from '../../answers/refusals.ts';
import { notClaimedYet } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Log a touch: the owner has been in contact. */
export async function touch(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const was = await logTouch(ctx, { leadId: about.lead, actor });
  switch (was.outcome) {
    case 'logged':
      return confirm(click, touchLogged(was));
    case 'not_claimed':
      return click.tell(notClaimedYet(was));
    default:
      return click.tell(refused(was, 'Logging a touch', 'its owner and managers'));
  }
}
