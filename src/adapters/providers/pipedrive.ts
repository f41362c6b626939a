import { z } from 'zod';
import type { LeadFetcher } from '../../ports.ts';
import { createFetcher, type ObjectProvider, type ProviderOptions } from './ask-provider.ts';

const PERSONS = '/api/v2/persons';

const person = z
  .looseObject({ data: z.record(z.string(), z.unknown()) })
  .transform(({ data }) => data);

const pipedrive: ObjectProvider = {
  system: 'Pipedrive',
  variable: 'PIPEDRIVE_TOKEN',
  pathOf: (id) => `${PERSONS}/${id}`,
  headers: (token) => ({ 'x-api-token': token }),
  shape: person,
};

/** As its notices name them. */
const PERSON = /^person:/;

/** Persons of Pipedrive, asked for with a user's API token. */
export function createPipedriveFetcher(options: ProviderOptions): LeadFetcher {
  const persons = createFetcher(pipedrive, options);
  return { fetch: (objectId) => persons.fetch(objectId.replace(PERSON, '')) };
}
