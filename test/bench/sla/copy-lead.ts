import type Sqlite from 'better-sqlite3';

type Row = Record<string, unknown>;

/** What an offered lead consists of, and the columns that tell one from another. */
const TABLES: Record<string, string[]> = {
  leads: ['id', 'person_key'],
  assignments: ['id', 'lead_id'],
  offers: ['id', 'lead_id', 'assignment_id'],
  sla_clocks: ['id', 'lead_id', 'assignment_id', 'offer_id'],
};

/** The same lead once more, with ids of its own: its window runs out at `dueAt` (epoch ms). */
export function copyLead(
  raw: Sqlite.Database,
  leadId: string,
  { suffix, dueAt }: { suffix: string; dueAt: number },
): void {
  for (const [table, keys] of Object.entries(TABLES)) {
    const key = table === 'leads' ? 'id' : 'lead_id';
    const row = raw.prepare(`select * from ${table} where ${key} = ?`).get(leadId) as Row;
    const copy = Object.entries(row).map(([name, value]) => [
      name,
      keys.includes(name) ? `${String(value)}${suffix}` : value,
    ]);
    insert(raw, table, { ...Object.fromEntries(copy), ...changedIn(table, dueAt) });
  }
}

/** The reroute lies two minutes behind: what is measured are breach and escalation. */
function changedIn(table: string, dueAt: number): Row {
  if (table === 'offers') return { due_at: dueAt };
  if (table !== 'sla_clocks') return {};
  const at = new Date(dueAt).toISOString();
  const events = [
    { do: 'breach', at },
    { do: 'escalate', at },
    { do: 'reroute', at: new Date(dueAt + 600_000).toISOString() },
  ];
  return { due_at: dueAt, next_event_at: dueAt, events: JSON.stringify(events), fired: 0 };
}

function insert(raw: Sqlite.Database, table: string, row: Row): void {
  const names = Object.keys(row);
  const values = names.map((name) => `@${name}`).join(', ');
  raw.prepare(`insert into ${table} (${names.join(', ')}) values (${values})`).run(row);
}
