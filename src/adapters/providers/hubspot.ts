import { z } from 'zod';
import type { LeadFetcher } from '../../ports.ts';
import { createFetcher, type Provider, type ProviderOptions } from './ask-provider.ts';

/** HubSpot dates its paths; everything about a version stands here. */
const CONTACTS = '/crm/v3/objects/contacts';

/** Left out of a question, only the first four are told. */
const PROPERTIES = [
  'email',
  'firstname',
  'lastname',
  'phone',
  'mobilephone',
  'jobtitle',
  'company',
  'website',
  'industry',
  'numberofemployees',
  'country',
  'hs_country_region_code',
  'state',
  'zip',
  'message',
  'hs_language',
  'hs_analytics_source',
  'hs_analytics_first_url',
  'createdate',
];

const contact = z.looseObject({
  id: z.union([z.string(), z.number()]),
  properties: z.record(z.string(), z.unknown()),
});

const hubspot: Provider = {
  system: 'HubSpot',
  variable: 'HUBSPOT_TOKEN',
  pathOf: (id) => `${CONTACTS}/${id}?properties=${PROPERTIES.join(',')}`,
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  shape: contact,
};

/** Contacts of HubSpot, asked for with the token of a private app. */
export function createHubspotFetcher(options: ProviderOptions): LeadFetcher {
  return createFetcher(hubspot, options);
}
