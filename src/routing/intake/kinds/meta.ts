/** Reads notices of lead ads on Facebook and Instagram, and a lead as it is fetched by its id. */
import { type Answer, type AnswerType, plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { listAt, objectAt, textAt } from '../body/pick.ts';
import { isWanted } from './events.ts';
import {
  type Notice,
  noticesOf,
  oneTouch,
  type Reading,
  type ReadKind,
  strange,
} from './reading.ts';

const TYPES = new Map<string, AnswerType>([
  ['email', 'email'],
  ['work_email', 'email'],
  ['phone_number', 'phone'],
  ['work_phone_number', 'phone'],
  ['country', 'country'],
  ['website', 'website'],
]);
const AD = ['ad_id', 'ad_name', 'adset_id', 'campaign_id', 'campaign_name', 'form_id', 'platform'];

export const readMeta: ReadKind = (body, source) => {
  if (textAt(body, 'object') === undefined || !Array.isArray(objectAt(body).entry)) {
    return strange();
  }
  const changes = listAt(body, 'entry').flatMap((entry) => listAt(entry, 'changes'));
  const notices = changes.flatMap((change): Notice[] => {
    const id = textAt(change, 'value', 'leadgen_id');
    if (id === undefined || !isWanted('meta', textAt(change, 'field'), source)) return [];
    return [{ id, objectId: id }];
  });
  return noticesOf(notices);
};

/** @param lead what the Graph API answers for the id of a lead */
export function readMetaLead(lead: unknown): Reading {
  const answers = listAt(lead, 'field_data').flatMap(readField);
  const read = readAnswers(answers);
  const attribution = Object.fromEntries(AD.map((name) => [name, textAt(lead, name)]));
  const fields = {
    ...read,
    submitted_at: withColon(textAt(lead, 'created_time')),
    request: { ...objectAt(read, 'request'), form: 'lead ad' },
    attribution: { ...objectAt(read, 'attribution'), ...attribution },
  };
  return oneTouch(textAt(lead, 'id'), fields, answers);
}

function readField(field: unknown): Answer[] {
  const value = plainAnswer(listAt(field, 'values'));
  const label = textAt(field, 'name') ?? '';
  return value === undefined ? [] : [{ label, type: TYPES.get(label.toLowerCase()), value }];
}

/** The Graph API writes `+0000`. */
function withColon(instant: string | undefined): string | undefined {
  return instant?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}
