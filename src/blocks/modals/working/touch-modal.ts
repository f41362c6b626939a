import type { ModalView } from '@slack/web-api';
import type { TouchKind } from '../../../routing/model/working/engagement.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedTime, type Reader } from '../../../words/time.ts';
import { FIELDS, TOUCH_MODAL } from '../../action-ids.ts';
import { option, section } from '../../elements.ts';
import { leadName, mrkdwn } from '../../text.ts';
import { checkInput, modal, selectInput, textInput } from '../modal.ts';
import { untilInputs } from './until-inputs.ts';

/** The policy may allow less: then the form says so. */
const MOST_OFFERED_MS = 8 * 86_400_000;

const KINDS: Record<TouchKind, Phrase> = {
  call: say`Call`,
  email: say`E-mail`,
  meeting: say`Meeting`,
  note: say`Note`,
};

/** The one box of the form: its value when it is on. */
export const ANSWERED = 'yes';

/** The next touch as the tier promises it, or none where it does not. */
export const NEXT_AS_PROMISED = 'promised';

interface TouchForm {
  leadId: string;
  company: string;
  /** When the next touch is due by the tier; null where none is. */
  nextBy: Date | null;
}

/** What it was and whether somebody answered: a call in vain is picked already. */
export function touchModal({ leadId, company, nextBy }: TouchForm, reader: Reader): ModalView {
  const name = leadName({ company });
  return modal({
    callback: TOUCH_MODAL,
    title: say`Log a touch`,
    submit: say`Log it`,
    close: say`Leave it`,
    about: { lead: leadId },
    blocks: [
      section(mrkdwn`How did you reach *${name}*?`),
      selectInput(
        {
          field: FIELDS.kind,
          label: say`What was it?`,
          placeholder: say`Pick one`,
          initial: 'call',
        },
        Object.entries(KINDS).map(([value, label]) => option({ value, label })),
      ),
      checkInput(
        { field: FIELDS.answered, label: say`Did they answer?` },
        { options: [option({ value: ANSWERED, label: say`Yes, we are in contact` })], checked: [] },
      ),
      textInput({
        field: FIELDS.note,
        label: say`Note`,
        hint: say`Your manager can read it.`,
        optional: true,
        multiline: true,
        max: 500,
      }),
      ...untilInputs({
        label: say`Next touch by`,
        mostMs: MOST_OFFERED_MS,
        first: {
          value: NEXT_AS_PROMISED,
          label: nextBy ? say`As promised: ${printedTime(nextBy, reader)}` : say`No time`,
        },
      }),
    ],
  });
}
