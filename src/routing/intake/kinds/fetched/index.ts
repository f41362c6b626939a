/** Decides what an object says that a provider only named and was then asked for. */
import type { FetchedSystem } from '../../../model/fetched.ts';
import type { Source } from '../../../model/workspace/source.ts';
import { type TakenSubmission, takeSubmission } from '../../parse-submission.ts';
import { takeReading } from '../index.ts';
import { readMetaLead } from '../meta.ts';
import { readPipedrivePerson } from '../pipedrive.ts';
import { oneTouch, type Reading } from '../reading.ts';
import { readHubspotContact } from './hubspot.ts';

const READERS: Record<FetchedSystem, (object: unknown) => Reading> = {
  hubspot: (contact) => oneTouch(undefined, readHubspotContact(contact)),
  meta: readMetaLead,
  pipedrive: (person) => oneTouch(undefined, readPipedrivePerson(person)),
};

/** The fields that the source's mapping names are taken from the object itself. Never throws. */
export function readFetched(
  system: FetchedSystem,
  object: unknown,
  by: { source: Pick<Source, 'mapping'>; now: Date },
): TakenSubmission {
  const { touches } = takeReading(READERS[system](object), { ...by, body: object });
  return touches[0] ?? takeSubmission({}, by.now);
}
