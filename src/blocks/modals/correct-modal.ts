import type { InputBlock, KnownBlock, ModalView } from '@slack/web-api';
import type { CorrectableField } from '../../routing/model/quarantine.ts';
import { type Phrase, type Slot, say } from '../../words/say.ts';
import { CORRECT_MODAL, FIELDS } from '../action-ids.ts';
import { context, section } from '../elements.ts';
import { LIMITS, SHOWN } from '../limits.ts';
import { cut, leadFirst, lined, mrkdwn } from '../text.ts';
import { modal, textInput } from './modal.ts';

export const CORRECT_TITLE = say`Correct this lead`;

interface CorrectQuestion {
  leadId: string;
  company: string;
  why: Slot;
  values: Readonly<Record<CorrectableField, string>>;
  /** The page of the list the form was opened from. */
  page?: number | undefined;
}

interface Shown {
  input: string;
  field: CorrectableField;
  label: Phrase;
  max: number;
  hint?: Phrase;
}

const MOST = 256;

/** Inputs and what each of them mends, in the order shown. */
export const CORRECT_INPUTS: readonly Shown[] = [
  { input: FIELDS.email, field: 'person.email', label: say`E-mail`, max: MOST },
  { input: FIELDS.name, field: 'person.name', label: say`Name`, max: MOST },
  {
    input: FIELDS.phone,
    field: 'person.phone',
    label: say`Phone`,
    max: MOST,
    hint: say`Such as +34 600 000 000.`,
  },
  { input: FIELDS.company, field: 'company.name', label: say`Company`, max: MOST },
  {
    input: FIELDS.domain,
    field: 'company.domain',
    label: say`Company domain`,
    max: MOST,
    hint: say`Such as globex.test.`,
  },
  {
    input: FIELDS.country,
    field: 'company.country',
    label: say`Country`,
    max: MOST,
    hint: say`Two letters, such as ES.`,
  },
  { input: FIELDS.employees, field: 'company.employees', label: say`Employees`, max: MOST },
  {
    input: FIELDS.message,
    field: 'request.message',
    label: say`Message`,
    max: LIMITS.inputText,
  },
];

/** Filled in with what came; what is left empty is taken away. */
export function correctModal({ leadId, company, why, values, page }: CorrectQuestion): ModalView {
  const name = leadFirst({ company });
  const reason = why ? mrkdwn`In quarantine because ${cut(why, SHOWN.reason)}.` : null;
  const shown = CORRECT_INPUTS.filter(({ field, max }) => values[field].length <= max);
  return modal({
    callback: CORRECT_MODAL,
    title: CORRECT_TITLE,
    submit: say`Correct and release`,
    close: say`Leave it`,
    about: { lead: leadId, ...(page === undefined ? {} : { page }) },
    blocks: [
      section(
        lined(
          mrkdwn`*${name}* is routed with what you write here; what was sent is kept as it was.`,
          reason,
        ),
      ),
      ...shown.map((one) => input(one, values[one.field])),
      ...tooLong(CORRECT_INPUTS.length - shown.length),
    ],
  });
}

function input({ input: field, label, max, hint, field: path }: Shown, value: string): InputBlock {
  return textInput({
    field,
    label,
    multiline: path === 'request.message',
    max,
    optional: true,
    ...(hint && { hint }),
    ...(value && { initial: value }),
  });
}

function tooLong(count: number): KnownBlock[] {
  if (count === 0) return [];
  return [context(mrkdwn`What is too long to show here stays as it is.`)];
}
