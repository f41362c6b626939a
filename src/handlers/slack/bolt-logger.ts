import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../ports.ts';

/** Lets Bolt and its web client write to our log; what they call info is noise here. */
export function boltLogger(log: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ code: 'upstream.slack_warned' }, line(parts)),
    error: (...parts) => log.error({ code: 'upstream.slack_failed' }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function line(parts: unknown[]): string {
  return parts.map(String).join(' ');
}
