import type { Contact, LeadSummary, OfferCard } from '../../routing/model/cards/cards.ts';
import { languageName } from '../../words/display-names.ts';
import { chained } from '../../words/lists.ts';
import { type Slot, say } from '../../words/say.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadName, mrkdwn, type NamedLead, type SafeText } from '../text.ts';

/** "Dana Ode, CTO · 1,200 people · Madrid", the name in bold. */
export function personLine(lead: LeadSummary): SafeText {
  const facts = lead.facts.slice(0, 2).map((fact) => mrkdwn`${cut(fact, SHOWN.fact)}`);
  return dotted(personAndTitle(lead), ...facts);
}

/** What it is called after a word such as “Reminder:”, so that nobody takes a test for a lead. */
export function calledLead(lead: LeadSummary, max?: number): Slot {
  return lead.test ? say`test lead ${leadName(lead, max)}` : leadName(lead, max);
}

/** Names heard before "and 9 more". */
const HEARD = 3;

/** "Globex, Initech, Hooli and 9 more." */
export function heardLeads(leads: readonly NamedLead[]): SafeText {
  const first = leads.slice(0, HEARD).map((lead) => leadName(lead, SHOWN.companyHeard));
  const rest = leads.length - first.length;
  const names = chained(first, ', ');
  return rest > 0 ? mrkdwn`${names} and ${rest} more.` : mrkdwn`${names}.`;
}

/** "dana@globex.test · +34 600 000 000"; null where neither is known. */
export function contactLine({ email, phone }: Contact): SafeText | null {
  if (email === null && phone === null) return null;
  return dotted(
    email === null ? null : mrkdwn`${cut(email, SHOWN.line)}`,
    phone === null ? null : mrkdwn`${phone}`,
  );
}

/** The same after the person's name. */
export function reachLine({ person }: LeadSummary, contact: Contact): SafeText | null {
  const ways = contactLine(contact);
  return ways && dotted(mrkdwn`${cut(person, SHOWN.person) || say`Somebody`}`, ways);
}

export function quoted(message: string | null): SafeText | null {
  return message ? mrkdwn`> ${cut(message, SHOWN.message)}` : null;
}

/** "Spanish · agreed to be contacted · added by Mia"; null when nothing is known of any. */
export function manners({ language, consent, addedBy }: LeadSummary): SafeText | null {
  if (language === null && consent === null && !addedBy) return null;
  const agreed = consent
    ? mrkdwn`agreed to be contacted`
    : mrkdwn`*has not agreed* to be contacted`;
  return dotted(
    language === null ? null : mrkdwn`${cut(languageName(language), SHOWN.fact)}`,
    consent === null ? null : agreed,
    addedBy ? mrkdwn`added by ${cut(addedBy, SHOWN.person)}` : null,
  );
}

export function personAndTitle(lead: LeadSummary): SafeText {
  const person = cut(lead.person, SHOWN.person) || say`Somebody`;
  if (!lead.title) return mrkdwn`*${person}*`;
  return mrkdwn`*${person}*, ${cut(lead.title, SHOWN.title)}`;
}

/** Null for who took it, and knows why. */
export function givenLine({ givenBy }: Partial<Pick<OfferCard, 'givenBy'>>): SafeText | null {
  if (!givenBy || givenBy.self) return null;
  const { name, reason } = givenBy;
  if (!reason) return mrkdwn`${cut(name, SHOWN.person)} gave you this lead.`;
  return mrkdwn`${cut(name, SHOWN.person)} gave you this lead: “${cut(reason, SHOWN.message)}”`;
}

/** Who has another lead of the same company, which one rep would rather have whole. */
export function besideLine(beside: string | null | undefined): SafeText | null {
  return beside ? mrkdwn`${cut(beside, SHOWN.person)} has another lead of this company` : null;
}
