import type { ProviderKind } from './source.ts';

type Product = ProviderKind | 'salesforce';

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    typeform: 'Typeform',
    tally: 'Tally',
    webflow: 'Webflow',
    calendly: 'Calendly',
    intercom: 'Intercom',
    google_ads: 'Google Ads',
    meta: 'Meta',
    hubspot: 'HubSpot',
    pipedrive: 'Pipedrive',
    salesforce: 'Salesforce',
  } satisfies Record<Product, string>),
);

/** What people call a source whose id is that of a product; any other is called by its id. */
export function productName(id: string): string {
  return NAMES.get(id) ?? id;
}
