import type Sqlite from 'better-sqlite3';
import { type Edges, FETCH_EDGES, LEAD_EDGES } from '../../src/routing/model/lead.ts';
import {
  ASSIGNMENT_EDGES,
  CLOCK_EDGES,
  OFFER_EDGES,
  OUTBOX_EDGES,
} from '../../src/routing/model/offer.ts';
import { POLICY_EDGES } from '../../src/routing/model/policy/publication.ts';

/** Whose rows live by which diagram of docs/states.md. */
const MACHINES: readonly [table: string, edges: Edges<string>][] = [
  ['leads', LEAD_EDGES],
  ['assignments', ASSIGNMENT_EDGES],
  ['offers', OFFER_EDGES],
  ['sla_clocks', CLOCK_EDGES],
  ['outbox', OUTBOX_EDGES],
  ['fetches', FETCH_EDGES],
  ['policies', POLICY_EDGES],
];

/**
 * Lets the database itself refuse every change of state that no diagram has, whoever makes it: so
 * does each test, story and server that works on such a file. A row that keeps its state is free;
 * `erased` is reserved, and tests put a lead there by hand.
 */
export function refuseUndrawn(client: Sqlite.Database): void {
  for (const [table, edges] of MACHINES) {
    const allowed = Object.entries(edges).flatMap(([from, all]) =>
      all.map((to) => `(old.state = '${from}' and new.state = '${to}')`),
    );
    client.exec(`create trigger drawn_${table} before update of state on ${table}
      when old.state <> new.state and new.state <> 'erased' and not (${allowed.join(' or ')})
      begin select raise(abort, 'docs/states.md draws no such change of state in ${table}'); end`);
  }
}
