/** Reads what is new in Pipedrive: a person at once, a lead or deal by the person it names. */
import { listAt, objectAt, textAt, valueAt } from '../body/pick.ts';
import { isJsonObject, type JsonObject } from '../read-fields.ts';
import { isWanted } from './events.ts';
import { ignored, noticesOf, oneTouch, type ReadKind, strange } from './reading.ts';

export const readPipedrive: ReadKind = (body, source) => {
  const [entity, action] = [textAt(body, 'meta', 'entity'), textAt(body, 'meta', 'action')];
  if (entity === undefined || action === undefined) return strange();
  if (!isWanted('pipedrive', `${entity}.${action}`, source)) return ignored('ignored.event');
  const id = textAt(body, 'meta', 'id');
  const data = objectAt(body, 'data');
  if (entity === 'person') return oneTouch(id, readPipedrivePerson(data));
  const person = [data.person, data.person_id].find(isJsonObject) ?? {};
  const about = requestOf(data);
  if (contactOf(person, 'email') !== undefined) {
    return oneTouch(id, { ...readPipedrivePerson(person), ...about });
  }
  const personId = textAt(data, 'person_id') ?? textAt(person, 'value') ?? textAt(person, 'id');
  if (id === undefined || personId === undefined) return oneTouch(id, about);
  return noticesOf([{ id, objectId: `person:${personId}` }]);
};

/** @param person as a webhook or the API gives it */
export function readPipedrivePerson(person: unknown): JsonObject {
  return {
    submitted_at: instantOf(person),
    person: {
      email: contactOf(person, 'email'),
      phone: contactOf(person, 'phone'),
      name: textAt(person, 'name'),
      title: textAt(person, 'job_title'),
    },
    company: { name: textAt(person, 'org_name') ?? textAt(person, 'org_id', 'name') },
    crm: { contact_id: textAt(person, 'id') ?? textAt(person, 'value') },
  };
}

/** The primary one, else the first; `emails` in the newer shape, `email` in the older. */
function contactOf(person: unknown, what: 'email' | 'phone'): string | undefined {
  const plain = textAt(person, what);
  const all = [...listAt(person, `${what}s`), ...listAt(person, what)];
  const primary = all.find((one) => valueAt(one, ['primary']) === true);
  return plain ?? [primary, ...all].map((one) => textAt(one, 'value')).find(Boolean);
}

function requestOf(data: JsonObject): JsonObject {
  return {
    custom: {
      title: textAt(data, 'title'),
      value: textAt(data, 'value', 'amount') ?? textAt(data, 'value'),
      currency: textAt(data, 'value', 'currency') ?? textAt(data, 'currency'),
      source_name: textAt(data, 'source_name'),
      origin: textAt(data, 'origin'),
    },
  };
}

/** `2025-01-01 10:00:00`, which is UTC, or an instant as everybody writes it. */
function instantOf(person: unknown): string | undefined {
  return textAt(person, 'add_time')?.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z');
}
