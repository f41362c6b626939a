import type { ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { Answer } from '../../../blocks/answers/answer.ts';
import type { ButtonValue } from '../../../blocks/button-value.ts';
import { answerModal } from '../../../blocks/modals/message-modal.ts';
import { spelled } from '../../../words/reading.ts';
import type { Phrase, Slot } from '../../../words/say.ts';
import type { PublicDoor } from '../answers/set-up/source-rows.ts';
import type { Person } from '../person.ts';

/** Somebody sent a form in. */
export interface Submission extends Person {
  /** The same form sent twice has the same. */
  viewId: string;
  /** What it was opened from: another form, or a list; null for none. */
  belowViewId: string | null;
  /** What the form is about: ids only, never trusted. */
  about: ButtonValue;
  values: ViewOutput['state']['values'];
  door: PublicDoor;
}

export interface Shown {
  /** What Slack shows next; left out, the form closes. */
  next?: ViewResponseAction;
  /** What takes too long for the three seconds Slack waits. */
  after?: () => Promise<unknown>;
}

export type ViewHandler = (submission: Submission) => Promise<Shown>;

/** Words under one input of the form. */
export function faultUnder(field: string, words: Slot): Shown {
  return { next: { response_action: 'errors', errors: { [field]: spelled(words) } } };
}

/** Words in the form's place. */
export function instead(answer: Answer, title?: Phrase): Shown {
  return { next: { response_action: 'update', view: answerModal(answer, title) } };
}

/** Inputs name their block and their element alike. */
export function textOf({ values }: Submission, field: string): string {
  return values[field]?.[field]?.value?.trim() ?? '';
}

export function pickOf({ values }: Submission, field: string): string {
  return values[field]?.[field]?.selected_option?.value ?? '';
}

/** The boxes that are on. */
export function picksOf({ values }: Submission, field: string): string[] {
  return values[field]?.[field]?.selected_options?.map(({ value }) => value) ?? [];
}
