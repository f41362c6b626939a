import { createHash } from 'node:crypto';
import { findSource } from '../../../../db/workspace/workspace-store.ts';
import type { CsvRow } from '../../../../services/import/read-table.ts';
import type { Deed } from '../deed.ts';

const MOST_ROWS = 16;
const HEADER = ['email', 'name', 'company', 'country'];
const COUNTRIES = ['ES', 'US', 'FR'];
const OF_FILES = 'select id from leads where bulk = 1 order by received_at, id';

/** Somebody imports the list of a fair; some on it are known, and some lists are read twice. */
export const importList: Deed = async (world) => {
  const { random, services, ctx } = world;
  const source = await findSource(ctx.db.read, 'list');
  if (!source) throw new Error('The company has no source of lists.');
  const lines = Array.from({ length: 1 + random.int(MOST_ROWS) }, (_, i) => lineOf(world, i));
  const fileHash = createHash('sha256').update(lines.join('\n')).digest('hex');
  const work = {
    file: { source: source.id, fileHash, fileName: 'fair.csv' },
    source,
    mapping: null,
    dryRun: random.chance(0.1),
    actor: { kind: 'cli', osUser: 'sim' } as const,
    reject: async () => {},
    onProgress: () => {},
    isStopped: () => false,
  };
  const { record, outcome } = await services.importLeads(ctx, { ...work, rows: rowsOf(lines) });
  if (work.dryRun) return `a list of ${lines.length} is tried`;
  world.heard += record.accepted + record.attached;
  noteOfFiles(world, record.accepted);
  if (random.chance(0.3)) await services.importLeads(ctx, { ...work, rows: rowsOf(lines) });
  return `a list of ${lines.length} is ${outcome}: ${record.accepted} are new`;
};

function lineOf({ random, accepted }: Parameters<Deed>[0], i: number): string[] {
  const known = random.chance(0.2);
  const n = known ? random.int(accepted.length + 1) : accepted.length * 100 + i + 100_000;
  const country = random.pick(COUNTRIES) ?? 'ES';
  return [`person${n}@company${n}.test`, `Fay Ling${n}`, `Company ${n}`, country];
}

async function* rowsOf(lines: string[][]): AsyncGenerator<CsvRow> {
  for (const [i, cells] of [HEADER, ...lines].entries()) yield { cells, line: i + 1, bytes: 0 };
}

/** The report counts the new leads, and does not name them. */
function noteOfFiles({ observer, accepted }: Parameters<Deed>[0], count: number): void {
  const known = new Set(accepted);
  const fresh = observer.list<{ id: string }>(OF_FILES).filter(({ id }) => !known.has(id));
  if (fresh.length !== count) throw new Error(`${count} were imported, ${fresh.length} are there.`);
  accepted.push(...fresh.map(({ id }) => id));
}
