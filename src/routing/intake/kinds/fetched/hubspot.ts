/** Decides what a contact of HubSpot says as a lead. */
import { textAt } from '../../body/pick.ts';
import type { JsonObject } from '../../read-fields.ts';

const COUNTRY_CODE = /^[a-z]{2}$/i;

/** @param contact as `GET /crm/v3/objects/contacts/{id}` answers; nothing in it is trusted */
export function readHubspotContact(contact: unknown): JsonObject {
  const property = (name: string) => textAt(contact, 'properties', name);
  return {
    submitted_at: property('createdate'),
    person: {
      email: property('email'),
      first_name: property('firstname'),
      last_name: property('lastname'),
      phone: property('phone') ?? property('mobilephone'),
      title: property('jobtitle'),
    },
    company: {
      name: property('company'),
      domain: property('website'),
      employees: property('numberofemployees'),
      industry: property('industry'),
      country: property('hs_country_region_code') ?? codeAlone(property('country')),
      region: property('state'),
      postal_code: property('zip'),
    },
    request: { form: 'hubspot', message: property('message') },
    attribution: {
      hubspot_source: property('hs_analytics_source'),
      landing_page: property('hs_analytics_first_url'),
    },
    crm: { contact_id: textAt(contact, 'id') },
    language: property('hs_language'),
  };
}

/** The field is free text: `Spain` names no country that rules could compare. */
function codeAlone(country: string | undefined): string | undefined {
  return country !== undefined && COUNTRY_CODE.test(country.trim()) ? country : undefined;
}
