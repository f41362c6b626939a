import type { ModalView } from '@slack/web-api';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { printedSpan } from '../../../words/time.ts';
import { FIELDS, SNOOZE_MODAL } from '../../action-ids.ts';
import { section } from '../../elements.ts';
import { leadFirst, mrkdwn, spaced } from '../../text.ts';
import { timesMore } from '../../words.ts';
import { modal, textInput } from '../modal.ts';
import { untilInputs } from './until-inputs.ts';

const DAY_MS = 86_400_000;

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
  const name = leadFirst(form);
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
          mrkdwn`${longest(mostMs)} at most.`,
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

function longest(ms: number): Phrase {
  const days = ms / DAY_MS;
  return Number.isInteger(days) ? counted(days, 'day') : printedSpan(ms);
}

function leftWords(left: number): Phrase {
  if (left === 1) return say`This is the last time you may.`;
  return say`You may snooze it ${timesMore(left)}.`;
}
