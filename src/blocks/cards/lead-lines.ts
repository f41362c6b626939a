import type { Contact, LeadSummary, OfferCard } from '../../routing/model/cards/cards.ts';
import { type Slot, say } from '../../words/say.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadName, mrkdwn, type SafeText } from '../text.ts';

/** "Dana Ode, CTO · 1,200 people · Madrid", the name in bold. */
export function personLine(lead: LeadSummary): SafeText {
  const facts = lead.facts.slice(0, 2).map((fact) => mrkdwn`${cut(fact, SHOWN.fact)}`);
  return dotted(personAndTitle(lead), ...facts);
}

/** What it is called after a word such as “Reminder:”, so that nobody takes a test for a lead. */
export function calledLead(lead: LeadSummary, max?: number): Slot {
  return lead.test ? say`test lead ${leadName(lead, max)}` : leadName(lead, max);
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
    language === null ? null : mrkdwn`${languageName(language)}`,
    consent === null ? null : agreed,
    addedBy ? mrkdwn`added by ${cut(addedBy, SHOWN.person)}` : null,
  );
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** `pt-BR` is "Brazilian Portuguese"; what is no tag is shown as it was written. */
function languageName(text: string): string {
  const tag = text.replaceAll('_', '-');
  const name = LANGUAGE_TAG.test(tag) ? LANGUAGES.of(tag) : undefined;
  return cut(name ?? text, SHOWN.fact);
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
