import { FIELDS } from '../../../../blocks/action-ids.ts';
import { cardOver } from '../../../../blocks/answers/click-answers.ts';
import { UNTIL_ERRORS } from '../../../../blocks/modals/working/until-inputs.ts';
import { snoozeLead } from '../../../../services/ownership/snooze-lead.ts';
import { say } from '../../../../words/say.ts';
import { snoozeAnswer } from '../../answers/working/snooze-answer.ts';
import { parseUntil } from '../../commands/parsing/parse-until.ts';
import { publishHome } from '../../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from '../submission.ts';

const TITLE = say`Snooze a lead`;

/** Until then, with the reason; what the policy does not allow is said under its input. */
export async function submitSnooze(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  if (!about.lead) return instead(cardOver(), TITLE);
  // A typed time wins over a picked one: whoever typed it meant it.
  const typed = textOf(sent, FIELDS.untilText);
  const until = parseUntil(typed || pickOf(sent, FIELDS.until), reader);
  if (!until) return faultUnder(FIELDS.untilText, UNTIL_ERRORS.noTime);
  const reason = textOf(sent, FIELDS.reason);
  const was = await snoozeLead(ctx, { leadId: about.lead, until, reason, actor });
  const answer = snoozeAnswer(was, reader);
  if (was.outcome === 'too_long') {
    return faultUnder(typed ? FIELDS.untilText : FIELDS.until, answer.text);
  }
  const shown = instead(answer, TITLE);
  return was.outcome === 'snoozed' ? { ...shown, after: () => publishHome(ctx, sent) } : shown;
}
