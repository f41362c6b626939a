import { z } from 'zod';
import type { LeadFetcher } from '../../ports.ts';
import { askProvider, type ProviderOptions } from './ask-provider.ts';

const PERSONS = '/api/v2/persons';

const person = z
  .looseObject({ data: z.record(z.string(), z.unknown()) })
  .transform(({ data }) => data);

/** Persons of Pipedrive, asked for with a user's API token. */
export function createPipedriveFetcher(options: ProviderOptions): LeadFetcher {
  return {
    fetch: (objectId) =>
      askProvider({
        ...options,
        system: 'Pipedrive',
        variable: 'PIPEDRIVE_TOKEN',
        objectId,
        path: `${PERSONS}/${objectId}`,
        headers: (token) => ({ 'x-api-token': token }),
        shape: person,
      }),
  };
}
