import type { RunCoordinator } from 'node-cron';
import { AppError } from '../../errors.ts';
import type { Database } from '../database.ts';

/** node-cron names a fire `task:instant`, the same text on every instance. */
const FIRE_KEY = /^(?<schedule>.+):(?<firedFor>\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * Of several instances exactly one runs each fire of a `distributed` schedule: whoever writes it
 * down first. There is no leader to elect and none to lose.
 */
export function coordinateFires(db: Database, instance: string): RunCoordinator {
  return {
    async shouldRun(key) {
      const { schedule, firedFor } = FIRE_KEY.exec(key)?.groups ?? {};
      if (!schedule || !firedFor) throw unnamed(key);
      const fire = { schedule, firedFor: new Date(firedFor), by: instance };
      const won = await db.tx((tx) =>
        tx.insert(tx.t.scheduleFires).values(fire).onConflictDoNothing().returning(),
      );
      return won.length === 1;
    },
  };
}

function unnamed(key: string): AppError {
  return new AppError('bug.unnamed_schedule', `A distributed schedule needs a name: ${key}`);
}
