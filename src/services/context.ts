/** Names what every service is given first: the store, the time, fresh ids and a log. */
import type { Database } from '../db/database.ts';
import type { Clock, Logger } from '../ports.ts';
import type { NewId } from '../routing/model/ids.ts';

export interface Context {
  db: Database;
  clock: Clock;
  newId: NewId;
  log: Logger;
  /** Is there an outside system to keep in step? Without one, nothing is promised to it. */
  crm: boolean;
  /** Is there a way to reach people past Slack? Without one, nothing is promised to it. */
  pages: boolean;
  /** Wakes the loops that work on due rows; called after a commit that made some. */
  wake(): void;
}
