import { FIELDS } from '../../../blocks/action-ids.ts';
import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { REASON_ERRORS } from '../../../blocks/modals/modal.ts';
import { REASSIGN_TITLE } from '../../../blocks/modals/reassign-modal.ts';
import { overrideAssignment } from '../../../services/ownership/override-assignment.ts';
import { overrideAnswer } from '../answers/override-answer.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

/** The lead goes to the rep a manager picked, with the reason on the card. */
export async function submitReassign(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  if (!about.lead) return instead(cardOver(), REASSIGN_TITLE);
  const was = await overrideAssignment(ctx, {
    leadId: about.lead,
    toRepId: pickOf(sent, FIELDS.rep),
    reason: pickOf(sent, FIELDS.reason),
    note: textOf(sent, FIELDS.note),
    final: false,
    actor,
  });
  switch (was.outcome) {
    case 'given':
      return {
        ...instead(overrideAnswer(was, ''), REASSIGN_TITLE),
        after: () => publishHome(ctx, sent),
      };
    case 'reason_missing':
    case 'reason_unknown':
      return faultUnder(FIELDS.reason, REASON_ERRORS.noReason);
    case 'note_missing':
      return faultUnder(FIELDS.note, REASON_ERRORS.noNote);
    case 'unknown_rep':
      return faultUnder(FIELDS.rep, 'Pick a rep.');
    default:
      return instead(overrideAnswer(was, ''), REASSIGN_TITLE);
  }
}
