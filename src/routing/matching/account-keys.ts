/** Works out every other name an account, or a lead's company, is looked up by. */
import { parse } from 'tldts';
import type { Account, AccountKeyKind } from '../model/lead.ts';
import { distinctiveWords, nameKey, wordFrame } from './company-name.ts';
import { GENERIC_WORDS, PLACEHOLDERS } from './legal-forms.ts';

/** Counts up when the keys of the same account come out otherwise: then all are written anew. */
export const ACCOUNT_KEYS_VERSION = 1;
/** The longest say most. */
const MOST_WORDS = 4;
const LEAST_LETTERS = 4;

export interface AccountKey {
  kind: AccountKeyKind;
  key: string;
}

/** Each key once. */
export function keysOf({ name, domains }: Pick<Account, 'name' | 'domains'>): AccountKey[] {
  const labels = domains.flatMap((domain) => domainLabel(domain) ?? []);
  const key = nameKey(name);
  return [
    ...[...new Set(labels)].map((label) => ({ kind: 'label' as const, key: label })),
    ...(key === null ? [] : [{ kind: 'name' as const, key }, ...framesOf(key)]),
  ];
}

function framesOf(key: string): AccountKey[] {
  return wordFrames(key).map((frame) => ({ kind: 'word' as const, key: frame }));
}

/** At most four, of the longest words that tell companies apart. */
export function wordFrames(key: string): string[] {
  const words = distinctiveWords(key).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [...new Set(words.map(wordFrame))].slice(0, MOST_WORDS);
}

/**
 * `globex` of globex.co.uk: what a company registers under several endings.
 *
 * @returns null where the same label means nothing: fewer than four letters, a word such as
 *   `group`, a place where anybody gets a name (globex.github.io), a label in another script
 */
export function domainLabel(domain: string): string | null {
  const { domainWithoutSuffix: label, isPrivate } = parse(domain, { allowPrivateDomains: true });
  if (!label || isPrivate || label.startsWith('xn--')) return null;
  const letters = label.match(/\p{L}/gu)?.length ?? 0;
  const isShared = GENERIC_WORDS.has(label) || PLACEHOLDERS.has(label);
  return letters < LEAST_LETTERS || isShared ? null : label;
}

/**
 * Under which key a manager's word about a lead's company is kept: its domain, else its name.
 *
 * @returns null when the lead names no company
 */
export function linkKey(company: { domain: string | null; name: string | null }): string | null {
  if (company.domain !== null) return `domain:${company.domain.toLowerCase()}`;
  const key = company.name === null ? null : nameKey(company.name);
  return key === null ? null : `name:${key}`;
}
