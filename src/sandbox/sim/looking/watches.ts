import type { Change } from '../world/journal.ts';
import type { AuditRow } from './state.ts';
import { watchAudit } from './watch-audit.ts';
import { watchClocks } from './watch-clocks.ts';
import { watchTurns } from './watch-turns.ts';

/** What came to pass since the last look, in order. */
export interface News {
  changes: readonly Change[];
  audit: readonly AuditRow[];
  /** Ids of the messages that reached the CRM. */
  arrived: readonly string[];
}

/** What must be true of all that ever happened; it remembers what it has seen. */
export interface Watch {
  name: string;
  /** Names what is wrong about the news. */
  see(news: News): string[];
}

export const startWatches = (): Watch[] => [...watchClocks(), ...watchAudit(), ...watchTurns()];
