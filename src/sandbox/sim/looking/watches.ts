import type { Change } from '../world/journal.ts';
import type { Observer } from '../world/observer.ts';
import type { Turn } from '../world/router-turn.ts';
import type { AuditRow } from './state.ts';
import { watchStates } from './states/watch-states.ts';
import { watchAudit } from './watch-audit.ts';
import { watchClocks } from './watch-clocks.ts';
import { watchFetches } from './watch-fetches.ts';
import { watchRouter } from './watch-router.ts';
import { watchTargets } from './watch-targets.ts';
import { watchTurns } from './watch-turns.ts';
import { watchWords } from './watch-words.ts';

/** What came to pass since the last look, in order. */
export interface News {
  changes: readonly Change[];
  audit: readonly AuditRow[];
  /** Ids of the messages that reached the CRM. */
  arrived: readonly string[];
  turns: readonly Turn[];
}

/** What must be true of all that ever happened; it remembers what it has seen. */
export interface Watch {
  name: string;
  /** Names what is wrong about the news. */
  see(news: News): string[];
}

export const startWatches = (observer: Observer): Watch[] => [
  ...watchStates(),
  ...watchClocks(),
  ...watchAudit(),
  ...watchTurns(),
  ...watchFetches(),
  ...watchRouter(),
  ...watchWords(observer),
  ...watchTargets(observer),
];
