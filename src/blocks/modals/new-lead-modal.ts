import type { KnownBlock, ModalView } from '@slack/web-api';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { FIELDS, NEW_LEAD_MODAL } from '../action-ids.ts';
import { option, section } from '../elements.ts';
import { LIMITS } from '../limits.ts';
import { isInSlack, standingWords } from '../parts/rep-standing.ts';
import { lined, mrkdwn } from '../text.ts';
import { modal, selectInput, textInput } from './modal.ts';

export const NEW_LEAD_TITLE = say`New lead`;

/** What is known before anybody types, such as from a message. */
export interface KnownLead {
  email?: string | undefined;
  phone?: string | undefined;
  message?: string | undefined;
}

interface NewLead {
  known: KnownLead;
  /** Whom a manager may give it to; null for who may not choose. */
  reps: readonly TeamRow[] | null;
}

/** What somebody asked for, as the policy reads it. */
const FORMS = [
  { value: 'demo', label: say`A demo` },
  { value: 'pricing', label: say`Prices` },
  { value: 'contact', label: say`To be contacted` },
  { value: 'content', label: say`Content or news` },
];

const TEXTS = [
  [FIELDS.name, say`Name`, 200],
  [FIELDS.email, say`E-mail`, 200],
  [FIELDS.phone, say`Phone`, 60],
  [FIELDS.company, say`Company`, 200],
  [FIELDS.domain, say`Company domain`, 200],
] as const;
const HINTS: Partial<Record<string, Phrase>> = {
  [FIELDS.domain]: say`Such as globex.test.`,
};

/** A lead that came by phone, at a fair or in a conversation; it is routed like any other. */
export function newLeadModal({ known, reps }: NewLead, reader: Reader): ModalView {
  return modal({
    callback: NEW_LEAD_MODAL,
    title: NEW_LEAD_TITLE,
    submit: say`Add the lead`,
    close: say`Leave it`,
    blocks: [
      section(
        lined(
          mrkdwn`It is routed like any other lead, and says that you added it.`,
          mrkdwn`An e-mail, a phone, or a name with a company is needed.`,
        ),
      ),
      ...TEXTS.map(([field, label, max]) =>
        textInput({ ...short(field, label, max), ...initially(known, field) }),
      ),
      textInput({
        field: FIELDS.message,
        label: say`What they asked`,
        optional: true,
        multiline: true,
        max: LIMITS.inputText,
        ...initially(known, FIELDS.message),
      }),
      selectInput(
        { field: FIELDS.form, label: say`They want`, placeholder: say`Pick one`, optional: true },
        FORMS.map(option),
      ),
      textInput(short(FIELDS.note, say`Where it is from`, 200)),
      ...repInput(reps, reader),
    ],
  });
}

function short(field: string, label: Phrase, max: number) {
  const hint = HINTS[field];
  return { field, label, max, optional: true, multiline: false, ...(hint && { hint }) };
}

function initially(known: KnownLead, field: string): { initial?: string } {
  const values: Partial<Record<string, string | undefined>> = { ...known };
  const initial = values[field];
  return initial ? { initial } : {};
}

function repInput(reps: NewLead['reps'], reader: Reader): KnownBlock[] {
  const here = reps?.filter(isInSlack) ?? [];
  if (here.length === 0) return [];
  const field = {
    field: FIELDS.rep,
    label: say`Give it to`,
    placeholder: say`Whoever is next by the rules`,
    optional: true,
  };
  return [
    selectInput(
      field,
      here.map((rep) =>
        option({ label: rep.name, value: rep.repId, hint: standingWords(rep, reader) }),
      ),
    ),
  ];
}
