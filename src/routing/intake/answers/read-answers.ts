/** Sorts the answers of a form into the fields of a lead; what fits none is kept by its label. */
import type { Scalar } from '../../model/lead.ts';
import { cutText, dropUnstorable } from '../clean-text.ts';
import { isUsableKey, type JsonObject } from '../read-fields.ts';
import type { Answer, AnswerType } from './answer.ts';
import { foldWords } from './countries.ts';
import * as read from './read-value.ts';
import { SYNONYMS, type Synonyms } from './synonyms.ts';

interface Placed {
  field: string;
  value: Scalar;
}
/** An answer and the words of its question and its key, folded once. */
interface Asked extends Answer {
  questions: string[];
}
type Place = (answer: Asked) => Placed | undefined;

const MAX_LABEL = 64;
/** Beyond this many nobody asks; a hostile body could hold thousands. */
const MAX_ANSWERS = 200;
const POLITE =
  /^(please )?((enter|share|provide|select|choose|add|type|confirm|indicate|tell us) )?((what s|what is|whats|which is) )?((your|the|a|an|our) )*/;
const REMARK = / (required|optional|\d{1,3})$/;
const TRACKED = /^(utm [a-z]{1,20}|gclid|gcl id|fbclid|msclkid|li fat id|landing page|campaign)$/;

/** Names of the lead's fields that a kind of field may only be. */
const BY_TYPE: Partial<Record<AnswerType, { field: string; reads: read.ReadValue }>> = {
  email: { field: 'person.email', reads: read.asText },
  phone: { field: 'person.phone', reads: read.asText },
  website: { field: 'company.domain', reads: read.asDomain },
  consent: { field: 'consent', reads: read.asConsent },
  country: { field: 'company.country', reads: read.asCountry },
};

/** From the surest to the vaguest; the first answer that a field gets is the one that counts. */
const WAYS: readonly Place[] = [
  (answer) => agreeing(byType(answer), byQuestion(answer, exactly)),
  byType,
  tracked,
  (answer) => (isTyped(answer) ? undefined : byQuestion(answer, exactly)),
  (answer) => (isTyped(answer) ? undefined : byQuestion(answer, vaguely)),
  longText,
];

/** @returns JSON as a sender of the generic kind would have sent it, for `takeSubmission` */
export function readAnswers(answers: readonly Answer[]): JsonObject {
  const all = answers
    .slice(0, MAX_ANSWERS)
    .map((answer) => ({ ...answer, questions: questionsOf(answer) }));
  const fields = new Map<string, Scalar>();
  const placedAs = new Map<Answer, Placed>();
  for (const place of WAYS) {
    for (const answer of all) {
      const placed = placedAs.has(answer) ? undefined : place(answer);
      if (placed === undefined || fields.has(placed.field)) continue;
      fields.set(placed.field, placed.value);
      placedAs.set(answer, placed);
    }
  }
  const left = all.filter((answer) => losesWords(placedAs.get(answer), answer));
  return nested(fields, customOf(left));
}

/** The answers by their labels and their names, for a mapping to name. */
export function answersByName(answers: readonly Answer[]): JsonObject {
  const named = answers
    .slice(0, MAX_ANSWERS)
    .flatMap(({ key, label, value }) => [...(key ? [[key, value]] : []), [label.trim(), value]]);
  return Object.fromEntries(named.toReversed().filter(([name]) => name !== ''));
}

function byType({ type, value }: Answer): Placed | undefined {
  const meant = type && BY_TYPE[type];
  return meant && placedAt(meant.field, meant.reads(value));
}

function isTyped({ type }: Answer): boolean {
  return type !== undefined && BY_TYPE[type] !== undefined;
}

/** Of two fields for an e-mail the one goes first that is called so. */
function agreeing(one: Placed | undefined, other: Placed | undefined): Placed | undefined {
  return one?.field === other?.field ? one : undefined;
}

type Match = (synonyms: Synonyms, question: string, value: Scalar) => Scalar | undefined;

const exactly: Match = ({ exact, reads }, question, value) =>
  exact.test(question) ? reads(value) : undefined;

const vaguely: Match = ({ within, fits, reads }, question, value) =>
  within?.test(question) ? (fits ?? reads)(value) : undefined;

function byQuestion(answer: Asked, match: Match): Placed | undefined {
  for (const question of answer.questions) {
    for (const synonyms of SYNONYMS) {
      const placed = placedAt(synonyms.field, match(synonyms, question, answer.value));
      if (placed !== undefined) return placed;
    }
  }
  return undefined;
}

function tracked(answer: Asked): Placed | undefined {
  const name = answer.questions.find((question) => TRACKED.test(question));
  if (name === undefined) return undefined;
  return placedAt(`attribution.${name.replaceAll(' ', '_')}`, answer.value);
}

function longText({ type, value }: Answer): Placed | undefined {
  return type === 'long_text' ? placedAt('request.message', read.asText(value)) : undefined;
}

function questionsOf({ label, key = '' }: Answer): string[] {
  return [label, key].map(questionIn).filter((words) => words !== '');
}

/** `What's your work e-mail? (required)` → `work e mail`; `Email 2` → `email`. */
function questionIn(label: string): string {
  return foldWords(label).replace(POLITE, '').replace(REMARK, '');
}

function placedAt(field: string, value: Scalar | undefined): Placed | undefined {
  return value === undefined ? undefined : { field, value };
}

/** `51-200` is more than the number that is read out of it, and so are words that fit nowhere. */
function losesWords(placed: Placed | undefined, answer: Answer): boolean {
  if (placed === undefined) return true;
  return typeof placed.value === 'number' && String(placed.value) !== String(answer.value).trim();
}

function customOf(left: readonly Answer[]): Map<string, Scalar> {
  const custom = new Map<string, Scalar>();
  for (const { label, key = '', value } of left) {
    const names = [label, key].map((name) =>
      cutText(dropUnstorable(name).trim(), MAX_LABEL).trim(),
    );
    const free = names.find((name) => isUsableKey(name) && !custom.has(name));
    if (free !== undefined) custom.set(free, value);
  }
  return custom;
}

function nested(fields: Map<string, Scalar>, custom: Map<string, Scalar>): JsonObject {
  const sections = new Map<string, JsonObject>([['custom', Object.fromEntries(custom)]]);
  const plain: [string, Scalar][] = [];
  for (const [field, value] of fields) {
    const [section = '', name] = field.split('.');
    if (name === undefined) plain.push([section, value]);
    else sections.set(section, { ...sections.get(section), [name]: value });
  }
  return { ...Object.fromEntries(sections), ...Object.fromEntries(plain) };
}
