/** Says in words what differs between two editions of a policy, a line for each change. */
import type { Ramp } from '../../../routing/model/policy/fairness.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { DEFAULT_SNOOZE } from '../../../routing/model/policy/sla.ts';
import { ASKED_AT_ONCE, IN_CHANNEL } from '../../../routing/model/policy/target.ts';
import { rampWords } from '../../../routing/policy/doc/fairness-words.ts';
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { type Difference, isRecord, listDifferences } from './list-differences.ts';
import {
  wordCondition,
  wordMs,
  wordPlain,
  wordSetting,
  wordSteps,
  wordTarget,
} from './word-value.ts';

export function diffPolicies(before: Policy, after: Policy): Phrase[] {
  const { based_on: _, ...old } = before;
  const { based_on: __, ...next } = after;
  return listDifferences(old, next, isWhole).map((one) => wordDifference(one, after));
}

const NAMED: Record<string, (id: string) => Phrase> = {
  pools: (id) => say`pool ${id}`,
  rules: (id) => say`rule ${id}`,
  segments: (id) => say`segment ${id}`,
  territories: (id) => say`territory ${id}`,
  sla: (id) => say`tier ${id}`,
  reasons: (id) => say`decline reason ${id}`,
};
const CONDITIONS = new Set(['when', 'match']);
const DURATIONS =
  /^(sla .+ (claim|first_touch|next_touch|lead_deadline|wait_up_to)|sticky_for|close_after|quarantine (review|remind|page_after)|rules .+ within)$/;

/** A condition is one sentence, and so is a target of another kind. */
function isWhole(path: readonly string[], before: unknown, after: unknown): boolean {
  const [, , field = ''] = path;
  if (path.length === 4) return field === 'ramps';
  if (path.length !== 3) return false;
  if (CONDITIONS.has(field) || field === 'snooze') return true;
  return field === 'assign' && kindOf(before) !== kindOf(after);
}

function kindOf(target: unknown): string | undefined {
  if (!isRecord(target)) return undefined;
  return ['pool', 'rep', 'to', 'notify', 'no_route', 'queue'].find((key) => key in target);
}

function wordDifference(one: Difference, after: Policy): Phrase {
  const [list = '', id = '', field = '', ...rest] = one.path;
  const name = NAMED[list]?.(id);
  if (one.kind === 'order') return wordOrder(one);
  if (name === undefined || id === '') return wordField(one.path.join(' '), one);
  if (field === '') return wordWhole(name, one, after);
  return say`${name}: ${wordPart([field, ...rest], one)}`;
}

/** What differs within one rule, pool, or other thing with an id. */
function wordPart([field = '', ...rest]: string[], one: Difference): Phrase {
  const [list] = one.path;
  if (CONDITIONS.has(field)) return wordChange(one, wordCondition, (now) => say`when ${now}`);
  if (list === 'pools' && field === 'members') return wordMember(rest[0] ?? '', one);
  if (field === 'snooze') return wordChange(one, wordSnooze, (now) => say`may be put off ${now}`);
  if (field === 'ramps') return wordRamps(rest[0], one);
  if (field === 'assign') return wordAssign(rest[0], one);
  return wordField([field, ...rest].join(' '), one);
}

/** The first that stands elsewhere. */
function wordOrder({ path, before, after }: Difference): Phrase {
  const [old, next] = [idsOf(before), idsOf(after)];
  const [stayed, now] = [
    old.filter((id) => next.includes(id)),
    next.filter((id) => old.includes(id)),
  ];
  const at = now.findIndex((id, i) => id !== stayed[i]);
  const [first = '', second = ''] = [now[at], stayed[at]];
  return say`order of ${path.join(' ')}: ${first} before ${second} now`;
}

function idsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (isRecord(one) && typeof one.id === 'string' ? [one.id] : []));
}

/** What is new or gone. */
function wordWhole(name: Phrase, { path, kind, after: value }: Difference, after: Policy): Phrase {
  if (kind === 'removed') return say`${name} is gone`;
  const [list = '', id = ''] = path;
  const isNew = list === 'rules' ? wordPlace(name, id, idsOf(after.rules)) : say`${name} is new`;
  const told = wordEntry(list, value);
  return told === null ? isNew : say`${isNew}: ${told}`;
}

function wordPlace(name: Phrase, id: string, ids: readonly string[]): Phrase {
  const before = ids[ids.indexOf(id) - 1];
  return before === undefined ? say`${name} is new, first` : say`${name} is new, after ${before}`;
}

/** Null for what its name says already. */
function wordEntry(list: string, value: unknown): Slot | null {
  if (!isRecord(value)) return wordPlain(value);
  const { when, match, assign, members = {}, claim } = value;
  if (list === 'rules') return say`${wordCondition(when)} → ${wordTarget(assign)}`;
  if (list === 'segments') return wordCondition(when);
  if (list === 'territories') return isRecord(match) ? wordCondition(match) : null;
  if (list === 'sla') return say`${wordMs(claim)} to claim`;
  const entries = isRecord(members) ? Object.entries(members) : [];
  const weights = entries.map(([rep, weight]) => say`${rep} ${wordPlain(weight)}`);
  return weights.length > 0 ? chained(weights, ', ') : null;
}

function wordMember(rep: string, { kind, before, after }: Difference): Phrase {
  if (kind === 'removed') return say`${rep} is out`;
  if (kind === 'added') return say`${rep} is in, with weight ${wordPlain(after)}`;
  return say`${rep} weighs ${wordPlain(after)} now (was ${wordPlain(before)})`;
}

/** Of one newcomer, or of all where no pool had or has any. */
function wordRamps(rep: string | undefined, { before, after }: Difference): Phrase {
  if (rep !== undefined) return wordRamp(rep, after);
  const [old, next] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const ids = [...new Set([...Object.keys(next), ...Object.keys(old)])];
  return chained(
    ids.map((id) => wordRamp(id, next[id])),
    ', ',
  );
}

/** @param after of a policy that passed its schema, so that nothing but a ramp stands there */
function wordRamp(rep: string, after: unknown): Phrase {
  const ramp = after as Ramp | undefined;
  return ramp ? say`${rep} ${rampWords(ramp)}` : say`${rep} has the whole weight now`;
}

function wordAssign(part: string | undefined, one: Difference): Phrase {
  switch (part) {
    case undefined:
      return wordChange(one, wordTarget, (now) => say`goes to ${now}`);
    case 'pool':
      return wordChange(one, wordPlain, (now) => say`goes to pool ${now}`);
    case 'rep':
      return wordChange(one, wordPlain, (now) => say`goes to ${now}`);
    case 'no_route':
      return wordChange(one, wordPlain, (now) => say`goes to nobody, as ${now}`);
    case 'require_skills':
      return wordList(one, (skills) => say`needs the skill ${skills}`);
    case 'prefer_skills':
      return wordList(one, (skills) => say`prefers the skill ${skills}`);
    case 'exclude':
      return wordList(one, (reps) => say`leaves out ${reps}`);
    case 'offer':
      return wordChange(one, wordOffer, (now) => say`is offered ${now}`);
    case 'ask':
      return wordChange(one, wordAsk, (now) => say`asks at once: ${now}`);
    case 'else':
      return wordChange(one, wordSetting, (now) => say`when nobody can take it: ${now}`);
    default:
      return wordField(part, one);
  }
}

function wordOffer(value: unknown): Phrase {
  return value === 'first_to_claim' ? say`to the first to claim` : say`in turn`;
}

function wordAsk(value: unknown): Slot {
  return value === IN_CHANNEL
    ? say`all of the pool, in its channel`
    : wordPlain(value ?? ASKED_AT_ONCE);
}

/** Left out, the policy's own limits hold. */
function wordSnooze(value: unknown): Phrase {
  const { most, times } = isRecord(value) ? value : DEFAULT_SNOOZE;
  return times === 1
    ? say`once, ${wordMs(most)} at most`
    : say`${wordPlain(times)} times, each ${wordMs(most)} at most`;
}

/** `needs the skill es now, and fr no more` */
function wordList({ before, after }: Difference, has: (what: Slot) => Phrase): Phrase {
  const [old, next] = [wordsIn(before), wordsIn(after)];
  const added = next.filter((one) => !old.includes(one));
  const gone = old.filter((one) => !next.includes(one));
  if (gone.length === 0 && added.length > 0) return has(say`${listed(added)} now`);
  if (added.length === 0 && gone.length > 0) return has(say`${listed(gone)} no more`);
  if (added.length > 0) return has(say`${listed(added)} now, and ${listed(gone)} no more`);
  return has(say`${wordPlain(after)}, in this order`);
}

function wordsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.map(String) : [];
}

function wordChange(
  { before, after }: Difference,
  word: (value: unknown) => Slot,
  is: (now: Slot) => Phrase,
): Phrase {
  return say`${is(word(after))} now (was ${word(before)})`;
}

function wordOf(path: readonly string[]): (value: unknown) => Slot {
  if (path[0] === 'sla' && path[2] === 'on_breach') return wordSteps;
  return DURATIONS.test(path.join(' ')) ? wordMs : wordSetting;
}

/** Any other setting by its name: `claim 10m now (was 15m)`. */
function wordField(path: string, one: Difference): Phrase {
  const word = wordOf(one.path);
  const name = path.replaceAll('_', ' ');
  if (one.kind === 'added') return say`${name} ${word(one.after)} now`;
  if (one.kind === 'removed') return say`${name} is left out now (was ${word(one.before)})`;
  return wordChange(one, word, (now) => say`${name} ${now}`);
}
