import type { ModalView } from '@slack/web-api';
import type { DiscardReason } from '../../routing/model/quarantine.ts';
import { type Phrase, say } from '../../words/say.ts';
import { DISCARD_MODAL, FIELDS } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { leadFirst, mrkdwn } from '../text.ts';
import { DISCARD_WORDS } from '../words.ts';
import { modal, selectInput, textInput } from './modal.ts';

export const DISCARD_TITLE = say`Discard this lead`;

const HINTS: Partial<Record<DiscardReason, Phrase>> = {
  spam: say`The same person is not heard again for 30 days.`,
  bot: say`The same person is not heard again for 30 days.`,
  other: say`Say what in the note.`,
};

interface DiscardQuestion {
  leadId: string;
  company: string;
  page?: number | undefined;
}

/** Asks why; nothing is deleted. */
export function discardModal({ leadId, company, page }: DiscardQuestion): ModalView {
  const name = leadFirst({ company });
  return modal({
    callback: DISCARD_MODAL,
    title: DISCARD_TITLE,
    submit: say`Discard`,
    close: say`Leave it`,
    about: { lead: leadId, ...(page === undefined ? {} : { page }) },
    blocks: [
      section(mrkdwn`*${name}* is closed and kept. /lead restore brings it back.`),
      selectInput(
        { field: FIELDS.reason, label: say`Why?`, placeholder: say`Pick a reason` },
        (Object.keys(DISCARD_WORDS) as DiscardReason[]).map((value) =>
          option({ value, label: DISCARD_WORDS[value], hint: HINTS[value] }),
        ),
      ),
      textInput({
        field: FIELDS.note,
        label: say`Note`,
        hint: say`Kept with the lead, for people.`,
        optional: true,
        multiline: true,
        max: 500,
      }),
    ],
  });
}
