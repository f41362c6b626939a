/** Words a condition, a target and other values of a policy the way people say them. */
import { formatDuration } from '../../../routing/model/duration.ts';
import { IN_CHANNEL } from '../../../routing/model/policy/target.ts';
import { hideMailboxes } from '../../../routing/policy/describe-found.ts';
import { conditionWords } from '../../../routing/policy/doc/condition-words.ts';
import { isRecord } from './list-differences.ts';

const LONGEST = 120;

/** `country is ES or PT and employees at least 200`; `every lead` for an empty one. */
export function wordCondition(condition: unknown): string {
  return cut(hideMailboxes(conditionWords(condition)));
}

/** `pool emea`, `ana`, `nobody (student)`, `the account owner`. */
export function wordTarget(target: unknown): string {
  if (!isRecord(target)) return wordPlain(target);
  const { pool, rep, to, notify, no_route: reason, queue } = target;
  if (pool !== undefined) return `${wordMode(target)}pool ${wordPlain(pool)}${wordSkills(target)}`;
  if (rep !== undefined) return wordPlain(rep);
  if (to !== undefined) return `the ${wordPlain(to).replaceAll('_', ' ')}`;
  if (notify !== undefined) return `a note to ${wordPlain(notify)}`;
  return reason === undefined ? wordPlain(queue) : `nobody (${wordPlain(reason)})`;
}

function wordMode({ offer, ask }: Record<string, unknown>): string {
  if (offer !== 'first_to_claim') return '';
  return ask === IN_CHANNEL ? 'the first to claim in the channel of ' : 'the first to claim of ';
}

function wordSkills({ require_skills: required }: Record<string, unknown>): string {
  return Array.isArray(required) && required.length > 0
    ? `, who needs ${required.map(wordPlain).join(' and ')}`
    : '';
}

export function wordPlain(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordPlain).join(' or ') || 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? 'nothing' : cut(JSON.stringify(value));
}

/** `escalate, reroute after 2m, escalate to ops after 20m`: what a tier does on a breach. */
export function wordSteps(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return 'nothing';
  return value
    .filter(isRecord)
    .map(({ do: what, afterMs, to }) => {
      const where = to === undefined ? '' : ` to ${wordPlain(to)}`;
      return `${wordPlain(what)}${where}${afterMs === 0 ? '' : ` after ${wordMs(afterMs)}`}`;
    })
    .join(', ');
}

/** Milliseconds as an author writes them. */
export function wordMs(value: unknown): string {
  return typeof value === 'number' ? formatDuration(value) : wordPlain(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
