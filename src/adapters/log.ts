import { type DestinationStream, pino } from 'pino';
import type { Logger } from '../ports.ts';
import { scrubFields } from './scrub.ts';
import { scrubText } from './scrub-text.ts';

export interface LoggerOptions {
  /** A level of pino's: `debug`, `info`, `warn`, `error`, `silent` … */
  level: string;
  /** Standard output when left out. */
  to?: DestinationStream;
}

/**
 * One JSON line per event. Fields are scrubbed here and not by pino's own redaction, which knows
 * paths of a fixed depth only: an address three objects down would pass it.
 */
export function createLogger({ level, to }: LoggerOptions): Logger {
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const out = to ? pino(settings, to) : pino(settings);
  return {
    info: (fields, message) => out.info(scrubFields(fields), scrubText(message)),
    warn: (fields, message) => out.warn(scrubFields(fields), scrubText(message)),
    error: (fields, message) => out.error(scrubFields(fields), scrubText(message)),
  };
}
