import type { LeadFetcher } from '../../ports.ts';
import type { FetchedSystem } from '../../routing/model/fetched.ts';
import type { ProviderOptions } from './ask-provider.ts';
import { createHubspotFetcher } from './hubspot.ts';
import { createMetaFetcher } from './meta.ts';
import { createPipedriveFetcher } from './pipedrive.ts';

/** One for each system whose webhooks only name a lead. */
export function createFetchers(
  optionsOf: (system: FetchedSystem) => ProviderOptions,
): Record<FetchedSystem, LeadFetcher> {
  return {
    hubspot: createHubspotFetcher(optionsOf('hubspot')),
    meta: createMetaFetcher(optionsOf('meta')),
    pipedrive: createPipedriveFetcher(optionsOf('pipedrive')),
  };
}
