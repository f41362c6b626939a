import type { Logger as CronLogger } from 'node-cron';
import type { Logger } from '../../ports.ts';

/** What the scheduler has to say goes where everything else does; by itself it prints to stderr. */
export function cronLog(log: Logger): CronLogger {
  return {
    info: (message) => log.info({ part: 'cron' }, message),
    warn: (message) => log.warn({ part: 'cron' }, message),
    error: (problem) => log.error({ part: 'cron', err: problem }, 'The scheduler failed.'),
    debug: () => {},
  };
}
