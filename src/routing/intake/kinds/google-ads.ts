/** Reads a lead form of Google Ads: columns by their ids, own questions by their words. */
import { type Answer, type AnswerType, plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { listAt, objectAt, textAt } from '../body/pick.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

const TYPES = new Map<string, AnswerType>([
  ['EMAIL', 'email'],
  ['USER_EMAIL', 'email'],
  ['WORK_EMAIL', 'email'],
  ['PHONE_NUMBER', 'phone'],
  ['WORK_PHONE', 'phone'],
  ['COUNTRY', 'country'],
]);
const CLICK = ['gcl_id', 'campaign_id', 'adgroup_id', 'creative_id', 'asset_group_id', 'form_id'];

export const readGoogleAds: ReadKind = (body) => {
  if (objectAt(body).is_test === true) return ignored('ignored.test');
  const answers = listAt(body, 'user_column_data').flatMap(readColumn).toSorted(workFirst);
  const id = textAt(body, 'lead_id');
  if (id === undefined && answers.length === 0) return strange();
  const read = readAnswers(answers);
  const attribution = {
    ...objectAt(read, 'attribution'),
    ...Object.fromEntries(CLICK.map((name) => [name, textAt(body, name)])),
  };
  const request = { ...objectAt(read, 'request'), form: 'lead form' };
  const submitted_at = textAt(body, 'lead_submit_time');
  return oneTouch(id, { ...read, request, attribution, submitted_at }, answers);
};

function readColumn(column: unknown): Answer[] {
  const value = plainAnswer(objectAt(column).string_value);
  if (value === undefined) return [];
  const key = textAt(column, 'column_id');
  return [
    { label: textAt(column, 'column_name') ?? key ?? '', key, type: TYPES.get(key ?? ''), value },
  ];
}

/** Where people work says more than where they read their private mail. */
function workFirst(one: Answer, other: Answer): number {
  return Number(isOfWork(other)) - Number(isOfWork(one));
}

function isOfWork({ key }: Answer): boolean {
  return key?.startsWith('WORK_') ?? false;
}
