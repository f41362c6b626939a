import { type RunCoordinator, schedule } from 'node-cron';
import { toAppError } from '../../errors.ts';
import type { Logger } from '../../ports.ts';
import { cronLog } from './cron-log.ts';

/** Once an hour, at a minute when nobody else's jobs run. */
const HOURLY = '17 * * * *';

/** Of several instances one does it. */
export function scheduleHousekeeping(job: {
  work: () => Promise<void>;
  coordinator: RunCoordinator;
  log: Logger;
}): { stop(): Promise<void> } {
  const run = async () => {
    try {
      await job.work();
    } catch (thrown) {
      const err = toAppError(thrown);
      job.log.error({ loop: 'housekeeping', code: err.code, err }, 'Housekeeping failed.');
    }
  };
  const task = schedule(HOURLY, run, {
    name: 'housekeeping',
    distributed: true,
    runCoordinator: job.coordinator,
    logger: cronLog(job.log),
  });
  return {
    stop: async () => {
      await task.stop();
    },
  };
}
