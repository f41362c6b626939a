import type { KnownBlock, ModalView } from '@slack/web-api';
import type { HoursForm, TimeOffRow } from '../../../routing/model/cards/hours-cards.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import {
  FIELDS,
  HOURS_MODAL,
  TIME_OFF_ADD,
  TIME_OFF_CANCEL,
  TIME_OFF_CHANGE,
} from '../../action-ids.ts';
import { actions, button, context, divider, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { offLine, offWords } from '../../parts/off-words.ts';
import { cut, mrkdwn, type SafeText, spaced } from '../../text.ts';
import { modal, textInput } from '../modal.ts';

export const HOURS_TITLE = say`Hours and time off`;
const MOST_HOURS = 1_000;

/** Filled in with what holds now; somebody else's says whose it is. */
export function hoursModal(form: HoursForm, reader: Reader): ModalView {
  const { repId, name, timeOff } = form;
  const add = { label: say`Add time off`, action: TIME_OFF_ADD, value: { rep: repId } };
  const none = mrkdwn`*Time off* None is planned.`;
  const draw = (off: TimeOffRow) => offRows(off, reader);
  const where = name === null ? say`/routing timeoff` : say`/routing timeoff @rep`;
  return modal({
    callback: HOURS_MODAL,
    title: HOURS_TITLE,
    submit: say`Save hours`,
    close: say`Close`,
    about: { rep: repId },
    blocks: [
      ...(name === null ? [] : [section(mrkdwn`*${cut(name, SHOWN.person)}*`)]),
      ...hoursInputs(form),
      divider(),
      section(timeOff.length === 0 ? none : mrkdwn`*Time off*`),
      ...firstRows(timeOff, { max: SHOWN.lines, where, draw }),
      actions(button(add)),
    ],
  });
}

function hoursInputs(form: HoursForm): KnownBlock[] {
  const { hours, timeZone } = form;
  return [
    textInput({
      field: FIELDS.hours,
      label: say`Working hours`,
      hint: say`Days and their times a line: mon-fri 09:00-13:00 14:00-18:00. Or: always.`,
      optional: true,
      multiline: true,
      max: MOST_HOURS,
      initial: hours,
    }),
    textInput({
      field: FIELDS.zone,
      label: say`Time zone`,
      hint: say`Such as Europe/Madrid.`,
      optional: true,
      multiline: false,
      max: 64,
      initial: timeZone,
    }),
    context(whoseHours(form)),
  ];
}

function whoseHours({ own, name, proposed }: HoursForm): SafeText {
  if (own) {
    const whose = name === null ? mrkdwn`These are your own.` : mrkdwn`These are their own.`;
    return spaced(whose, mrkdwn`Empty both fields to go by the roster again.`);
  }
  return proposed
    ? mrkdwn`A proposal: until you save, leads come at any time.`
    : mrkdwn`As the roster says, until you save others.`;
}

function offRows(off: TimeOffRow, reader: Reader): KnownBlock[] {
  const value = { rep: off.repId, off: off.id };
  const when = offWords(off);
  return [
    section(offLine(off, reader)),
    actions(
      button({ label: say`Change`, action: TIME_OFF_CHANGE, value, spoken: say`Change ${when}` }),
      cancelOffButton(off),
    ),
  ];
}

/** Asks first, because leads come in that time again. */
export function cancelOffButton(off: TimeOffRow) {
  const label = off.begun ? say`End it now` : say`Remove`;
  const when = offWords(off);
  return button({
    label,
    action: TIME_OFF_CANCEL,
    value: { rep: off.repId, off: off.id },
    spoken: say`${label}: ${when}`,
    confirm: {
      title: off.begun ? say`End this time off now?` : say`Remove this time off?`,
      text: off.begun
        ? say`Leads come again at once.`
        : say`${when}: leads come again in that time.`,
    },
  });
}
