/** Decides under which words a lead is shown and found. */
import type { Identity, Submission } from '../model/lead.ts';
import { personName } from './person/identify-person.ts';

const UNKNOWN = 'Unknown sender';

/** As machines write a domain of another script: `xn--jxafb0a0a.gr` says nothing to anybody. */
const ENCODED = /(?:^|\.)xn--/;

/** The company by its name, else its domain; null where nothing but the person is known. */
export function companyAlone({ company }: Submission, { domain }: Identity): string | null {
  return company.name || (domain && !ENCODED.test(domain) ? domain : null);
}

/** What cards call the company: its name, else its domain, else the person. */
export function companyLabel(submission: Submission, identity: Identity): string {
  const company = companyAlone(submission, identity);
  const labels = [company, personName(submission.person), identity.domain];
  return labels.find(Boolean) ?? identity.email ?? identity.phone ?? UNKNOWN;
}

/** Everything a lead is looked up by, in lower case, separated by spaces. */
export function searchTextOf(leadId: string, submission: Submission, identity: Identity): string {
  const { person, company } = submission;
  const words = [leadId, identity.email, company.name, identity.domain, personName(person)];
  return words.filter(Boolean).join(' ').toLowerCase();
}
