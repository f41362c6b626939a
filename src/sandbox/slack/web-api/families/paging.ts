import { Refusal } from '../../state/refusal.ts';
import { type Arguments, optionalText } from '../arguments.ts';

interface Page<T> {
  page: T[];
  /** Goes into the answer as it is; an empty cursor is the end. */
  rest: { response_metadata: { next_cursor: string } };
}

/** The part of `items` a call asks for. */
export function pageOf<T>(args: Arguments, items: readonly T[], limit: number): Page<T> {
  const start = Number(optionalText(args, 'cursor') || 0);
  if (!Number.isInteger(start) || start < 0) throw new Refusal('invalid_cursor');
  const end = start + limit;
  const cursor = end < items.length ? String(end) : '';
  return { page: items.slice(start, end), rest: { response_metadata: { next_cursor: cursor } } };
}

/** The `limit` of a call, refused when it is none Slack takes. */
export function limitOf(args: Arguments, { usual, most }: { usual: number; most: number }): number {
  const limit = Number(optionalText(args, 'limit') || usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new Refusal('invalid_limit');
  return limit;
}
