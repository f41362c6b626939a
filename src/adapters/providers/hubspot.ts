import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Fetched, LeadFetcher, OpenWorkCounter } from '../../ports.ts';
import {
  createAsking,
  createFetcher,
  type ObjectProvider,
  type Provider,
  type ProviderOptions,
} from './ask-provider.ts';

/** HubSpot dates its paths; everything about a version stands here. */
const CONTACTS = '/crm/v3/objects/contacts';
const DEAL_SEARCH = '/crm/v3/objects/deals/search';

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

const HUBSPOT = {
  system: 'HubSpot',
  variable: 'HUBSPOT_TOKEN',
  headers: (token: string) => ({ authorization: `Bearer ${token}` }),
};

const contacts: ObjectProvider = {
  ...HUBSPOT,
  pathOf: (id) => `${CONTACTS}/${id}?properties=${PROPERTIES.join(',')}`,
  shape: contact,
};

/** Contacts of HubSpot, asked for with the token of a private app. */
export function createHubspotFetcher(options: ProviderOptions): LeadFetcher {
  return createFetcher(contacts, options);
}

const deals: Provider = { ...HUBSPOT, shape: z.looseObject({ total: z.int().min(0) }) };

/** Searches are let through five times a second, all apps of an account together. */
const SEARCH_PAUSE_MS = 250;

/** Open deals of HubSpot by their owner, one search after the other. */
export function createHubspotCounter(options: ProviderOptions): OpenWorkCounter {
  const ask = createAsking(deals, options);
  return {
    async countOpenWork(ownerIds) {
      const counts = new Map<string, number>();
      for (const id of ownerIds) {
        counts.set(id, totalOf(await ask({ path: DEAL_SEARCH, search: openDealsOf(id) })));
        await delay(SEARCH_PAUSE_MS);
      }
      return counts;
    },
  };
}

/** One deal is asked for: how many there are stands beside it. */
function openDealsOf(ownerId: string): object {
  const filters = [
    { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
    { propertyName: 'hs_is_closed', operator: 'EQ', value: 'false' },
  ];
  return { filterGroups: [{ filters }], properties: ['hubspot_owner_id'], limit: 1 };
}

function totalOf(answer: Fetched): number {
  if ('object' in answer) return Number(answer.object.total);
  const message = `HubSpot counted no deals: its answer was ${answer.lost}.`;
  throw new AppError('upstream.refused', message, { details: { word: answer.lost } });
}
