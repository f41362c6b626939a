/** Decides what an object says that a provider only named and was then asked for. */
import type { FetchedSystem } from '../../../model/fetched.ts';
import type { JsonObject } from '../../read-fields.ts';
import { readHubspotContact } from './hubspot.ts';
import { readMetaLead } from './meta.ts';
import { readPipedrivePerson } from './pipedrive.ts';

const READERS: Record<FetchedSystem, (object: JsonObject) => JsonObject> = {
  hubspot: readHubspotContact,
  meta: readMetaLead,
  pipedrive: readPipedrivePerson,
};

/** The fields for `takeSubmission`. Never throws. */
export function readFetched(system: FetchedSystem, object: JsonObject): JsonObject {
  return READERS[system](object);
}
