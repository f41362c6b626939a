/** Draws together what every card shows of a lead, from what is stored about it. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { personName } from '../../../routing/intake/person/identify-person.ts';
import type { LeadSummary } from '../../../routing/model/cards/cards.ts';
import { bookedMeeting, type CompanyFields } from '../../../routing/model/lead.ts';
import { SLACK_SOURCE } from '../../../routing/model/workspace/own-sources.ts';
import { countryName } from '../../../words/display-names.ts';
import { chained } from '../../../words/lists.ts';
import { type Slot, say } from '../../../words/say.ts';

const COUNT = new Intl.NumberFormat('en');

export function summarizeLead(lead: LeadRecord): LeadSummary {
  const { person, company, request, language, consent } = lead.submission;
  const meeting = bookedMeeting(lead.submission);
  return {
    leadId: lead.id,
    company: lead.company,
    person: personName(person) || say`Name not given`,
    title: person.title ?? null,
    facts: companyFacts(company),
    message: request.message ?? null,
    priority: lead.priority,
    tier: lead.tier,
    test: lead.test,
    receivedAt: lead.receivedAt,
    language: language ?? null,
    consent: consent ?? null,
    meetingAt: meeting?.starts_at ? new Date(meeting.starts_at) : null,
    ...addedBy(lead),
  };
}

/** Of any other source the name would be what its sender likes to write. */
function addedBy({ source, submission }: LeadRecord): Pick<LeadSummary, 'addedBy'> {
  const { added_by: name } = submission.custom;
  return source === SLACK_SOURCE.id && typeof name === 'string' ? { addedBy: name } : {};
}

/** How large it is and where. */
export function companyFacts({ employees, region, country }: CompanyFields): Slot[] {
  const size = employees === undefined ? [] : [say`${COUNT.format(employees)} people`];
  const places = [region || [], country ? countryName(country) : []].flat();
  return places.length > 0 ? [...size, chained(places, ', ')] : size;
}
