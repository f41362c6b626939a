import { touchLogged } from '../../../../blocks/answers/deed-answers.ts';
import { touchModal } from '../../../../blocks/modals/working/touch-modal.ts';
import { loadWorkForm } from '../../../../services/cards/load-work-form.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { refused } from '../../answers/refusals.ts';
import { alreadyClosed, notClaimedYet } from '../../answers/words.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';
import { confirm } from '../refresh-home.ts';

/** Log a touch: the owner has been in contact. One press is all that stops the clock. */
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

/** Say how it went, and Log a touch in Home: what it was and whether somebody answered. */
export async function openTouchForm(click: Click): Promise<unknown> {
  const { ctx, actor, about } = click;
  if (!about.lead) return sayOutOfDate(click);
  const form = await loadWorkForm(ctx, { leadId: about.lead, actor });
  switch (form.outcome) {
    case 'open':
      return click.open(touchModal(form));
    case 'already_closed':
      return click.tell(alreadyClosed(form));
    case 'not_claimed':
      return click.tell(notClaimedYet(form));
    default:
      return click.tell(refused(form, 'Logging a touch', 'its owner and managers'));
  }
}
