/** What every report of the command line reads and writes in the same way: its span, its table. */
import { writeFile } from 'node:fs/promises';
import { AppError } from '../../../errors.ts';
import type { Reader } from '../../../words/time.ts';
import { printedTime } from '../plain-words.ts';
import type { Shell } from '../shell.ts';
import { readSince, wrongUsage } from '../usage.ts';

export const STDOUT = '-';

export interface ReportOptions {
  since: string;
  until?: string;
  csv?: string;
}

/** @throws AppError `input.usage` where two answers would go to stdout */
export function checkOutput({ csv }: ReportOptions, shell: Shell): void {
  if (csv !== STDOUT || !shell.wantsJson()) return;
  throw wrongUsage('--csv - and --json both print to stdout; leave one of them out.');
}

export function readSpan({ since, until }: ReportOptions, now: Date): { since: Date; until: Date } {
  const span = {
    since: readSince(since, now),
    until: until === undefined ? now : readSince(until, now),
  };
  if (span.since < span.until) return span;
  const found = `found ${span.since.toISOString()} and ${span.until.toISOString()}`;
  throw wrongUsage(`--since has to be before --until; ${found}.`);
}

/** `from 24 Oct 12:08 to 11:08` */
export function spanText({ since, until }: { since: Date; until: Date }, reader: Reader): string {
  return `from ${printedTime(since, reader)} to ${printedTime(until, reader)}`;
}

/** Returns the line that says so. */
export async function writeCsv(file: string, text: string): Promise<string> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    const message = `${file} cannot be written; check that its directory is there and may be written to.`;
    throw new AppError('input.no_file', message, { cause, details: { file } });
  }
  return `Written to ${file}.`;
}
