import type { ModalView } from '@slack/web-api';
import type { DiscardReason } from '../../routing/model/quarantine.ts';
import { DISCARD_MODAL, FIELDS } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { leadName, mrkdwn } from '../text.ts';
import { modal, selectInput, textInput } from './modal.ts';

export const DISCARD_TITLE = 'Discard this lead';

const CHOICES: Record<DiscardReason, { label: string; hint?: string }> = {
  spam: { label: 'Spam', hint: 'The same person is not heard again for 30 days.' },
  bot: { label: 'A bot', hint: 'The same person is not heard again for 30 days.' },
  test: { label: 'Somebody tried the form' },
  duplicate: { label: 'A duplicate' },
  not_for_sales: { label: 'Not for sales' },
  other: { label: 'Something else', hint: 'Say what in the note.' },
};

interface DiscardQuestion {
  leadId: string;
  company: string;
  page?: number | undefined;
}

/** Asks why; nothing is deleted. */
export function discardModal({ leadId, company, page }: DiscardQuestion): ModalView {
  const name = leadName({ company, person: '' });
  return modal({
    callback: DISCARD_MODAL,
    title: DISCARD_TITLE,
    submit: 'Discard',
    close: 'Leave it',
    about: { lead: leadId, ...(page === undefined ? {} : { page }) },
    blocks: [
      section(mrkdwn`*${name}* is closed and kept. /lead restore brings it back.`),
      selectInput(
        { field: FIELDS.reason, label: 'Why?', placeholder: 'Pick a reason' },
        Object.entries(CHOICES).map(([value, choice]) => option({ value, ...choice })),
      ),
      textInput({
        field: FIELDS.note,
        label: 'Note',
        hint: 'Kept with the lead, for people.',
        optional: true,
        multiline: true,
        max: 500,
      }),
    ],
  });
}
