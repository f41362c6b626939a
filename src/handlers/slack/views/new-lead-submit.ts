import { FIELDS } from '../../../blocks/action-ids.ts';
import { NEW_LEAD_TITLE } from '../../../blocks/modals/new-lead-modal.ts';
import type { Fault } from '../../../routing/model/lead.ts';
import { addLead } from '../../../services/intake/add-lead.ts';
import { showLead } from '../../../services/look-up/show-lead.ts';
import { say } from '../../../words/say.ts';
import { refused } from '../answers/refusals.ts';
import { shownLead } from '../answers/shown-lead.ts';
import { publishHome } from '../publish-home.ts';
import { faultUnder, instead, pickOf, type Shown, type Submission, textOf } from './submission.ts';

/** The lead goes its way, and whoever added it reads where it went. */
export async function submitNewLead(sent: Submission): Promise<Shown> {
  const { ctx, actor, reader, viewId } = sent;
  const was = await addLead(ctx, {
    fields: fieldsOf(sent),
    key: viewId,
    toRepId: pickOf(sent, FIELDS.rep) || null,
    actor,
  });
  switch (was.outcome) {
    case 'added': {
      const { timeZone } = reader;
      const detail = await showLead(ctx, { leadId: was.leadId, actor, timeZone });
      const after = () => publishHome(ctx, sent);
      if (!detail) return { after };
      const joined = was.status === 'attached';
      return { ...instead(shownLead({ ...detail, joined }, sent), NEW_LEAD_TITLE), after };
    }
    case 'invalid':
      return faultsUnder(was.faults);
    case 'unknown_rep':
      return faultUnder(FIELDS.rep, say`Pick a rep.`);
    default:
      return instead(refused(was, say`Giving a new lead to somebody`), NEW_LEAD_TITLE);
  }
}

/** Field of the form → where it stands in our own JSON. */
const PLACES = {
  [FIELDS.name]: ['person', 'name'],
  [FIELDS.email]: ['person', 'email'],
  [FIELDS.phone]: ['person', 'phone'],
  [FIELDS.company]: ['company', 'name'],
  [FIELDS.domain]: ['company', 'domain'],
  [FIELDS.message]: ['request', 'message'],
  [FIELDS.note]: ['attribution', 'source_note'],
} as const;

function fieldsOf(sent: Submission) {
  const lead: Record<string, Record<string, string>> = {};
  for (const [field, [section, name]] of Object.entries(PLACES)) {
    lead[section] = { ...lead[section], [name]: textOf(sent, field) };
  }
  return { ...lead, request: { ...lead.request, form: pickOf(sent, FIELDS.form) } };
}

/** Each under its own input. That nobody is named comes first, and anything else says it better. */
function faultsUnder(faults: readonly Fault[]): Shown {
  const errors: Record<string, string> = {};
  for (const { pointer, message } of faults) {
    const at = Object.entries(PLACES).find(([, place]) => `/${place.join('/')}` === pointer);
    errors[at?.[0] ?? FIELDS.email] = message;
  }
  return { next: { response_action: 'errors', errors } };
}
