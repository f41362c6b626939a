import type { KnownBlock, ModalView } from '@slack/web-api';
import type { ReassignQuestion } from '../../routing/model/cards/reassign-cards.ts';
import type { OverrideReason } from '../../routing/model/policy/governance.ts';
import { type Slot, say } from '../../words/say.ts';
import { FIELDS, REASSIGN_MODAL } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, leadFirst, leadName, mrkdwn } from '../text.ts';
import { messageModal } from './message-modal.ts';
import { modal, selectInput, textInput } from './modal.ts';
import { repInput } from './rep-choices.ts';

export const REASSIGN_TITLE = say`Reassign this lead`;

interface Picked {
  repId?: string;
  reason?: string;
  note?: string;
}

/** What was sent in, and what is in the way of the rep who was picked. */
export interface Objection extends Required<Picked> {
  /** Its code, and the same as a sentence. */
  despite: string;
  fact: Slot;
}

/** Everybody may be picked; what is in the way is in sight. */
export function reassignModal(question: ReassignQuestion, picked: Picked = {}): ModalView {
  const { leadId } = question;
  if (question.choices.length === 0) {
    return messageModal(mrkdwn`There is no rep to give it to.`, REASSIGN_TITLE);
  }
  const { company } = question;
  const words = mrkdwn`*${leadFirst({ company })}* goes to whom you pick; the time to claim starts anew.`;
  return modal({
    callback: REASSIGN_MODAL,
    title: REASSIGN_TITLE,
    submit: say`Reassign`,
    close: say`Leave it`,
    about: { lead: leadId },
    blocks: [section(words), ...fields(question, picked)],
  });
}

/** The same form, filled in as it was: first the fact, and sent in once more it is overlooked. */
export function reassignAnyway(question: ReassignQuestion, sent: Objection): ModalView {
  const { repId, despite } = sent;
  const name = question.choices.find((one) => one.repId === repId)?.name ?? repId;
  const rep = cut(name, SHOWN.person);
  const fact = cut(sent.fact, SHOWN.line);
  return modal({
    callback: REASSIGN_MODAL,
    title: say`Give it anyway?`,
    submit: say`Give it anyway`,
    close: say`Leave it`,
    about: { lead: question.leadId, rep: repId, despite },
    blocks: [
      section(mrkdwn`*${fact}.* Give ${nameOf(question)} to ${rep} anyway, or pick somebody else.`),
      ...fields(question, sent),
    ],
  });
}

function fields(question: ReassignQuestion, picked: Picked): KnownBlock[] {
  const to = {
    field: FIELDS.rep,
    label: say`To`,
    placeholder: say`Pick a rep`,
    initial: picked.repId,
  };
  return [
    repInput(to, question),
    reasonInput(question.reasons, picked.reason),
    textInput({
      field: FIELDS.note,
      label: say`Note`,
      hint: say`The rep reads it on the card, with the reason.`,
      optional: true,
      multiline: false,
      max: 200,
      initial: picked.note ?? '',
    }),
  ];
}

function reasonInput(reasons: readonly OverrideReason[], initial?: string) {
  return selectInput(
    {
      field: FIELDS.reason,
      label: say`Why?`,
      placeholder: say`Pick a reason`,
      ...(initial && { initial }),
    },
    reasons.map(({ id, label, note }) =>
      option({
        value: id,
        label,
        ...(note === 'required' && { hint: say`Say what in the note.` }),
      }),
    ),
  );
}

function nameOf({ company }: ReassignQuestion): Slot {
  return leadName({ company });
}
