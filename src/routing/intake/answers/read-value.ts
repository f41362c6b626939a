/** Reads the value a field of a lead needs out of what somebody answered. */
import type { Scalar } from '../../model/lead.ts';
import { normalizeEmail, registrableDomain } from '../person/normalize-contact.ts';
import { lowestAmount } from './amounts.ts';
import { countryCode } from './countries.ts';

/** Undefined when the answer is none to such a question; it is kept under its label then. */
export type ReadValue = (value: Scalar) => Scalar | undefined;

const SOCIAL = ['facebook.com', 'instagram.com', 'linkedin.com', 'tiktok.com', 'twitter.com'];
const SALUTATIONS = /^(mr|mrs|ms|miss|mx|dr|prof|herr|frau|sr|sra|m|mme)\.?$/i;
const AGREED = /^(yes|true|on|1|ja|si|sí|oui|(i )?(agreed?|accept(ed)?|consent)\b.*)$/i;
const REFUSED = /^(no|false|off|0|nein|non|(i )?(do not|don[’']t|disagree|decline)\b.*)$/i;
const LONGEST_LINE = 256;
const FEWEST_DIGITS = 7;

export const asText: ReadValue = (value) =>
  typeof value === 'boolean' ? undefined : String(value);

/** What does not fit on a line is a message, whatever was asked. */
export const asLine: ReadValue = (value) => {
  const text = asText(value);
  return typeof text === 'string' && text.length <= LONGEST_LINE ? text : undefined;
};

/** Empty for what is longer: nothing that is looked for in it fits on no line. */
function lineOf(value: Scalar): string {
  const text = String(value).trim();
  return text.length <= LONGEST_LINE ? text : '';
}

export const asEmail: ReadValue = (value) => {
  const text = lineOf(value);
  return normalizeEmail(text) === null ? undefined : text;
};

export const asPhone: ReadValue = (value) =>
  String(value).replaceAll(/\D/g, '').length >= FEWEST_DIGITS ? asLine(value) : undefined;

export const asTitle: ReadValue = (value) =>
  SALUTATIONS.test(String(value)) ? undefined : asLine(value);

/** A profile on a network is no website of a company. */
export const asDomain: ReadValue = (value) => {
  const domain = registrableDomain(lineOf(value));
  return domain === null || SOCIAL.includes(domain) ? undefined : domain;
};

export const asCountry: ReadValue = (value) => countryCode(lineOf(value));

export const asAmount: ReadValue = (value) => {
  if (typeof value === 'number') return value >= 0 ? value : undefined;
  return lowestAmount(lineOf(value));
};

export const asCount: ReadValue = (value) => {
  const amount = asAmount(value);
  return typeof amount === 'number' ? Math.floor(amount) : undefined;
};

export const asConsent: ReadValue = (value) => {
  if (typeof value === 'boolean') return value;
  const text = lineOf(value);
  if (REFUSED.test(text)) return false;
  return AGREED.test(text) ? true : undefined;
};
