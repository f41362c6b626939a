import { expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { exportWorkspace } from '../../../src/services/workspace/export-workspace.ts';
import { formatFault } from '../../../src/services/workspace/file-fault.ts';
import { readEnrichment } from '../../../src/services/workspace/reading/read-enrichment.ts';
import { ENRICHMENT } from '../../support/providers.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const apply = ({ ctx }: World, enrichment?: string) =>
  applyWorkspace(ctx, {
    files: { roster: ROSTER, policy: POLICY, ...(enrichment !== undefined && { enrichment }) },
    dryRun: false,
    prune: false,
    onto: null,
    actor: { kind: 'cli', osUser: 'test' },
  });

const changesOf = async (world: World, enrichment?: string) => {
  const applied = await apply(world, enrichment);
  return 'changes' in applied
    ? applied.changes.filter((line) => /provider|enrichment/.test(line))
    : applied;
};

const faultsOf = (text: string) => readEnrichment(text).faults.map(formatFault);

test('the file is published, compared and given back as it was written', async () => {
  const text = `# Whom we ask.\n${ENRICHMENT}`;
  const world = await createWorld({ enrichment: text });
  expect(await changesOf(world, text)).toEqual(['= providers unchanged']);
  expect(await changesOf(world)).toEqual(['= providers unchanged']);
  expect((await exportWorkspace(world.ctx))['enrichment.yml']).toBe(text);
  const changed = text.replace('ttl: 7d', 'ttl: 9d').replace('  path', '  timeout: 2s\n  path');
  expect(await changesOf(world, changed)).toEqual([
    '~ provider clearfacts: timeout 800ms → 2s, fields.company.employees.ttl 7d → 9d',
  ]);
  const second = ENRICHMENT.replace('clearfacts', 'whatsit');
  expect(await changesOf(world, second)).toEqual(['+ provider whatsit', '- provider clearfacts']);
  const both = `within: 2s\nproviders:\n${(second + ENRICHMENT).replaceAll(/^(?=.)/gm, '  ')}`;
  expect(await changesOf(world, both)).toEqual([
    '+ provider clearfacts',
    '~ enrichment: within 1500ms → 2s',
  ]);
  expect(await changesOf(world, second + ENRICHMENT)).toEqual(['~ enrichment: within 2s → 1500ms']);
  expect(await changesOf(world, ENRICHMENT + second)).toEqual([
    '~ providers: the order is now clearfacts, whatsit',
  ]);
  expect(await changesOf(world, '[]')).toEqual(['- provider clearfacts', '- provider whatsit']);
  expect((await readSetting(world.db.read, 'enrichment'))?.providers).toEqual([]);
  const rows = await listAuditEvents(world.db.read, { limit: 50 });
  const changes = rows.filter(({ action }) => action === 'enrichment.changed');
  expect(changes).toHaveLength(7);
  expect(changes.at(-1)?.data.providers).toBe('');
});

test('a dry run publishes nothing', async () => {
  const world = await createWorld();
  const files = { roster: ROSTER, policy: POLICY, enrichment: ENRICHMENT };
  const how = { files, dryRun: true, prune: false, onto: null };
  const actor = { kind: 'cli', osUser: 'test' } as const;
  expect(await applyWorkspace(world.ctx, { ...how, actor })).toMatchObject({
    outcome: 'previewed',
    changes: expect.arrayContaining(['+ provider clearfacts']),
  });
  expect(await readSetting(world.db.read, 'enrichment')).toBeNull();
});

test.each([
  [
    'company.employees: {',
    'company.employes: {',
    ':8 [0].fields.company.employes: found the unknown',
  ],
  ['{domain}', '{email}', ':4 [0].path: found "/v1/companies/{email}", expected {domain} in it'],
  ['{domain}', 'all', ':4 [0].path: found "/v1/companies/all", expected {domain} in it'],
  [
    '/v1',
    'https://elsewhere.test',
    ':4 [0].path: found "https://elsewhere.test/companies/{domain}", expected a path',
  ],
  ['30d', '30 days', ':5 [0].ttl: found "30 days", expected a duration'],
  ['30d', '9s\n  timeout: 6s', ':6 [0].timeout: found "6s", expected a duration of at most 5s'],
  [
    'industry: industry',
    'industry: "a..b"',
    ':9 [0].fields.company.industry: found "a..b", expected a place',
  ],
  ['clearfacts', 'lead', ':2 [0].id: found "lead", Baton calls'],
  ['about: company', 'about: firm', ':3 [0].about: found "firm", expected "company" or "person"'],
])('%s written as %s is refused with its line', (found, instead, fault) => {
  const [first = ''] = faultsOf(ENRICHMENT.replace(found, instead));
  expect(first).toContain(`enrichment.yml${fault}`);
});

test('two providers that would read the same token are refused', () => {
  const twins = ENRICHMENT.replace('clearfacts', 'clear-facts');
  const [first] = faultsOf(twins + ENRICHMENT.replace('clearfacts', 'clear.facts'));
  expect(first).toContain('both would read CLEAR_FACTS_TOKEN. Rename one.');
  expect(faultsOf(ENRICHMENT + ENRICHMENT)[0]).toContain('found "clearfacts" a second time');
});
