/** Somebody of a first roster, and how they get the short id that names them from then on. */
import { AppError } from '../../../errors.ts';
import type { Rep } from '../../../routing/model/workspace/roster.ts';

export interface NewPerson {
  id: string;
  name: string;
  slack?: string | undefined;
  email?: string | undefined;
  role?: Rep['role'] | undefined;
  manager?: string | undefined;
  timezone?: string | undefined;
  hours?: unknown;
  holidays?: string | undefined;
  capacity?: Record<string, unknown>;
  skills?: string[];
  crm?: Rep['crm'];
  /** 0 = not in the pool. */
  weight: number;
}

export const FULL_WEIGHT = 100;
export const LONGEST_NAME = 80;
const LONGEST_ID = 60;

/** Latin letters that no accent can be taken off. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * The first of these names that leaves anything in plain letters: `Łukasz Żak` is `lukasz-zak`, and
 * a name in another script is passed over. Who comes second to an id gets it with a number.
 */
export function chooseId(names: readonly string[], taken: Set<string>): string {
  const base = names.map(plainLetters).find((one) => one !== '') ?? 'rep';
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

/** The part of an address before the @: what colleagues know somebody by. */
export function localPart(email: string | null | undefined): string {
  return email?.split('@')[0] ?? '';
}

/** Empty when letters of another script would be lost on the way. */
function plainLetters(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const latin = bare.replace(/\p{L}/gu, (letter) => LETTERS[letter] ?? letter);
  if (/(?![a-z])\p{L}/u.test(latin)) return '';
  const joined = latin.replace(/[^a-z0-9._]+/g, '-').slice(0, LONGEST_ID);
  return joined.replace(/^[-._]+|[-._]+$/g, '');
}

/** @throws AppError `missing.people` */
export function nameAdmin(people: readonly NewPerson[], me: string): NewPerson[] {
  const word = me.toLowerCase();
  const isMe = ({ id, email, slack }: NewPerson) =>
    [id, email, slack?.toLowerCase()].includes(word);
  if (people.some(isMe)) return people.map((one) => (isMe(one) ? { ...one, role: 'admin' } : one));
  throw new AppError('missing.people', `The file names no ${me}; nothing was written.`);
}
