/** Reads a Typeform response: answers by the type of their field, hidden fields by their name. */
import { type Answer, type AnswerType, plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { listAt, objectAt, textAt } from '../body/pick.ts';
import { isWanted } from './events.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

const TYPES = new Map<string, AnswerType>([
  ['email', 'email'],
  ['phone_number', 'phone'],
  ['website', 'website'],
  ['legal', 'consent'],
  ['long_text', 'long_text'],
]);

export const readTypeform: ReadKind = (body, source) => {
  const event = textAt(body, 'event_type');
  if (event !== undefined && !isWanted('typeform', event, source)) return ignored('ignored.event');
  const response = objectAt(body, 'form_response');
  const titles = new Map(
    listAt(response, 'definition', 'fields').map((field) => [
      textAt(field, 'id'),
      textAt(field, 'title'),
    ]),
  );
  const answers = [
    ...listAt(response, 'answers').flatMap((answer) => readAnswer(answer, titles)),
    ...hiddenOf(objectAt(response, 'hidden')),
  ];
  const form = textAt(response, 'definition', 'title') ?? textAt(response, 'form_id');
  if (form === undefined && answers.length === 0) return strange();
  const read = readAnswers(answers);
  const request = { ...objectAt(read, 'request'), form };
  const fields = { ...read, request, submitted_at: textAt(response, 'submitted_at') };
  return oneTouch(textAt(response, 'token') ?? textAt(body, 'event_id'), fields, answers);
};

function readAnswer(
  answer: unknown,
  titles: Map<string | undefined, string | undefined>,
): Answer[] {
  const field = objectAt(answer, 'field');
  const value = valueIn(answer);
  if (value === undefined) return [];
  const id = textAt(field, 'id');
  const type = TYPES.get(textAt(field, 'type') ?? '') ?? TYPES.get(textAt(answer, 'type') ?? '');
  const key = textAt(field, 'ref') ?? id;
  return [{ label: titles.get(id) ?? '', key, type, value }];
}

/** The value stands under the name of its type; choices are objects with their labels. */
function valueIn(answer: unknown) {
  const type = textAt(answer, 'type') ?? '';
  const { label, labels, other } = objectAt(answer, type);
  const chosen = [label, ...(Array.isArray(labels) ? labels : []), other];
  return plainAnswer(objectAt(answer)[type]) ?? plainAnswer(chosen);
}

function hiddenOf(hidden: Record<string, unknown>): Answer[] {
  return Object.entries(hidden).flatMap(([label, raw]) => {
    const value = plainAnswer(raw);
    return value === undefined ? [] : [{ label, value }];
  });
}
