import { type RunCoordinator, schedule } from 'node-cron';
import { toAppError } from '../../errors.ts';
import type { Logger } from '../../ports.ts';
import { cronLog } from './cron-log.ts';

export interface HourlyJob {
  /** In the log, and where its fires are written down. */
  name: string;
  /** At a minute when nobody else's jobs run. */
  minute: number;
  work: () => Promise<unknown>;
}

/** Of several instances one does it. */
export function scheduleHourly(
  { name, minute, work }: HourlyJob,
  { coordinator, log }: { coordinator: RunCoordinator; log: Logger },
): { stop(): Promise<void> } {
  const run = async () => {
    try {
      await work();
    } catch (thrown) {
      const err = toAppError(thrown);
      log.error({ loop: name, code: err.code, err }, 'An hourly job failed; the next hour tries.');
    }
  };
  const task = schedule(`${minute} * * * *`, run, {
    name,
    distributed: true,
    runCoordinator: coordinator,
    logger: cronLog(log),
  });
  return {
    stop: async () => {
      await task.stop();
    },
  };
}
