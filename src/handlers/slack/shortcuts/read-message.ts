import type { KnownLead } from '../../../blocks/modals/new-lead-modal.ts';
import {
  normalizeEmail,
  normalizePhone,
} from '../../../routing/intake/person/normalize-contact.ts';

/** As much as the form's field takes. */
const MOST_TEXT = 3_000;
const LINK = /<(?:mailto:|tel:|https?:\/\/)?([^|>]*)(?:\|([^>]*))?>/g;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const EMAIL = /[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:.]+/g;
/** No number has fewer digits, however they are set apart. */
const PHONE = /\+?\d[\d\s()./-]{6,20}\d/g;

/** What a message says about a lead: the first e-mail and phone in it, and its words. */
export function readMessage(text: string): KnownLead {
  const plain = plainText(text);
  const email = plain.match(EMAIL)?.find((one) => normalizeEmail(one) !== null);
  const rest = email === undefined ? plain : plain.replaceAll(email, ' ');
  const phone = rest.match(PHONE)?.find((one) => normalizePhone(one, undefined) !== null);
  return {
    email,
    phone: phone?.trim(),
    message: plain.slice(0, MOST_TEXT).replace(/[\uD800-\uDBFF]$/, '') || undefined,
  };
}

/** Slack writes `<mailto:a@b.test|a@b.test>` and `&amp;` where people see neither. */
function plainText(text: string): string {
  return text
    .replace(LINK, (_, target: string, label?: string) => label ?? target)
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
