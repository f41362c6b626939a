import type Sqlite from 'better-sqlite3';

/** One write to a row that promises, holds or owes something, in the order of the writes. */
export interface Change {
  n: number;
  kind: 'lead' | 'assignment' | 'offer' | 'clock' | 'message' | 'fetch';
  id: string;
  leadId: string | null;
  /** The state before; null when the row is new. */
  was: string | null;
  /** The state since; null when the row is gone. */
  became: string | null;
  /** Of a message: where it stands among those that leave in turn. */
  stream: string | null;
  position: number | null;
  /** Of a lead of a file that the router offers: how many others its rep has not touched. */
  others: number | null;
  /** Of what is offered within a cap: the places that are left at the rep then. */
  room: number | null;
}

const JOURNAL = `create table sim_journal (
  n integer primary key, kind text, id text, lead_id text, was text, became text,
  stream text, position integer, others integer, room integer
)`;

const WATCHED: [kind: Change['kind'], table: string][] = [
  ['lead', 'leads'],
  ['assignment', 'assignments'],
  ['offer', 'offers'],
  ['clock', 'sla_clocks'],
  ['message', 'outbox'],
  ['fetch', 'fetches'],
];

const OTHERS = `(select count(*) from leads
    join assignments on assignments.lead_id = leads.id and assignments.state = 'open'
    where leads.bulk = 1 and leads.state in ('offered', 'claimed')
      and assignments.rep_id = new.rep_id and leads.id <> new.lead_id)`;
/** What a manager gives by hand has no cap. */
const OFFERED_OF_A_FILE = `case when new.given_by is null
  and (select bulk from leads where id = new.lead_id) = 1 then ${OTHERS} end`;

const HELD = `(select sum(held.units) from assignments held join leads on leads.id = held.lead_id
    where held.rep_id = new.rep_id and held.state = 'open' and leads.test = 0)`;
/** An owner's own leads have no cap, nor has what a person gives, or gives back. */
const ROOM_LEFT = `case when
  (select json_extract(placement, '$.overCapacity') from decisions where id = new.decision_id) = 0
  and (select test from leads where id = new.lead_id) = 0
  and (select count(*) from assignments where decision_id = new.decision_id) = 1
  then (select json_extract(profile, '$.capacity.open') from reps where id = new.rep_id) - ${HELD}
  end`;

/** What is noted of a new row beside its state. */
const ALSO: Partial<Record<Change['kind'], { others?: string; room?: string }>> = {
  offer: { others: OFFERED_OF_A_FILE },
  assignment: { room: ROOM_LEFT },
};

/**
 * Lets the database itself note every write, so that a change is seen although the code that made
 * it told nobody.
 */
export function keepJournal(client: Sqlite.Database): void {
  client.exec(JOURNAL);
  for (const [kind, table] of WATCHED) {
    const lead = kind === 'lead' ? 'id' : 'lead_id';
    const place = (row: string) =>
      kind === 'message' ? `${row}.stream, ${row}.position` : 'null, null';
    const note = (row: string, was: string, became: string) => {
      const of = (was === 'null' && ALSO[kind]) || {};
      return `begin insert into sim_journal (kind, id, lead_id, was, became, stream, position, others,
          room)
        values ('${kind}', ${row}.id, ${row}.${lead}, ${was}, ${became}, ${place(row)},
          ${of.others ?? 'null'}, ${of.room ?? 'null'}); end;`;
    };
    client.exec(`
      create trigger sim_new_${kind} after insert on ${table} ${note('new', 'null', 'new.state')}
      create trigger sim_moved_${kind} after update on ${table}
        ${note('new', 'old.state', 'new.state')}
      create trigger sim_gone_${kind} after delete on ${table} ${note('old', 'old.state', 'null')}
    `);
  }
}
