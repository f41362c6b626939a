import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads, reservePlace } from '../../../src/db/leads/ledger-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { OpenWorkCounter } from '../../../src/ports.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { countOpenWork } from '../../../src/services/open-work/count-open-work.ts';
import { loadOpenWork } from '../../../src/services/open-work/load-open-work.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { loadTeamRows } from '../../../src/services/views/team-rows.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { askedAbout, auditActions, offeredLead } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const SHELL: Actor = { kind: 'cli', osUser: 'test' };
const OWNERS: Record<string, string> = { ana: '71', ben: '72' };

/** Ana and Ben are owners in HubSpot, with room for three each; Cleo is not, and is Away. */
const COUNTED = ROSTER.replace('channels:', 'external_load: hubspot\nchannels:').replaceAll(
  /\{ id: (ana|ben),/g,
  (_, id: string) => `{ id: ${id}, crm: { hubspot: "${OWNERS[id]}" }, capacity: { open: 3 },`,
);
const TWO = POLICY.replace(', cleo: 100', '');

/** HubSpot with these deals; `down` while it does not answer. */
function hubspotWith(deals: Record<string, number>) {
  const asked: string[][] = [];
  const hubspot = { deals, asked, down: false };
  const counter: OpenWorkCounter = {
    async countOpenWork(ids) {
      asked.push([...ids]);
      if (hubspot.down) throw new AppError('upstream.unreachable', 'HubSpot could not be reached.');
      return new Map(ids.map((id) => [id, hubspot.deals[id] ?? 0]));
    },
  };
  const count = (world: World, holder = 'one') => countOpenWork(world.ctx, { counter, holder });
  return Object.assign(hubspot, { count });
}

const openWorld = () => createWorld({ roster: COUNTED, policy: TWO });

test('deals that are open in HubSpot take room, and whoever is full by them is passed over', async () => {
  const world = await openWorld();
  const hubspot = hubspotWith({ 71: 3, 72: 1 });
  await hubspot.count(world);
  expect(hubspot.asked).toEqual([['71', '72']]);
  const asked = [await offeredLead(world, 'a@a.test'), await offeredLead(world, 'b@b.test')];
  expect(asked.map(({ repId }) => repId)).toEqual(['ben', 'ben']);
  const third = await world.submit('c@c.test');
  await world.settle();
  const { decisions } = world.db.t;
  const made = (await world.db.read.select().from(decisions)).filter(
    ({ leadId }) => leadId === third,
  );
  expect(made[0]?.placement).toMatchObject({ outcome: 'held' });
  expect(made[0]?.candidates).toEqual([
    expect.objectContaining({ rep: 'ana', why: why(3, 3) }),
    expect.objectContaining({ rep: 'ben', why: why(3, 1) }),
  ]);
  const rows = await loadTeamRows(world.ctx);
  expect(rows.find(({ repId }) => repId === 'ben')).toMatchObject({ open: 3, external: 1, cap: 3 });
});

const why = (open: number, external: number) => ({
  code: 'capacity.full',
  data: { open, cap: 3, external },
});

test('a lead that waits because of deals gets its rep soon after they are closed', async () => {
  const world = await openWorld();
  const hubspot = hubspotWith({ 71: 3, 72: 3 });
  await hubspot.count(world);
  const leadId = await world.submit('a@a.test');
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  hubspot.deals = { 71: 2, 72: 3 };
  await world.advance('15m');
  await hubspot.count(world);
  await world.advance('10m');
  expect((await askedAbout(world, leadId)).repId).toBe('ana');
});

test('each is asked for every quarter of an hour, by one server at a time', async () => {
  const world = await openWorld();
  const hubspot = hubspotWith({ 71: 1, 72: 1 });
  await hubspot.count(world);
  world.pass('14m');
  await hubspot.count(world);
  expect(hubspot.asked).toHaveLength(1);
  world.pass('1m');
  await Promise.all([hubspot.count(world, 'one'), hubspot.count(world, 'other')]);
  expect(hubspot.asked).toHaveLength(2);
});

test('HubSpot that is away changes nothing for a day, then its counts are not gone by', async () => {
  const world = await openWorld();
  const hubspot = hubspotWith({ 71: 3, 72: 0 });
  await hubspot.count(world);
  hubspot.down = true;
  world.pass('15m');
  await hubspot.count(world);
  await hubspot.count(world);
  expect(hubspot.asked).toHaveLength(2);
  expect((await readSetting(world.db.read, 'open_work_fault'))?.said).toMatch(/could not be reach/);
  const externalOfAna = async () => {
    const rows = await loadTeamRows(world.ctx);
    return rows.find(({ repId }) => repId === 'ana')?.external;
  };
  world.pass('23h');
  world.pass('44m');
  expect(await externalOfAna()).toBe(3);
  world.pass('1m');
  expect(await externalOfAna()).toBe(0);
  const check = inEnglish(await loadSetUp(world.ctx)).find(
    ({ name }) => name === 'Open work in HubSpot',
  );
  expect(check).toEqual({
    group: 'health',
    name: 'Open work in HubSpot',
    fine: false,
    found: '0 of 2 people counted',
    mend: "Not counted within a day, so only Baton's own leads fill them: Ana Ruiz, Ben Koch. HubSpot could not be reached.",
  });
  hubspot.down = false;
  await hubspot.count(world);
  expect(await readSetting(world.db.read, 'open_work_fault')).toBeNull();
  expect(await externalOfAna()).toBe(3);
});

test('the row itself holds the cap with the deals, as long as they are gone by', async () => {
  const world = await openWorld();
  await hubspotWith({ 71: 1 }).count(world);
  const counted = world.ctx.clock.now();
  const reserve = (units: number, at: Date) => {
    const caps = { open: 3, day: null, week: null };
    const wanted = { repId: 'ana', dayKey: '2026-11-23', weekKey: '2026-W48', at, units, caps };
    return world.db.tx((tx) => reservePlace(tx, wanted));
  };
  expect(await reserve(3, counted)).toBe(false);
  expect(await reserve(2, counted)).toBe(true);
  const dayLater = new Date(counted.getTime() + 24 * 3_600_000);
  expect(await reserve(1, new Date(dayLater.getTime() - 1))).toBe(false);
  expect(await reserve(1, dayLater)).toBe(true);
});

test('without a CRM in the roster nobody is asked, and what was counted is forgotten', async () => {
  const world = await openWorld();
  const hubspot = hubspotWith({ 71: 3 });
  await hubspot.count(world);
  const roster = COUNTED.replace('external_load: hubspot\n', '');
  const files = { roster, policy: TWO };
  const how = { dryRun: false, prune: false, onto: null, actor: SHELL };
  expect((await applyWorkspace(world.ctx, { files, ...how })).outcome).toBe('applied');
  world.pass('1h');
  await hubspot.count(world);
  expect(hubspot.asked).toHaveLength(1);
  expect((await loadLoads(world.db.read)).get('ana')).toMatchObject({ external: 0 });
  expect(inEnglish(await loadSetUp(world.ctx)).map(({ name }) => name)).not.toContain(
    'Open work in HubSpot',
  );
});

const load = (world: World, text: string) =>
  loadOpenWork(world.ctx, { file: 'work.csv', text, actor: SHELL });

test('a file of any CRM fills people for a day, by id or by e-mail', async () => {
  const world = await createWorld();
  expect(await load(world, 'rep,open\nana,4\nBEN@acme.test,0\n')).toEqual({
    outcome: 'loaded',
    counts: [
      { repId: 'ana', external: 4 },
      { repId: 'ben', external: 0 },
    ],
  });
  expect(await auditActions(world)).toContain('open_work.loaded');
  const rows = await loadTeamRows(world.ctx);
  expect(rows.map(({ open, external }) => [open, external])).toEqual([
    [4, 4],
    [0, 0],
    [0, 0],
  ]);
});

test('a file with faults changes nothing, and each line says what is wrong with it', async () => {
  const world = await createWorld();
  const text = 'rep,open\nana,4\nanna,2\nben,-1\nana,many\n,7\n';
  const outcome = await load(world, text);
  const faults = outcome.outcome === 'invalid' ? outcome.faults : [];
  expect(faults.map(({ line, path, message }) => `${line} ${path}: ${message}`)).toEqual([
    '3 rep: found "anna", expected the id or the e-mail of somebody on the roster. Did you mean "ana"?',
    '4 open: found "-1", expected a whole number from 0 to 100,000.',
    '5 rep: found ana again, after line 2.',
    '5 open: found "many", expected a whole number from 0 to 100,000.',
    '6 rep: found nothing, expected the id or the e-mail of somebody on the roster.',
  ]);
  expect((await loadLoads(world.db.read)).size).toBe(0);
  expect(await load(world, 'person,open\nana,1\n')).toMatchObject({
    outcome: 'invalid',
    faults: [
      { line: 1, message: 'found no column "rep", expected the header rep,open.' },
      { line: 1 },
    ],
  });
});
