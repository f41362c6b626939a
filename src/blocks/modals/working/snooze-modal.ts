import type { ModalView } from '@slack/web-api';
import { type Phrase, say } from '../../../words/say.ts';
import { printedSpan } from '../../../words/time.ts';
import { FIELDS, SNOOZE_MODAL } from '../../action-ids.ts';
import { section } from '../../elements.ts';
import { leadName, mrkdwn, spaced } from '../../text.ts';
import { modal, textInput } from '../modal.ts';
import { untilInputs } from './until-inputs.ts';

interface SnoozeForm {
  leadId: string;
  company: string;
  mostMs: number;
  /** This one included; null where that does not count. */
  left: number | null;
  /** As they were typed. */
  until?: string;
  reason?: string;
}

/** Until when, and why: both are asked for, and read again when it is back. */
export function snoozeModal(form: SnoozeForm): ModalView {
  const { leadId, mostMs, left, until, reason = '' } = form;
  const name = leadName(form);
  return modal({
    callback: SNOOZE_MODAL,
    title: say`Snooze a lead`,
    submit: say`Snooze it`,
    close: say`Leave it`,
    about: { lead: leadId },
    blocks: [
      section(
        spaced(
          mrkdwn`*${name}* stays where it is, and its clocks stand until then.`,
          mrkdwn`For ${printedSpan(mostMs)} at most.`,
          left === null ? null : mrkdwn`${leftWords(left)}`,
        ),
      ),
      ...untilInputs({ label: say`Until`, mostMs, typed: until }),
      textInput({
        field: FIELDS.reason,
        label: say`Why?`,
        hint: say`You read it when it is back, and your manager before.`,
        multiline: false,
        max: 150,
        initial: reason,
      }),
    ],
  });
}

function leftWords(left: number): Phrase {
  return left === 1 ? say`This is the last time you may.` : say`You may ${left} times.`;
}
