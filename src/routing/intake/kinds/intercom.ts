/** Reads who is new in Intercom, and who began a conversation, in its older and newer shapes. */
import { plainAnswer } from '../answers/answer.ts';
import { countryCode } from '../answers/countries.ts';
import { htmlText } from '../body/html-text.ts';
import { instantAt, listAt, objectAt, textAt } from '../body/pick.ts';
import type { JsonObject } from '../read-fields.ts';
import { isWanted } from './events.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

const TRACKED = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];

export const readIntercom: ReadKind = (body, source) => {
  const topic = textAt(body, 'topic');
  if (topic === undefined) return strange();
  if (!isWanted('intercom', topic, source)) return ignored('ignored.event');
  const item = objectAt(body, 'data', 'item');
  const read = topic.startsWith('conversation.') ? conversationOf(item) : contactOf(item);
  return oneTouch(textAt(body, 'id'), read);
};

function contactOf(contact: JsonObject): JsonObject {
  const [company] = listAt(contact, 'companies', 'companies').concat(
    listAt(contact, 'companies', 'data'),
  );
  const country =
    textAt(contact, 'location', 'country') ?? textAt(contact, 'location_data', 'country_name');
  return {
    submitted_at: instantAt(contact, 'created_at'),
    person: personOf(contact),
    company: {
      name: textAt(company, 'name'),
      domain: textAt(company, 'website'),
      employees: textAt(company, 'size'),
      industry: textAt(company, 'industry'),
      country: country === undefined ? undefined : countryCode(country),
    },
    attribution: Object.fromEntries(TRACKED.map((name) => [name, textAt(contact, name)])),
    referrer: textAt(contact, 'referrer'),
    custom: customOf(objectAt(contact, 'custom_attributes')),
  };
}

/** The newer shape names its author under `source`, the older has a user and a first message. */
function conversationOf(conversation: JsonObject): JsonObject {
  const source = objectAt(conversation, 'source');
  const first = objectAt(conversation, 'conversation_message');
  const authors = [
    objectAt(source, 'author'),
    objectAt(conversation, 'user'),
    objectAt(first, 'author'),
  ];
  const author = authors.find((one) => textAt(one, 'email') !== undefined) ?? authors[0];
  const message = textAt(source, 'body') ?? textAt(first, 'body');
  return {
    submitted_at: instantAt(conversation, 'created_at'),
    person: personOf(author),
    request: {
      form: 'conversation',
      message: message === undefined ? undefined : htmlText(message),
    },
    referrer: textAt(source, 'url'),
    custom: customOf(objectAt(conversation, 'custom_attributes')),
  };
}

function personOf(who: unknown): JsonObject {
  return {
    email: textAt(who, 'email'),
    name: textAt(who, 'name'),
    phone: textAt(who, 'phone'),
    title: textAt(who, 'custom_attributes', 'job_title'),
  };
}

function customOf(attributes: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, raw]) => {
      const value = plainAnswer(raw);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
