/** Reads a form of a Webflow site: names and values as whoever built the site called them. */
import { plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { objectAt, textAt } from '../body/pick.ts';
import { isWanted } from './events.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

export const readWebflow: ReadKind = (body, source) => {
  const event = textAt(body, 'triggerType');
  if (event !== undefined && !isWanted('webflow', event, source)) return ignored('ignored.event');
  const payload = objectAt(body, 'payload');
  const answers = Object.entries(objectAt(payload, 'data')).flatMap(([label, raw]) => {
    const value = plainAnswer(raw);
    return value === undefined ? [] : [{ label, value }];
  });
  const form = textAt(payload, 'name');
  if (form === undefined && answers.length === 0) return strange();
  const read = readAnswers(answers);
  const request = { ...objectAt(read, 'request'), form };
  const fields = { ...read, request, submitted_at: textAt(payload, 'submittedAt') };
  return oneTouch(textAt(payload, 'id'), fields, answers);
};
