import Sqlite from 'better-sqlite3';
import { type Change, keepJournal } from './journal.ts';

type Row = Record<string, unknown>;

/** Looks at Baton's disk from outside, past the code that is being tested. */
export interface Observer {
  /** `parameters` by name. */
  list<T>(query: string, parameters?: Row): T[];
  changesAfter(n: number): Change[];
  close(): void;
}

const CHANGES = `select n, kind, id, lead_id as leadId, was, became, stream, position, others, room
  from sim_journal where n > :n order by n`;

/** Call it once the schema is there: from now on every write is noted. */
export function observe(file: string): Observer {
  const client = new Sqlite(file);
  keepJournal(client);
  const statements = new Map<string, Sqlite.Statement>();
  const list = <T>(query: string, parameters: Row = {}): T[] => {
    const known = statements.get(query);
    const statement = known ?? client.prepare(query);
    if (!known) statements.set(query, statement);
    return statement.all(parameters) as T[];
  };
  return {
    list,
    changesAfter: (n) => list<Change>(CHANGES, { n }),
    close: () => client.close(),
  };
}
