/** Decides who a submission is from: the exact key of the person and the key of their company. */
import type { Identity, Submission } from '../../model/lead.ts';
import { foldName } from '../clean-text.ts';
import { mailKindOf } from './mail-domains.ts';
import {
  hostOfEmail,
  normalizeEmail,
  normalizePhone,
  registrableDomain,
} from './normalize-contact.ts';

type Who = Pick<Submission, 'person' | 'company'>;

/** The exact identity of a person. Fuzzier matching is nobody's business at intake. */
export function identifyPerson(submission: Submission): Identity {
  const email = emailOf(submission);
  const domain = companyDomain(submission, email);
  return {
    personKey: personKey(submission) ?? null,
    email,
    phone: phoneOf(submission),
    domain,
    accountKey: accountKey(submission, domain),
    mail: email === null ? 'none' : mailKind(hostOfEmail(email)),
  };
}

/** `email:…`, else `phone:…`, else `name:…` within a company; undefined when none is usable. */
export function personKey(who: Who): string | undefined {
  const email = emailOf(who);
  if (email !== null) return `email:${email}`;
  const phone = phoneOf(who);
  if (phone !== null) return `phone:${phone}`;
  const name = personName(who.person);
  const company = businessDomain(who.company.domain) ?? foldName(who.company.name ?? '');
  return name && company ? `name:${foldName(name)}@${company}` : undefined;
}

/** The name as given, in any script; empty when there is none. */
export function personName({ name, first_name, last_name }: Submission['person']): string {
  return name ?? [first_name, last_name].filter(Boolean).join(' ');
}

function emailOf({ person }: Who): string | null {
  return person.email === undefined ? null : normalizeEmail(person.email);
}

function phoneOf({ person, company }: Who): string | null {
  return person.phone === undefined ? null : normalizePhone(person.phone, company.country);
}

/** What the sender calls the company's domain is preferred over where the person's mail goes. */
function companyDomain({ company }: Who, email: string | null): string | null {
  return (
    businessDomain(company.domain) ??
    businessDomain(email === null ? undefined : hostOfEmail(email))
  );
}

function businessDomain(text: string | undefined): string | null {
  if (text === undefined) return null;
  const domain = registrableDomain(text);
  return domain !== null && mailKind(domain) === 'business' ? domain : null;
}

function mailKind(host: string): 'business' | 'free' | 'disposable' {
  return mailKindOf(host, registrableDomain(host));
}

function accountKey({ crm }: Submission, domain: string | null): string | null {
  if (crm.account_id !== undefined) return `crm:${crm.account_id}`;
  return domain === null ? null : `domain:${domain}`;
}
