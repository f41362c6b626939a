import type { ModalView } from '@slack/web-api';
import { FIELDS, SNOOZE_MODAL } from '../../action-ids.ts';
import { section } from '../../elements.ts';
import { leadName, mrkdwn, spaced } from '../../text.ts';
import { printedSpan } from '../../time.ts';
import { modal, textInput } from '../modal.ts';
import { untilInputs } from './until-inputs.ts';

interface SnoozeForm {
  leadId: string;
  company: string;
  mostMs: number;
  /** This one included; null where that does not count. */
  left: number | null;
}

/** Until when, and why: both are asked for, and read again when it is back. */
export function snoozeModal({ leadId, company, mostMs, left }: SnoozeForm): ModalView {
  const name = leadName({ company, person: '' });
  return modal({
    callback: SNOOZE_MODAL,
    title: 'Snooze a lead',
    submit: 'Snooze it',
    close: 'Leave it',
    about: { lead: leadId },
    blocks: [
      section(
        spaced(
          mrkdwn`*${name}* stays where it is, and its clocks stand until then.`,
          mrkdwn`For ${printedSpan(mostMs)} at most.`,
          left === null ? null : mrkdwn`${leftWords(left)}`,
        ),
      ),
      ...untilInputs({ label: 'Until', mostMs }),
      textInput({
        field: FIELDS.reason,
        label: 'Why?',
        hint: 'You read it when it is back, and your manager before.',
        multiline: false,
        max: 150,
      }),
    ],
  });
}

function leftWords(left: number): string {
  return left === 1 ? 'This is the last time you may.' : `You may ${left} times.`;
}
