/** Decides under which words a lead is shown and found. */
import type { Identity, Submission } from '../model/lead.ts';
import { personName } from './person/identify-person.ts';

const UNKNOWN = 'Unknown sender';

/** What cards call the company: its name, else its domain, else the person. */
export function companyLabel({ person, company }: Submission, identity: Identity): string {
  const labels = [company.name, identity.domain, personName(person)];
  return labels.find(Boolean) ?? identity.email ?? identity.phone ?? UNKNOWN;
}

/** Everything a lead is looked up by, in lower case, separated by spaces. */
export function searchTextOf(leadId: string, submission: Submission, identity: Identity): string {
  const { person, company } = submission;
  const words = [leadId, identity.email, company.name, identity.domain, personName(person)];
  return words.filter(Boolean).join(' ').toLowerCase();
}
