import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { ANSWERED, NEXT_AS_PROMISED } from '../../../../blocks/modals/working/touch-modal.ts';
import { UNTIL_ERRORS } from '../../../../blocks/modals/working/until-inputs.ts';
import { TOUCH_KINDS } from '../../../../routing/model/working/engagement.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { say } from '../../../../words/say.ts';
import { touchAnswer } from '../../answers/working/touch-answer.ts';
import { parseUntil } from '../../commands/parsing/parse-until.ts';
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

const TITLE = say`Log a touch`;

/** What it was, whether somebody answered, a note, and when the next one is promised. */
export async function submitTouch(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  const kind = TOUCH_KINDS.find((one) => one === pickOf(sent, FIELDS.kind));
  if (!about.lead) return instead(cardOver(), TITLE);
  if (!kind) return faultUnder(FIELDS.kind, say`Pick what it was.`);
  const connected = picksOf(sent, FIELDS.answered).includes(ANSWERED);
  const note = textOf(sent, FIELDS.note) || null;
  const nextBy = nextOf(sent);
  if (nextBy === 'unread') return faultUnder(FIELDS.untilText, UNTIL_ERRORS.noTime);
  const was = await logTouch(ctx, { leadId: about.lead, kind, connected, note, nextBy, actor });
  const answer = touchAnswer(was, { reader, noted: true });
  if (was.outcome === 'too_long') return faultUnder(FIELDS.untilText, answer.text);
  const shown = instead(answer, TITLE);
  return was.outcome === 'logged' ? { ...shown, after: () => publishHome(ctx, sent) } : shown;
}

/** Null as the tier promises it; a form of an older release asks nothing. */
function nextOf(sent: Submission): Date | null | 'unread' {
  const typed = textOf(sent, FIELDS.untilText) || pickOf(sent, FIELDS.until);
  if (typed === '' || typed === NEXT_AS_PROMISED) return null;
  return parseUntil(typed, sent.reader) ?? 'unread';
}
