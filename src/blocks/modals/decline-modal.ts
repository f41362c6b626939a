import type { ModalView } from '@slack/web-api';
import type { DeclineReason } from '../../routing/model/policy/policy.ts';
import { say } from '../../words/say.ts';
import { DECLINE_MODAL, FIELDS } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { leadFirst, leadName, mrkdwn } from '../text.ts';
import { spentWords } from '../words.ts';
import { modal, selectInput, textInput } from './modal.ts';

interface DeclineQuestion {
  offerId: string;
  leadId: string;
  company: string;
  reasons: readonly DeclineReason[];
  /** Can others who were asked at once still claim it? */
  others: boolean;
  /** So many turns came back within a day that this one does not; else null. */
  cameBack: number | null;
}

/** Asks why; a reason says beforehand whether the turn comes back. */
export function declineModal(asked: DeclineQuestion): ModalView {
  const { offerId, leadId, company, reasons, others, cameBack } = asked;
  return modal({
    callback: DECLINE_MODAL,
    title: say`Decline this lead`,
    submit: say`Decline`,
    close: say`Keep it`,
    about: { lead: leadId, offer: offerId },
    blocks: [
      section(
        others
          ? mrkdwn`The others who were asked can still claim *${leadName({ company })}*.`
          : mrkdwn`*${leadFirst({ company })}* goes to the next rep at once, or to a manager if nobody is left.`,
      ),
      ...(cameBack === null ? [] : [section(mrkdwn`${spentWords(cameBack)}`)]),
      selectInput(
        { field: FIELDS.reason, label: say`Why?`, placeholder: say`Pick a reason` },
        reasons.map(({ id, label, hint, refund }) =>
          // What a hint says of the turn would not be true.
          option({ value: id, label, hint: refund && cameBack !== null ? undefined : hint }),
        ),
      ),
      textInput({
        field: FIELDS.note,
        label: say`Note`,
        hint: say`Your manager and the next rep can read it.`,
        optional: true,
        multiline: true,
        max: 500,
      }),
    ],
  });
}
