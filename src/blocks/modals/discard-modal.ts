import type { ModalView } from '@slack/web-api';
import type { DiscardReason } from '../../routing/model/quarantine.ts';
import { type Phrase, say } from '../../words/say.ts';
import { DISCARD_MODAL, FIELDS } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { leadName, mrkdwn } from '../text.ts';
import { modal, selectInput, textInput } from './modal.ts';

export const DISCARD_TITLE = say`Discard this lead`;

const CHOICES: Record<DiscardReason, { label: Phrase; hint?: Phrase }> = {
  spam: { label: say`Spam`, hint: say`The same person is not heard again for 30 days.` },
  bot: { label: say`A bot`, hint: say`The same person is not heard again for 30 days.` },
  test: { label: say`Somebody tried the form` },
  duplicate: { label: say`A duplicate` },
  not_for_sales: { label: say`Not for sales` },
  other: { label: say`Something else`, hint: say`Say what in the note.` },
};

interface DiscardQuestion {
  leadId: string;
  company: string;
  page?: number | undefined;
}

/** Asks why; nothing is deleted. */
export function discardModal({ leadId, company, page }: DiscardQuestion): ModalView {
  const name = leadName({ company });
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
        Object.entries(CHOICES).map(([value, choice]) => option({ value, ...choice })),
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
