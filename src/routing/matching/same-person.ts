/** Decides whether two leads that came under different keys are from one person. */
import { foldName } from '../intake/clean-text.ts';
import { hostOfEmail } from '../intake/person/normalize-contact.ts';

/** What a lead says of its person. */
export interface PersonMarks {
  email: string | null;
  /** E.164. */
  phone: string | null;
  /** As given, in any script; empty when there is none. */
  name: string;
  /** Registrable company domain. */
  domain: string | null;
}

export type PersonLikeness = 'mailbox' | 'phone_and_name' | 'colleague' | 'phone';

/** Of these nobody has to be asked. */
export const SURELY: ReadonlySet<PersonLikeness> = new Set(['mailbox', 'phone_and_name']);

/** What a manager is told of a likeness that is not sure, and how sure it is. */
export const PERSON_SCORES: Record<PersonLikeness, number> = {
  mailbox: 1,
  phone_and_name: 1,
  colleague: 0.8,
  phone: 0.6,
};

const HOSTS_WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com']);

/**
 * The mailbox behind a normalised address: `dana+x@globex.test` is `dana@globex.test`, and Gmail
 * ignores dots and goes by two names.
 */
export function mailboxOf(email: string): string {
  const host = hostOfEmail(email);
  const local = email.slice(0, -host.length - 1);
  const tag = local.indexOf('+');
  const box = tag > 0 ? local.slice(0, tag) : local;
  if (!HOSTS_WITHOUT_DOTS.has(host)) return `${box}@${host}`;
  return `${box.replaceAll('.', '') || box}@gmail.com`;
}

/** Null when nothing says that they are one; the surest likeness counts. */
export function personLikeness(a: PersonMarks, b: PersonMarks): PersonLikeness | null {
  if (a.email !== null && b.email !== null && mailboxOf(a.email) === mailboxOf(b.email)) {
    return 'mailbox';
  }
  const [one, two] = [foldName(a.name), foldName(b.name)];
  const isNamed = one !== '' && one === two;
  const isReached = a.phone !== null && a.phone === b.phone;
  if (isReached && isNamed) return 'phone_and_name';
  if (isNamed && isFull(one) && a.domain !== null && a.domain === b.domain) return 'colleague';
  return isReached ? 'phone' : null;
}

/** A first name alone is shared by many. */
function isFull(name: string): boolean {
  return name.includes(' ') || /[^\p{Script=Latin}\p{N}\s.'-]/u.test(name);
}

export interface Twin<T> {
  of: T;
  likeness: PersonLikeness;
}

/**
 * The candidate that is the same person, or may be: the surest, then the first in the order given.
 * A number under which several others are known belongs to a house, not to a person.
 */
export function chooseTwin<T extends { marks: PersonMarks }>(
  own: PersonMarks,
  candidates: readonly T[],
): Twin<T> | null {
  const found = candidates.flatMap((of) => {
    const likeness = personLikeness(own, of.marks);
    return likeness === null ? [] : [{ of, likeness }];
  });
  const names = new Set(
    found.flatMap(({ of, likeness }) => (likeness === 'phone' ? foldName(of.marks.name) : [])),
  );
  const kept = found.filter(({ likeness }) => likeness !== 'phone' || names.size === 1);
  const [best] = kept.toSorted((a, b) => ORDER.indexOf(a.likeness) - ORDER.indexOf(b.likeness));
  return best ?? null;
}

const ORDER: readonly PersonLikeness[] = ['mailbox', 'phone_and_name', 'colleague', 'phone'];
