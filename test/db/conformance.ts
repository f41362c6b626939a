import { afterEach, beforeEach, describe } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { probeStatements, probesOf } from '../support/probes.ts';
import { describeAudit } from './conformance/audit.ts';
import { describeFacts } from './conformance/facts.ts';
import { describeFetches } from './conformance/fetches.ts';
import { describeLeases } from './conformance/leases.ts';
import { describeMigrations } from './conformance/migrations.ts';
import { describeQuestions } from './conformance/questions.ts';
import { describeRaces } from './conformance/races.ts';
import { describeSignals } from './conformance/signals.ts';
import { describeTransactions } from './conformance/transactions.ts';
import { describeValues } from './conformance/values.ts';

/** An empty store, which need not be migrated yet. */
export interface Store {
  db: Database;
  /** Runs a statement past the Database interface. */
  run: (statement: string) => Promise<void>;
  close: () => Promise<void>;
}

export interface Subject extends Store {
  probes: ReturnType<typeof probesOf>['probes'];
  seats: ReturnType<typeof probesOf>['seats'];
}

/** What each test gets: a migrated store of its own with the probe tables in it. */
export type Current = () => Subject;

interface Engine {
  name: string;
  open: () => Promise<Store>;
  /** What two connections do without a guard; left out where there is only one. */
  unguarded?: 'doubles' | 'serial';
}

/** What both engines promise, whichever way they are reached. */
export function describeConformance({ name, open, unguarded }: Engine): void {
  describe(name, () => {
    let subject: Subject;
    beforeEach(async () => {
      const store = await open();
      await store.db.migrate();
      const { dialect } = store.db;
      await store.run((await probeStatements(dialect)).join(';\n'));
      subject = { ...store, ...probesOf(dialect) };
    });
    afterEach(() => subject.close());

    describeTransactions(() => subject);
    describeValues(() => subject);
    describeQuestions(() => subject);
    describeLeases(() => subject);
    describeFetches(() => subject);
    describeSignals(() => subject);
    describeFacts(() => subject);
    describeAudit(() => subject);
    describeMigrations(() => subject);
    if (unguarded) describeRaces(() => subject, { controlShowsDoubles: unguarded === 'doubles' });
  });
}
