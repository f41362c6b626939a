/** Reads HubSpot's list of events: which contacts are to be asked for. */

import { textAt } from '../body/pick.ts';
import { isJsonObject } from '../read-fields.ts';
import { isWanted } from './events.ts';
import { type Notice, noticesOf, type ReadKind, strange } from './reading.ts';

/** As many as HubSpot puts into one request; it never sends more. */
export const MAX_EVENTS = 100;
/** The type of contacts, in events that name the type of their object apart. */
const CONTACT_TYPE = '0-1';

/** A contact named several times in one list is asked for once. */
export const readHubspot: ReadKind = (body, source) => {
  if (!Array.isArray(body) || body.length > MAX_EVENTS || !body.every(isJsonObject)) {
    return strange();
  }
  const notices = new Map<string, Notice>();
  for (const event of body) {
    const objectId = textAt(event, 'objectId');
    if (objectId === undefined || !isWanted('hubspot', typeOf(event), source)) continue;
    const id = textAt(event, 'eventId') ?? `${typeOf(event)}:${objectId}`;
    if (!notices.has(objectId)) notices.set(objectId, { id, objectId });
  }
  return noticesOf([...notices.values()]);
};

/** Newer subscriptions say `object.creation` of the object type `0-1`. */
function typeOf(event: unknown): string | undefined {
  const type = textAt(event, 'subscriptionType');
  if (textAt(event, 'objectTypeId') !== CONTACT_TYPE) return type;
  return type?.replace(/^object\./, 'contact.');
}
