import type { ModalView } from '@slack/web-api';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import type { OverrideReason } from '../../routing/model/policy/governance.ts';
import { FIELDS, REASSIGN_MODAL } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { LIMITS } from '../limits.ts';
import { isInSlack, standingWords } from '../parts/rep-standing.ts';
import { leadName, mrkdwn } from '../text.ts';
import type { Reader } from '../time.ts';
import { messageModal } from './message-modal.ts';
import { modal, selectInput, textInput } from './modal.ts';

export const REASSIGN_TITLE = 'Reassign this lead';

interface ReassignQuestion {
  leadId: string;
  company: string;
  reps: readonly TeamRow[];
  reasons: readonly OverrideReason[];
}

/** Picks a rep by how each one stands; somebody away may be picked, with the fact in sight. */
export function reassignModal(question: ReassignQuestion, reader: Reader): ModalView {
  const reps = question.reps.filter(isInSlack);
  if (reps.length === 0) {
    return messageModal(mrkdwn`There is no rep to give it to.`, REASSIGN_TITLE);
  }
  const name = leadName({ company: question.company, person: '' });
  return modal({
    callback: REASSIGN_MODAL,
    title: REASSIGN_TITLE,
    submit: 'Reassign',
    close: 'Leave it',
    about: { lead: question.leadId },
    blocks: [
      section(mrkdwn`*${name}* goes to whom you pick; the time to claim starts anew.`),
      repInput(reps, reader),
      reasonInput(question.reasons),
      textInput({
        field: FIELDS.note,
        label: 'Note',
        hint: 'The rep reads it on the card, with the reason.',
        optional: true,
        multiline: false,
        max: 200,
      }),
    ],
  });
}

function repInput(reps: readonly TeamRow[], reader: Reader) {
  const rest = reps.length - LIMITS.options;
  const hint = rest > 0 ? `${rest} more reps do not fit here: use /lead assign.` : undefined;
  return selectInput(
    { field: FIELDS.rep, label: 'To', placeholder: 'Pick a rep', ...(hint && { hint }) },
    reps.map((rep) =>
      option({ label: rep.name, value: rep.repId, hint: standingWords(rep, reader) }),
    ),
  );
}

function reasonInput(reasons: readonly OverrideReason[]) {
  return selectInput(
    { field: FIELDS.reason, label: 'Why?', placeholder: 'Choose a reason' },
    reasons.map(({ id, label, note }) =>
      option({ value: id, label, ...(note === 'required' && { hint: 'Say what in the note.' }) }),
    ),
  );
}
