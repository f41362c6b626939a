import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { findSource } from '../../../src/db/workspace/workspace-store.ts';
import { listLeadPage } from '../../../src/services/api/list-lead-page.ts';
import { importLeads } from '../../../src/services/import/import-leads.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { countOffers } from '../../../src/services/offer/count-offers.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { measure } from '../../../src/services/operations/measure.ts';
import { releaseQuarantined } from '../../../src/services/quarantine/release-quarantined.ts';
import { MIA } from '../../support/cast.ts';
import { openPglite } from '../../support/pglite.ts';
import { createWorld } from '../../support/world.ts';

async function* rowsOf(lines: string[][]) {
  for (const [i, cells] of lines.entries()) yield { cells, line: i + 1, bytes: 0 };
}

test('what comes in is imported, held back, counted and listed on PostgreSQL as on SQLite', async () => {
  const server = await PGlite.create();
  const db = openPglite(server);
  await db.migrate();
  const world = await createWorld({ db, sources: '- { id: website, kind: generic }\n' });
  const source = await findSource(db.read, 'website');
  if (!source) throw new Error('the world has a website');

  const emails = Array.from({ length: 20 }, (_, n) => [`p${n}@c${n}.test`, 'demo']);
  const report = await importLeads(world.ctx, {
    file: { source: source.id, fileHash: 'hash', fileName: 'fair.csv' },
    source,
    mapping: null,
    rows: rowsOf([['email', 'form'], ...emails, ['nobody', '']]),
    dryRun: false,
    actor: { kind: 'cli', osUser: 'test' },
    reject: async () => {},
    onProgress: () => {},
    isStopped: () => false,
  });
  expect(report).toMatchObject({ outcome: 'finished', record: { accepted: 20, rejected: 1 } });
  await world.settle();

  const absurd = await world.submit('sue@huge.test', { company: { employees: 99_000_000 } });
  await world.settle();
  expect((await loadQueue(world.ctx)).quarantine).toMatchObject({ waiting: 1 });
  expect(await releaseQuarantined(world.ctx, { leadId: absurd, actor: MIA })).toMatchObject({
    outcome: 'released',
  });
  await world.advance('20m');
  await world.advance('1d');

  expect(await countOffers(world.ctx)).toBeGreaterThan(0);
  await housekeep(world.ctx);
  const page = await listLeadPage(world.ctx, { limit: '7' });
  expect(page.leads).toHaveLength(7);
  const next = await listLeadPage(world.ctx, { limit: '7', cursor: String(page.next_cursor) });
  expect(next.leads).toHaveLength(7);
  expect(await explainLead(world.ctx, { leadId: absurd })).toMatchObject({
    lead: absurd,
    scores: {},
  });
  expect(await measure(world.ctx)).toBeDefined();
  expect(world.errors).toEqual([]);
  await server.close();
}, 180_000);
