/** Words a condition, a target and other values of a policy the way people say them. */
import { formatDuration } from '../../../routing/model/duration.ts';
import { hideMailboxes } from '../../../routing/policy/describe-found.ts';
import { isRecord } from './list-differences.ts';

const LONGEST = 120;

const OPERATORS: Record<string, string> = {
  eq: '',
  in: '',
  ne: 'not ',
  not_in: 'not ',
  gt: '> ',
  gte: '≥ ',
  lt: '< ',
  lte: '≤ ',
};

/** `company.country ES or PT, company.employees ≥ 200`; `every lead` for an empty one. */
export function wordCondition(condition: unknown): string {
  const words = isRecord(condition) ? Object.entries(condition).map(wordEntry).join(', ') : '';
  return cut(hideMailboxes(words === '' ? 'every lead' : words));
}

function wordEntry([key, value]: [string, unknown]): string {
  if (key === 'not') return `not (${wordCondition(value)})`;
  if (key === 'any' || key === 'all') {
    const parts = Array.isArray(value) ? value.map(wordCondition) : [];
    return `(${parts.join(key === 'any' ? ' or ' : ', ')})`;
  }
  if (!isRecord(value)) return `${key} ${wordPlain(value)}`;
  const tests = Object.entries(value).map(([operator, operand]) => {
    const word = OPERATORS[operator] ?? `${operator.replaceAll('_', ' ')} `;
    return `${word}${wordPlain(operand)}`;
  });
  return `${key} ${tests.join(' and ')}`;
}

/** `pool emea`, `ana`, `nobody (student)`, `the account owner`. */
export function wordTarget(target: unknown): string {
  if (!isRecord(target)) return wordPlain(target);
  const { pool, rep, to, notify, no_route: reason, queue } = target;
  if (pool !== undefined) return `pool ${wordPlain(pool)}${wordSkills(target)}`;
  if (rep !== undefined) return wordPlain(rep);
  if (to !== undefined) return `the ${wordPlain(to).replaceAll('_', ' ')}`;
  if (notify !== undefined) return `a note to ${wordPlain(notify)}`;
  return reason === undefined ? wordPlain(queue) : `nobody (${wordPlain(reason)})`;
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

/** Milliseconds as an author writes them. */
export function wordMs(value: unknown): string {
  return typeof value === 'number' ? formatDuration(value) : wordPlain(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
