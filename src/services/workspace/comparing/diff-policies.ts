/** Says in words what differs between two editions of a policy, a line for each change. */
import type { Ramp } from '../../../routing/model/policy/fairness.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { DEFAULT_SNOOZE } from '../../../routing/model/policy/sla.ts';
import { ASKED_AT_ONCE, IN_CHANNEL } from '../../../routing/model/policy/target.ts';
import { rampWords } from '../../../routing/policy/doc/fairness-words.ts';
import { type Difference, isRecord, listDifferences } from './list-differences.ts';
import { wordCondition, wordMs, wordPlain, wordSteps, wordTarget } from './word-value.ts';

export function diffPolicies(before: Policy, after: Policy): string[] {
  const { based_on: _, ...old } = before;
  const { based_on: __, ...next } = after;
  return listDifferences(old, next, isWhole).map((one) => wordDifference(one, after));
}

const LISTS: Record<string, string> = {
  pools: 'pool',
  rules: 'rule',
  segments: 'segment',
  territories: 'territory',
  sla: 'tier',
  reasons: 'decline reason',
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

function wordDifference(one: Difference, after: Policy): string {
  const [list = '', id = '', field = '', ...rest] = one.path;
  const noun = LISTS[list];
  if (one.kind === 'order') return wordOrder(one);
  if (noun === undefined || id === '') return wordField(one.path.join(' '), one);
  if (field === '') return wordWhole(`${noun} ${id}`, one, after);
  const name = `${noun} ${id}:`;
  if (CONDITIONS.has(field)) return `${name} ${wordChange(one, 'when ', wordCondition)}`;
  if (list === 'pools' && field === 'members') return `${name} ${wordMember(rest[0] ?? '', one)}`;
  if (field === 'snooze') return `${name} ${wordChange(one, 'may be put off ', wordSnooze)}`;
  if (field === 'ramps') return `${name} ${wordRamps(rest[0], one)}`;
  if (field === 'assign') return `${name} ${wordAssign(rest[0], one)}`;
  return `${name} ${wordField([field, ...rest].join(' '), one)}`;
}

/** The first that stands elsewhere. */
function wordOrder({ path, before, after }: Difference): string {
  const [old, next] = [idsOf(before), idsOf(after)];
  const [stayed, now] = [
    old.filter((id) => next.includes(id)),
    next.filter((id) => old.includes(id)),
  ];
  const at = now.findIndex((id, i) => id !== stayed[i]);
  return `order of ${path.join(' ')}: ${now[at]} before ${stayed[at]} now`;
}

function idsOf(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (isRecord(one) && typeof one.id === 'string' ? [one.id] : []));
}

/** What is new or gone. */
function wordWhole(name: string, { path, kind, after: value }: Difference, after: Policy): string {
  if (kind === 'removed') return `${name} is gone`;
  const [list = '', id = ''] = path;
  const told = wordEntry(list, value);
  const place = list === 'rules' ? `, ${placeOf(id, idsOf(after.rules))}` : '';
  return `${name} is new${place}${told === '' ? '' : `: ${told}`}`;
}

function placeOf(id: string, ids: readonly string[]): string {
  const before = ids[ids.indexOf(id) - 1];
  return before === undefined ? 'first' : `after ${before}`;
}

function wordEntry(list: string, value: unknown): string {
  if (!isRecord(value)) return wordPlain(value);
  const { when, match, assign, members, claim } = value;
  if (list === 'rules') return `${wordCondition(when)} → ${wordTarget(assign)}`;
  if (list === 'segments') return wordCondition(when);
  if (list === 'territories') return isRecord(match) ? wordCondition(match) : '';
  if (list === 'sla') return `${wordMs(claim)} to claim`;
  if (!isRecord(members)) return '';
  return Object.entries(members)
    .map(([rep, weight]) => `${rep} ${wordPlain(weight)}`)
    .join(', ');
}

function wordMember(rep: string, { kind, before, after }: Difference): string {
  if (kind === 'removed') return `${rep} is out`;
  if (kind === 'added') return `${rep} is in, with weight ${wordPlain(after)}`;
  return `${rep} weighs ${wordPlain(after)} now (was ${wordPlain(before)})`;
}

/** Of one newcomer, or of all where no pool had or has any. */
function wordRamps(rep: string | undefined, { before, after }: Difference): string {
  if (rep !== undefined) return wordRamp(rep, after);
  const [old, next] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const ids = [...new Set([...Object.keys(next), ...Object.keys(old)])];
  return ids.map((id) => wordRamp(id, next[id])).join(', ');
}

/** @param after of a policy that passed its schema, so that nothing but a ramp stands there */
function wordRamp(rep: string, after: unknown): string {
  const ramp = after as Ramp | undefined;
  return ramp ? `${rep} ${rampWords(ramp)}` : `${rep} has the whole weight now`;
}

function wordAssign(part: string | undefined, one: Difference): string {
  if (part === undefined) return wordChange(one, 'goes to ', wordTarget);
  if (part === 'pool') return wordChange(one, 'goes to pool ', wordPlain);
  if (part === 'rep') return wordChange(one, 'goes to ', wordPlain);
  if (part === 'no_route') return wordChange(one, 'goes to nobody, as ', wordPlain);
  if (part === 'require_skills') return wordList(one, 'needs the skill');
  if (part === 'prefer_skills') return wordList(one, 'prefers the skill');
  if (part === 'exclude') return wordList(one, 'leaves out');
  if (part === 'offer') return wordChange(one, 'is offered ', wordOffer);
  if (part === 'ask') return wordChange(one, 'asks at once: ', wordAsk);
  if (part === 'else') return wordChange(one, 'when nobody can take it: ', wordWord);
  return wordField(`rules ${part}`, one).replace(/^rules /, '');
}

function wordOffer(value: unknown): string {
  return value === 'first_to_claim' ? 'to the first to claim' : 'in turn';
}

function wordAsk(value: unknown): string {
  return value === IN_CHANNEL
    ? 'all of the pool, in its channel'
    : wordPlain(value ?? ASKED_AT_ONCE);
}

/** Left out, the policy's own limits hold. */
function wordSnooze(value: unknown): string {
  const { most, times } = isRecord(value) ? value : DEFAULT_SNOOZE;
  return times === 1
    ? `once, ${wordMs(most)} at most`
    : `${wordPlain(times)} times, each ${wordMs(most)} at most`;
}

function wordWord(value: unknown): string {
  return wordPlain(value).replaceAll('_', ' ');
}

/** `needs the skill es now, and fr no more` */
function wordList({ before, after }: Difference, verb: string): string {
  const [old, next] = [before, after].map((list) =>
    Array.isArray(list) ? list.map(wordPlain) : [],
  );
  const added = next?.filter((one) => !old?.includes(one)) ?? [];
  const gone = old?.filter((one) => !next?.includes(one)) ?? [];
  if (added.length === 0 && gone.length === 0) return `${verb} ${wordPlain(after)}, in this order`;
  const parts = [
    ...(added.length > 0 ? [`${added.join(' and ')} now`] : []),
    ...(gone.length > 0 ? [`${gone.join(' and ')} no more`] : []),
  ];
  return `${verb} ${parts.join(', and ')}`;
}

function wordChange(
  { before, after }: Difference,
  verb: string,
  word: (value: unknown) => string,
): string {
  return `${verb}${word(after)} now (was ${word(before)})`;
}

function wordOf(path: readonly string[]): (value: unknown) => string {
  if (path[0] === 'sla' && path[2] === 'on_breach') return wordSteps;
  return DURATIONS.test(path.join(' ')) ? wordMs : wordWord;
}

/** Any other setting by its name: `claim 10m now (was 15m)`. */
function wordField(path: string, one: Difference): string {
  const word = wordOf(one.path);
  const name = path.replaceAll('_', ' ');
  if (one.kind === 'added') return `${name} ${word(one.after)} now`;
  if (one.kind === 'removed') return `${name} is left out now (was ${word(one.before)})`;
  return wordChange(one, `${name} `, word);
}
