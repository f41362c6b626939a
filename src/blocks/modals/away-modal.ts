import type { KnownBlock, ModalView } from '@slack/web-api';
import { say } from '../../words/say.ts';
import { printedTime, type Reader } from '../../words/time.ts';
import { AWAY_MODAL, FIELDS } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, mrkdwn, spaced } from '../text.ts';
import { modal, selectInput, textInput } from './modal.ts';

/** Values read like the words after `/routing away`; `custom`: the text field says it. */
const AWAY_CHOICES = [
  { value: '1h', label: say`For 1 hour` },
  { value: 'tomorrow', label: say`For the rest of today` },
  { value: 'tomorrow 12:00', label: say`Until tomorrow at noon` },
  { value: 'monday', label: say`Until Monday` },
  { value: 'custom', label: say`Until another time` },
] as const;
/** The end stays as it is set, where only the cover changes. */
export const AWAY_AS_NOW = 'as_now';

export const AWAY_ERRORS = {
  noTime: say`Say until when, such as 15:00, Monday or 2h.`,
  pastTime: say`That time has passed.`,
  badCover: say`Pick somebody who is here.`,
} as const;

interface Absence {
  repId: string;
  /** Null for oneself. */
  name: string | null;
  /** Who could stand in. */
  others: readonly { repId: string; name: string }[];
  /** How they are Away already; null while they are not. */
  now: { until: Date | null; coverId: string | null } | null;
}

/** Sets oneself Away, or a rep when `name` is given; an end is always asked for. */
export function awayModal(absence: Absence, reader: Reader): ModalView {
  const { repId, name, now } = absence;
  const whom = name && cut(name, SHOWN.person);
  return modal({
    callback: AWAY_MODAL,
    title: say`Set Away`,
    submit: say`Set Away`,
    close: say`Leave it`,
    about: { rep: repId },
    blocks: [
      section(
        spaced(
          whom
            ? mrkdwn`No new leads for ${whom} until ${whom} is back.`
            : mrkdwn`No new leads for you until you are back.`,
          mrkdwn`Unanswered offers go to the next rep and use no turn; claimed leads stay.`,
        ),
      ),
      selectInput(
        {
          field: FIELDS.until,
          label: say`Until`,
          placeholder: say`Pick one`,
          ...(now && { initial: AWAY_AS_NOW }),
        },
        [...(now ? [asNow(now.until, reader)] : []), ...AWAY_CHOICES].map(option),
      ),
      textInput({
        field: FIELDS.untilText,
        label: say`Another time`,
        hint: say`Such as 15:00, Monday or 2h.`,
        optional: true,
        multiline: false,
        max: 40,
      }),
      ...coverInput(absence),
    ],
  });
}

function asNow(until: Date | null, reader: Reader) {
  const end = until ? say`until ${printedTime(until, reader)}` : say`until back`;
  return { value: AWAY_AS_NOW, label: say`As it is now: ${end}` };
}

function coverInput({ others, now }: Absence): KnownBlock[] {
  if (others.length === 0) return [];
  const field = {
    field: FIELDS.cover,
    label: say`Who covers`,
    placeholder: say`Nobody`,
    hint: say`Takes over what needs a first touch before then, and leads of owned accounts.`,
    optional: true,
    ...(now?.coverId && { initial: now.coverId }),
  };
  return [
    selectInput(
      field,
      others.map((one) => option({ value: one.repId, label: one.name })),
    ),
  ];
}
