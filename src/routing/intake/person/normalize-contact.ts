/** Brings e-mail addresses, phone numbers and domains to the one form they are compared in. */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { getDomain } from 'tldts';

const MAX_EMAIL_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
const EMAIL = /^([^\s@"<>(),;:\\[\]]+)@([^\s@"<>(),;:\\[\]/?#]+\.[^\s@"<>(),;:\\[\]/?#]+)$/u;

/**
 * Lower-cased, its domain in ASCII. Dots and plus signs stay: only the mail host knows what they
 * mean.
 *
 * @returns null when no mail host could deliver to it
 */
export function normalizeEmail(text: string): string | null {
  const [, local, host] = EMAIL.exec(text.toLowerCase()) ?? [];
  if (local === undefined || host === undefined || local.length > MAX_LOCAL_LENGTH) return null;
  const asciiHost = asciiHostOf(host);
  if (asciiHost === null || registrableDomain(asciiHost) === null) return null;
  const email = `${local}@${asciiHost}`;
  return email.length <= MAX_EMAIL_LENGTH ? email : null;
}

export function hostOfEmail(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/**
 * E.164, e.g. `+34600000000`. Only the length is checked against the country's plan: ranges that
 * are newer than our list must not cost a lead.
 *
 * @param country ISO 3166 code, for numbers written without their country's prefix
 */
export function normalizePhone(text: string, country: string | undefined): string | null {
  const known = country !== undefined && isSupportedCountry(country);
  const options = known ? { extract: false, defaultCountry: country } : { extract: false };
  const phone = parsePhoneNumberFromString(text, options);
  return phone?.isPossible() ? phone.number : null;
}

/**
 * The part of a domain or address that was registered: `https://www.globex.co.uk/x` gives
 * `globex.co.uk`.
 *
 * @returns null for IP addresses, single words and public suffixes such as `github.io`
 */
export function registrableDomain(text: string): string | null {
  const host = asciiHostOf(text.trim());
  return host === null ? null : getDomain(host, { allowPrivateDomains: true });
}

function asciiHostOf(text: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : null;
}
