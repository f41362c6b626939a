import type { KnownBlock } from '@slack/web-api';
import { type Phrase, say } from '../../../words/say.ts';
import { FIELDS } from '../../action-ids.ts';
import { option } from '../../elements.ts';
import { selectInput, textInput } from '../modal.ts';

const DAY_MS = 86_400_000;

/** Values read like the words after `/lead snooze ID`; `custom`: the text field says it. */
const CHOICES = [
  { value: '2h', label: say`In 2 hours`, days: 0 },
  { value: 'tomorrow 09:00', label: say`Tomorrow at 09:00`, days: 2 },
  { value: '2d', label: say`In 2 days`, days: 2 },
  { value: 'monday 09:00', label: say`Monday at 09:00`, days: 8 },
  { value: '7d', label: say`In a week`, days: 7 },
] as const;
const CUSTOM = { value: 'custom', label: say`Another time` };

export const UNTIL_ERRORS = {
  noTime: say`Say until when, such as Friday 09:00, 24 dec or 3d.`,
  pastTime: say`That time has passed.`,
} as const;

interface UntilSpec {
  label: Phrase;
  /** The longest that may be chosen. */
  mostMs: number;
  /** What is picked already, before the others. */
  first?: { value: string; label: Phrase };
  hint?: Phrase;
  /** In words already. */
  typed?: string | undefined;
}

/** A time ahead: one of the usual ones, or any other in words. */
export function untilInputs({ label, mostMs, first, hint, typed = '' }: UntilSpec): KnownBlock[] {
  const usual = CHOICES.filter(({ days }) => days * DAY_MS <= mostMs);
  const choices = [...(first ? [first] : []), ...usual, CUSTOM];
  const picked = typed === '' ? first?.value : CUSTOM.value;
  const initial = picked === undefined ? {} : { initial: picked };
  return [
    selectInput(
      { field: FIELDS.until, label, placeholder: say`Pick one`, ...initial, ...(hint && { hint }) },
      choices.map(({ value, label: words }) => option({ value, label: words })),
    ),
    textInput({
      field: FIELDS.untilText,
      label: say`Another time`,
      hint: say`Such as Friday 09:00, 24 dec or 3d.`,
      optional: true,
      multiline: false,
      max: 40,
      initial: typed,
    }),
  ];
}
