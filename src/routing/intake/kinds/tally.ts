/** Reads a Tally response, where what was chosen is told by the ids of the options. */
import { type Answer, type AnswerType, plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { listAt, objectAt, textAt } from '../body/pick.ts';
import { isWanted } from './events.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

const TYPES = new Map<string, AnswerType>([
  ['INPUT_EMAIL', 'email'],
  ['INPUT_PHONE_NUMBER', 'phone'],
  ['INPUT_LINK', 'website'],
  ['TEXTAREA', 'long_text'],
]);

export const readTally: ReadKind = (body, source) => {
  const event = textAt(body, 'eventType');
  if (event !== undefined && !isWanted('tally', event, source)) return ignored('ignored.event');
  const data = objectAt(body, 'data');
  const questions = listAt(data, 'fields').filter((field) => !isOneOption(field));
  const answers = questions.flatMap(readField);
  const form = textAt(data, 'formName') ?? textAt(data, 'formId');
  if (form === undefined && answers.length === 0) return strange();
  const read = readAnswers(answers);
  const request = { ...objectAt(read, 'request'), form };
  const fields = { ...read, request, submitted_at: textAt(data, 'createdAt') };
  return oneTouch(textAt(data, 'responseId') ?? textAt(body, 'eventId'), fields, answers);
};

/** A question with boxes to tick comes whole, and once more for each box, as a flag. */
function isOneOption(field: unknown): boolean {
  const { type, value } = objectAt(field);
  return type === 'CHECKBOXES' && typeof value === 'boolean';
}

function readField(field: unknown): Answer[] {
  const value = plainAnswer(valueIn(field));
  if (value === undefined) return [];
  const type = TYPES.get(textAt(field, 'type') ?? '');
  return [{ label: textAt(field, 'label') ?? '', key: textAt(field, 'key'), type, value }];
}

function valueIn(field: unknown): unknown {
  const { value } = objectAt(field);
  const texts = textsById(listAt(field, 'options'));
  if (Array.isArray(value)) {
    return value.map((one) => texts.get(one) ?? textAt(one, 'url') ?? one);
  }
  return listAt(field, 'rows').length > 0 ? matrixOf(field) : (texts.get(value) ?? value);
}

/** `Quality: Satisfied, Speed: Neutral`. */
function matrixOf(field: unknown): string[] {
  const columns = textsById(listAt(field, 'columns'));
  return listAt(field, 'rows').flatMap((row) => {
    const chosen = listAt(field, 'value', textAt(row, 'id') ?? '');
    const words = chosen.flatMap((id) => columns.get(id) ?? []).join(' and ');
    return words === '' ? [] : [`${textAt(row, 'text') ?? ''}: ${words}`];
  });
}

function textsById(options: unknown[]): Map<unknown, string> {
  return new Map(options.map((option) => [objectAt(option).id, textAt(option, 'text') ?? '']));
}
