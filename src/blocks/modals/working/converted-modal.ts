import type { ModalView } from '@slack/web-api';
import { say } from '../../../words/say.ts';
import { CONVERTED_MODAL, FIELDS } from '../../action-ids.ts';
import { section } from '../../elements.ts';
import { leadFirst, mrkdwn } from '../../text.ts';
import { modal, textInput } from '../modal.ts';

export const AMOUNT_ERROR = say`Write whole units and the code of a currency, such as 12000 EUR.`;

/** Asks what it brought; whoever does not know leaves that empty. */
export function convertedModal(lead: { leadId: string; company: string }): ModalView {
  const name = leadFirst(lead);
  return modal({
    callback: CONVERTED_MODAL,
    title: say`Converted`,
    submit: say`Close it`,
    close: say`Leave it`,
    about: { lead: lead.leadId },
    blocks: [
      section(mrkdwn`*${name}* is closed as converted.`),
      textInput({
        field: FIELDS.amount,
        label: say`What is it worth?`,
        hint: say`Whole units and the code of a currency, such as 12000 EUR.`,
        optional: true,
        multiline: false,
        max: 30,
      }),
    ],
  });
}
