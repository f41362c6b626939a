import { FIELDS } from '../../../blocks/action-ids.ts';
import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { REASON_ERRORS } from '../../../blocks/modals/modal.ts';
import { REASSIGN_TITLE, reassignAnyway } from '../../../blocks/modals/reassign-modal.ts';
import { loadReassignForm } from '../../../services/cards/load-reassign-form.ts';
import { reassignLead } from '../../../services/ownership/reassign-lead.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { notOpened, overrideAnswer } from '../answers/override-answer.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

/** The lead goes to the rep a manager picked, with the reason on the card. */
export async function submitReassign(sent: Submission): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  if (!about.lead) return instead(cardOver(), REASSIGN_TITLE);
  const picked = pickedIn(sent);
  // Whoever picks somebody else than they were asked about has not been asked about them.
  const despite = about.rep === picked.toRepId ? (about.despite ?? null) : null;
  const { timeZone } = reader;
  const giving = { ...picked, leadId: about.lead, despite, final: false, actor };
  const was = await reassignLead(ctx, { ...giving, timeZone });
  switch (was.outcome) {
    case 'in_the_way':
      return askAgain(sent, was);
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
      return faultUnder(FIELDS.rep, say`Pick a rep.`);
    default:
      return instead(overrideAnswer(was, ''), REASSIGN_TITLE);
  }
}

function pickedIn(sent: Submission) {
  return {
    toRepId: pickOf(sent, FIELDS.rep),
    reason: pickOf(sent, FIELDS.reason),
    note: textOf(sent, FIELDS.note),
  };
}

/** The list is drawn anew with it: it may be another one by now. */
async function askAgain(sent: Submission, way: { code: string; fact: Phrase }): Promise<Shown> {
  const { ctx, actor, about, reader } = sent;
  const { timeZone } = reader;
  const form = await loadReassignForm(ctx, { leadId: about.lead ?? '', actor, timeZone });
  if (form.outcome !== 'open') return instead(notOpened(form), REASSIGN_TITLE);
  const { toRepId: repId, reason, note } = pickedIn(sent);
  const { code: despite, fact } = way;
  const view = reassignAnyway(form, { repId, reason, note, despite, fact });
  return { next: { response_action: 'update', view } };
}
