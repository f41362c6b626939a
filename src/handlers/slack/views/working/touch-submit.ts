import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { touchNoted } from '../../../../blocks/answers/deed-answers.ts';
import { ANSWERED } from '../../../../blocks/modals/working/touch-modal.ts';
import { TOUCH_KINDS } from '../../../../routing/model/working/engagement.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { refused } from '../../answers/refusals.ts';
import { notClaimedYet } from '../../answers/words.ts';
import { publishHome } from '../../publish-home.ts';
import {
  faultUnder,
  instead,
  pickOf,
  picksOf,
  type Shown,
  type Submission,
  textOf,
} from '../submission.ts';

const TITLE = 'Log a touch';

/** What it was, whether somebody answered, and a note. */
export async function submitTouch(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  const kind = TOUCH_KINDS.find((one) => one === pickOf(sent, FIELDS.kind));
  if (!about.lead) return instead(cardOver(), TITLE);
  if (!kind) return faultUnder(FIELDS.kind, 'Choose what it was.');
  const connected = picksOf(sent, FIELDS.answered).includes(ANSWERED);
  const note = textOf(sent, FIELDS.note) || null;
  const was = await logTouch(ctx, { leadId: about.lead, kind, connected, note, actor });
  switch (was.outcome) {
    case 'logged':
      return { ...instead(touchNoted(was), TITLE), after: () => publishHome(ctx, sent) };
    case 'not_claimed':
      return instead(notClaimedYet(was), TITLE);
    default:
      return instead(refused(was, 'Logging a touch', 'its owner and managers'), TITLE);
  }
}
