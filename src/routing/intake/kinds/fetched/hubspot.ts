/** Decides what a contact of HubSpot says as a lead. */
import { isJsonObject, type JsonObject } from '../../read-fields.ts';
import { idText } from './id-text.ts';

const COUNTRY_CODE = /^[a-z]{2}$/i;

/**
 * @param contact as `GET /crm/v3/objects/contacts/{id}` answers; nothing in it is trusted
 * @returns the JSON a sender of the generic kind would have sent, for `takeSubmission` to read
 */
export function readHubspotContact(contact: JsonObject): JsonObject {
  const p = isJsonObject(contact.properties) ? contact.properties : {};
  return {
    submitted_at: p.createdate,
    person: {
      email: p.email,
      first_name: p.firstname,
      last_name: p.lastname,
      phone: p.phone || p.mobilephone,
      title: p.jobtitle,
    },
    company: {
      name: p.company,
      domain: p.website,
      employees: p.numberofemployees,
      industry: p.industry,
      country: p.hs_country_region_code || codeAlone(p.country),
      region: p.state,
    },
    request: { form: 'hubspot', message: p.message },
    attribution: { hubspot_source: p.hs_analytics_source, landing_page: p.hs_analytics_first_url },
    crm: { contact_id: idText(contact.id) },
    language: p.hs_language,
  };
}

/** The field is free text: `Spain` names no country that rules could compare. */
function codeAlone(country: unknown): unknown {
  return typeof country === 'string' && COUNTRY_CODE.test(country.trim()) ? country : undefined;
}
