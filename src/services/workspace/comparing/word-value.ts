/** Words a condition, a target and other values of a policy the way people say them. */
import { formatDuration } from '../../../routing/model/duration.ts';
import { IN_CHANNEL } from '../../../routing/model/policy/target.ts';
import { discreet } from '../../../routing/policy/describe-found.ts';
import { conditionWords } from '../../../routing/policy/doc/condition-words.ts';
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, phrase, type Slot, say, spell } from '../../../words/say.ts';
import { isRecord } from './list-differences.ts';

const LONGEST = 120;

/** `country is ES or PT and employees at least 200`; `every lead` for an empty one. */
export function wordCondition(condition: unknown): Phrase {
  const words = discreet(conditionWords(condition));
  return phrase((language, name) => name(cut(spell(words, language))));
}

/** `pool emea`, `ana`, `nobody (student)`, `the account owner`. */
export function wordTarget(target: unknown): Slot {
  if (!isRecord(target)) return wordPlain(target);
  const { pool, rep, to, notify, no_route: reason, queue } = target;
  if (pool !== undefined) return wordDraw(target);
  if (rep !== undefined) return wordPlain(rep);
  if (to !== undefined) return say`the ${wordSetting(to)}`;
  if (notify !== undefined) return say`a note to ${wordPlain(notify)}`;
  return reason === undefined ? wordPlain(queue) : say`nobody (${wordPlain(reason)})`;
}

function wordDraw({ require_skills: required, ...target }: Record<string, unknown>): Phrase {
  const who = wordAsked(target);
  if (!Array.isArray(required) || required.length === 0) return who;
  return say`${who}, who needs ${listed(required.map(wordPlain))}`;
}

function wordAsked({ pool, offer, ask }: Record<string, unknown>): Phrase {
  const name = wordPlain(pool);
  if (offer !== 'first_to_claim') return say`pool ${name}`;
  return ask === IN_CHANNEL
    ? say`the first to claim in the channel of pool ${name}`
    : say`the first to claim of pool ${name}`;
}

export function wordPlain(value: unknown): Slot {
  if (Array.isArray(value) && value.length > 0) return listed(value.map(wordPlain), 'or');
  if (typeof value === 'boolean') return value ? say`yes` : say`no`;
  if (typeof value === 'string') return value;
  const isNothing = value === undefined || value === null || Array.isArray(value);
  return isNothing ? say`nothing` : cut(JSON.stringify(value));
}

/** A name of the file as a word: `account_owner` is `account owner`. */
export function wordSetting(value: unknown): Slot {
  if (Array.isArray(value) && value.length > 0) return listed(value.map(wordSetting), 'or');
  const plain = wordPlain(value);
  return typeof plain === 'string' ? plain.replaceAll('_', ' ') : plain;
}

/** `escalate, reroute after 2m, escalate to ops after 20m`: what a tier does on a breach. */
export function wordSteps(value: unknown): Slot {
  if (!Array.isArray(value) || value.length === 0) return say`nothing`;
  return chained(value.filter(isRecord).map(wordStep), ', ');
}

function wordStep({ do: what, afterMs, to }: Record<string, unknown>): Slot {
  const deed = to === undefined ? wordPlain(what) : say`${wordPlain(what)} to ${wordPlain(to)}`;
  return afterMs === 0 ? deed : say`${deed} after ${wordMs(afterMs)}`;
}

/** Milliseconds as an author writes them. */
export function wordMs(value: unknown): Slot {
  return typeof value === 'number' ? formatDuration(value) : wordPlain(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
