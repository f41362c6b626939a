/** Decides whether a submission cannot be meant: by few signs, which nobody gives in earnest. */
import { foldName } from '../intake/clean-text.ts';
import { personName } from '../intake/person/identify-person.ts';
import type { Submission } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';

/** The largest employers have two million people. */
const MOST_EMPLOYEES = 10_000_000;
/** A web address as spam writes one; `D. Ode (globex.test)` is none. */
const WEB_ADDRESS = /https?:\/\//i;
/** One key four times and more, in any script; blanks between them do not count. */
const ONE_KEY = /^(.)\1{3,}$/u;
/** The left hand on its home keys, on an English or a German keyboard. */
const HOME_KEYS = /^(?:asdf(?:gh?j?k?l?)?|qwert[yz]?(?:uiop)?)+$/;

type Told = Pick<Submission, 'person' | 'company' | 'request'>;

/** Null for whatever somebody may have meant, however strange. */
export function findImplausible(told: Told): Reason | null {
  const { employees = 0 } = told.company;
  if (employees > MOST_EMPLOYEES) {
    return because('quarantine.implausible_size', { value: employees });
  }
  if (WEB_ADDRESS.test(personName(told.person))) return because('quarantine.implausible_name');
  return isSmashed(told) ? because('quarantine.implausible_text') : null;
}

/** One such text may be a name or a laugh; two, and no other, are a hand on the keys. */
function isSmashed({ person, company, request }: Told): boolean {
  const texts = [personName(person), company.name ?? '', request.message ?? ''];
  const given = texts.map((text) => foldName(text).replaceAll(' ', '')).filter(Boolean);
  return given.length > 1 && given.every((text) => ONE_KEY.test(text) || HOME_KEYS.test(text));
}
