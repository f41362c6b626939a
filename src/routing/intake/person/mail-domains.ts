/** Decides whether a mail domain belongs to a company or is one where anybody gets an address. */
import disposableDomains from 'disposable-email-domains/index.js';
import disposableParents from 'disposable-email-domains/wildcard.js';
import freeDomains from 'email-providers';

/** Where people have private addresses, missing from the public list. */
const MORE_FREE_DOMAINS = [
  'duck.com',
  'fastmail.com',
  'fastmail.us',
  'mozmail.com',
  'passmail.net',
  'posteo.de',
  'simplelogin.com',
  'skiff.com',
  'tuta.com',
  'tuta.io',
  'tutanota.com',
  'zohomail.com',
];

/** On the public list although nobody has an address there: people try things out with them. */
const DOCUMENTATION_DOMAINS = ['example.com', 'example.net', 'example.org'];

const DISPOSABLE = new Set([...disposableDomains, ...disposableParents]);
const FREE = new Set([...freeDomains, ...MORE_FREE_DOMAINS]);
for (const domain of DOCUMENTATION_DOMAINS) FREE.delete(domain);

/**
 * @param host a mail host in lower case, e.g. `mail.globex.test`
 * @param registrable its registrable domain, or null when it has none
 * @returns `disposable` before `free`: the public list of free providers holds both
 */
export function mailKindOf(
  host: string,
  registrable: string | null,
): 'business' | 'free' | 'disposable' {
  const names = registrable === null ? [host] : [host, registrable];
  if (names.some((name) => DISPOSABLE.has(name))) return 'disposable';
  return names.some((name) => FREE.has(name)) ? 'free' : 'business';
}
