/** Decides what a person of Pipedrive says as a lead. */
import { isJsonObject, type JsonObject } from '../../read-fields.ts';
import { idText } from './id-text.ts';

/**
 * @param person `data` of `GET /api/v2/persons/{id}`; nothing in it is trusted
 * @returns the JSON a sender of the generic kind would have sent, for `takeSubmission` to read
 */
export function readPipedrivePerson(person: JsonObject): JsonObject {
  return {
    submitted_at: person.add_time,
    person: {
      email: mainValue(person.emails),
      name: person.name,
      first_name: person.first_name,
      last_name: person.last_name,
      phone: mainValue(person.phones),
      title: person.job_title,
    },
    request: { form: 'pipedrive' },
    crm: { contact_id: idText(person.id) },
  };
}

/** The one marked as primary, else the first that holds something. */
function mainValue(list: unknown): unknown {
  const entries = (Array.isArray(list) ? list : []).filter(isJsonObject);
  const filled = entries.filter(({ value }) => typeof value === 'string' && value.trim() !== '');
  return (filled.find(({ primary }) => primary === true) ?? filled[0])?.value;
}
