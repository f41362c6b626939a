import { parseMoment, parseUntil } from '../../slack/commands/parsing/parse-until.ts';
import { readInstant, wrongUsage } from '../usage.ts';

/** With a zone of its own; the rest is read where the person asked about is. */
const WITH_ZONE = /T.*(Z|[+-]\d{2}:\d{2})$/;
const SHARE = /^(\d{1,3}(?:\.\d+)?)%$/;
const FORMS = '15:00, tomorrow, “monday 9:00”, 21 dec, 2h or 2026-11-22T10:00:00Z';
const WHOLE = /^\d{1,9}$/;

/**
 * A moment: an instant such as `2026-11-22T10:00:00Z`, or one ahead as people type it in Slack.
 *
 * @throws AppError `input.usage`
 */
export function readMoment(text: string, reader: { now: Date; timeZone: string }): Date {
  if (WITH_ZONE.test(text)) return readInstant(text);
  const at = parseUntil(text, reader);
  if (at !== null) return at;
  throw wrongUsage(`“${text}” is no time ahead. Try ${FORMS}.`);
}

/**
 * The same wherever it lies: `today` and `now` are understood too.
 *
 * @throws AppError `input.usage`
 */
export function readTime(text: string, reader: { now: Date; timeZone: string }): Date {
  if (WITH_ZONE.test(text)) return readInstant(text);
  const at = parseMoment(text, reader);
  if (at !== null) return at;
  throw wrongUsage(`“${text}” is no time. Try ${FORMS}.`);
}

/** @throws AppError `input.usage` unless it is a share such as `10%`; 0..1 */
export function readShare(option: string, text: string): number {
  const share = Number(SHARE.exec(text)?.[1] ?? Number.NaN) / 100;
  if (share >= 0 && share <= 1) return share;
  throw wrongUsage(`${option}: found “${text}”, expected a share from 0% to 100%, such as 10%.`);
}

/** @throws AppError `input.usage` unless it is a whole number within the bounds */
export function readWhole(
  option: string,
  text: string,
  { least, most }: { least: number; most: number },
): number {
  const number = WHOLE.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const expected = `expected a whole number from ${least} to ${most.toLocaleString('en')}`;
  throw wrongUsage(`${option}: found “${text}”, ${expected}.`);
}
