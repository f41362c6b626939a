import type { KnownBlock, ModalView } from '@slack/web-api';
import type { PickedDays } from '../../../routing/model/cards/hours-cards.ts';
import { say } from '../../../words/say.ts';
import { FIELDS, TIME_OFF_MODAL } from '../../action-ids.ts';
import { context, option } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { cut, mrkdwn } from '../../text.ts';
import { dateInput, modal, selectInput, timeInput } from '../modal.ts';

export const TIME_OFF_TITLE = say`Time off`;

interface TimeOffForm {
  repId: string;
  /** Null for oneself. */
  name: string | null;
  timeZone: string;
  /** Who could stand in. */
  others: readonly { repId: string; name: string }[];
  /** What is changed; null: it is new. */
  changes: { id: string; begun: boolean; coverId: string | null; picked: PickedDays } | null;
}

/** Days, times for a part of a day, and who covers; what has begun keeps its begin. */
export function timeOffModal(form: TimeOffForm): ModalView {
  const { repId, name, changes, timeZone } = form;
  const whose = name === null ? mrkdwn`` : mrkdwn`For ${cut(name, SHOWN.person)}. `;
  const picked = changes?.picked;
  return modal({
    callback: TIME_OFF_MODAL,
    title: TIME_OFF_TITLE,
    submit: changes ? say`Save` : say`Add`,
    close: say`Leave it`,
    about: { rep: repId, ...(changes && { off: changes.id }) },
    blocks: [
      context(mrkdwn`${whose}Days and times are those of ${timeZone}. No new leads meanwhile.`),
      ...(changes?.begun ? [] : firstInputs(picked)),
      dateInput({ field: FIELDS.untilDate, label: say`Last day`, initial: picked?.untilDate }),
      timeInput({
        field: FIELDS.untilTime,
        label: say`Until`,
        hint: say`Left empty: to the end of that day.`,
        initial: picked?.untilTime,
      }),
      ...coverInput(form),
    ],
  });
}

function firstInputs(picked: PickedDays | undefined): KnownBlock[] {
  return [
    dateInput({ field: FIELDS.fromDate, label: say`First day`, initial: picked?.fromDate }),
    timeInput({
      field: FIELDS.fromTime,
      label: say`From`,
      hint: say`Left empty: the whole day.`,
      initial: picked?.fromTime,
    }),
  ];
}

function coverInput({ others, changes }: TimeOffForm): KnownBlock[] {
  if (others.length === 0) return [];
  const field = {
    field: FIELDS.cover,
    label: say`Who covers`,
    placeholder: say`Nobody`,
    hint: say`Takes over what needs a first touch before then, and leads of owned accounts.`,
    optional: true,
    ...(changes?.coverId && { initial: changes.coverId }),
  };
  const people = others.map((one) => option({ value: one.repId, label: one.name }));
  return [selectInput(field, people)];
}
