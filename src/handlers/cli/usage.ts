import { AppError } from '../../errors.ts';
import { parseDuration } from '../../routing/model/duration.ts';
import { nearName } from '../../routing/policy/wording.ts';

export const USAGE = 'input.usage';
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** What was typed cannot be meant: exit 2. */
export function wrongUsage(message: string): AppError {
  return new AppError(USAGE, message);
}

/** @throws AppError `input.usage` unless it is one of the words the command knows */
export function readWord<const T extends string>(
  what: string,
  word: string,
  known: readonly T[],
): T {
  const found = known.find((one) => one === word);
  if (found !== undefined) return found;
  const near = nearName(word, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw wrongUsage(`“${word}” is no ${what}: expected one of ${known.join(', ')}.${hint}`);
}

/** @throws AppError `input.usage` unless it is a duration such as `5s` or `2d`; milliseconds */
export function readDuration(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw wrongUsage(`“${text}” is no duration. Try 30s, 5m, 4h or 2d.`);
}

/** @throws AppError `input.usage` unless it is a day or an instant with its zone */
export function readInstant(text: string): Date {
  const at = INSTANT.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(at.getTime())) return at;
  throw wrongUsage(`“${text}” is no time. Try 2026-11-22 or 2026-11-22T10:00:00Z.`);
}

/** `2d` is two days before `now`. */
export function readSince(text: string, now: Date): Date {
  const ms = parseDuration(text);
  if (ms !== undefined) return new Date(now.getTime() - ms);
  if (INSTANT.test(text)) return readInstant(text);
  throw wrongUsage(`“${text}” is no time. Try 2h, 7d or 2026-11-22.`);
}
