import { FIELDS } from '../../../blocks/action-ids.ts';
import { cardOver } from '../../../blocks/answers/click-answers.ts';
import { DISCARD_TITLE } from '../../../blocks/modals/discard-modal.ts';
import { REASON_ERRORS } from '../../../blocks/modals/modal.ts';
import { DISCARD_REASONS } from '../../../routing/model/quarantine.ts';
import { discardQuarantined } from '../../../services/quarantine/discard-quarantined.ts';
import { quarantineAnswer } from '../answers/quarantine-answer.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

/** The lead is closed with a reason and kept. */
export async function submitDiscard(sent: Submission): Promise<Shown> {
  const { ctx, actor, about } = sent;
  if (!about.lead) return instead(cardOver(), DISCARD_TITLE);
  const picked = pickOf(sent, FIELDS.reason);
  const reason = DISCARD_REASONS.find((one) => one === picked);
  if (!reason) return faultUnder(FIELDS.reason, REASON_ERRORS.noReason);
  const note = textOf(sent, FIELDS.note) || null;
  const was = await discardQuarantined(ctx, { leadId: about.lead, reason, note, actor });
  if (was.outcome === 'note_missing') return faultUnder(FIELDS.note, REASON_ERRORS.noNote);
  return { ...instead(quarantineAnswer(was), DISCARD_TITLE), after: () => publishHome(ctx, sent) };
}
