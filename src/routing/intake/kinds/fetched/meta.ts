/** Decides what a lead of one of Meta's instant forms says. */
import { isJsonObject, type JsonObject } from '../../read-fields.ts';

/** Meta's own questions; whatever else a form asks is a field of its own. */
const ASKED: Record<string, [section: string, field: string]> = {
  email: ['person', 'email'],
  work_email: ['person', 'email'],
  full_name: ['person', 'name'],
  first_name: ['person', 'first_name'],
  last_name: ['person', 'last_name'],
  phone_number: ['person', 'phone'],
  work_phone_number: ['person', 'phone'],
  job_title: ['person', 'title'],
  company_name: ['company', 'name'],
  website: ['company', 'domain'],
  country: ['company', 'country'],
  state: ['company', 'region'],
};

/**
 * @param lead as `GET /{leadgen_id}` answers; nothing in it is trusted
 * @returns the JSON a sender of the generic kind would have sent, for `takeSubmission` to read
 */
export function readMetaLead(lead: JsonObject): JsonObject {
  const sections = new Map<string, Map<string, unknown>>();
  for (const { name, value } of answersOf(lead.field_data)) {
    const [section, field] = ASKED[name] ?? ['custom', name];
    const fields = sections.get(section) ?? new Map<string, unknown>();
    if (!fields.has(field)) fields.set(field, value);
    sections.set(section, fields);
  }
  const asked = [...sections].map(([section, fields]) => [section, Object.fromEntries(fields)]);
  return {
    ...(Object.fromEntries(asked) as JsonObject),
    submitted_at: withColon(lead.created_time),
    request: { form: lead.form_id },
    attribution: {
      channel: lead.platform,
      campaign: lead.campaign_name,
      ad: lead.ad_name,
    },
  };
}

interface Answer {
  name: string;
  value: string;
}

function answersOf(data: unknown): Answer[] {
  return (Array.isArray(data) ? data : []).filter(isJsonObject).flatMap(({ name, values }) => {
    const given = Array.isArray(values) ? values : [];
    const value = given.filter((one) => ['string', 'number'].includes(typeof one)).join(', ');
    return typeof name === 'string' && value !== '' ? [{ name, value }] : [];
  });
}

/** Meta writes `2026-11-22T10:00:00+0000`. */
function withColon(instant: unknown): unknown {
  return typeof instant === 'string' ? instant.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : instant;
}
