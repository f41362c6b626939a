import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLead } from '../../../../src/db/leads/lead-store.ts';
import {
  findRepById,
  listRepRecords,
  loadHolidays,
} from '../../../../src/db/workspace/team-store.ts';
import { followSlackUser } from '../../../../src/services/people/follow-slack-user.ts';
import { formatFault } from '../../../../src/services/workspace/file-fault.ts';
import {
  importRoster,
  type RosterImport,
} from '../../../../src/services/workspace/roster/import-roster.ts';
import { askedAbout, auditActions, offeredLead, withoutTrace } from '../../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../../support/world.ts';

const csv = (...lines: string[]) => lines.join('\n');
const KNOWN = ROSTER.replace(
  'slack: U0ANA,',
  'slack: U0ANA, skills: [es], capacity: { open: 20, day: 5 }, crm: { hubspot: "501" },',
);
const bring = (world: World, text: string, over: Partial<RosterImport> = {}) =>
  importRoster(world.ctx, {
    file: 'team.csv',
    text,
    dryRun: false,
    prune: false,
    actor: { kind: 'cli', osUser: 'kim' },
    ...over,
  });
const profileOf = async (world: World, id: string) =>
  (await findRepById(world.db.read, id))?.profile;

async function faultsOf(world: World, text: string, over: Partial<RosterImport> = {}) {
  const outcome = await bring(world, text, over);
  return outcome.outcome === 'invalid' ? outcome.faults.map(formatFault) : [];
}

describe('a file of people', () => {
  it('adds and changes people, each with an audit row, and prints the difference', async () => {
    const world = await createWorld({ roster: KNOWN });
    const outcome = await bring(
      world,
      csv(
        'id,name,email,slack,manager,timezone,hours,holidays,skills,capacity_open,crm_pipedrive',
        'dirk,Dirk Vogel,Dirk@acme.test,U0DIRK,Mia Chen,Europe/Berlin,mon-thu 09:00-13:00 14:00-18:00; fri 09:00-15:00,DE-BE,de;en,20,77',
        'ben,,,,,Europe/London,,,,,',
      ),
    );
    expect(outcome).toMatchObject({
      outcome: 'imported',
      changes: ['+ rep dirk', '~ rep ben: timezone "UTC" → "Europe/London"'],
      added: ['dirk'],
      changed: ['ben'],
      removed: [],
    });
    expect(await findRepById(world.db.read, 'dirk')).toMatchObject({
      slackUserId: 'U0DIRK',
      profile: {
        email: 'dirk@acme.test',
        manager: 'mia',
        hours: { 'mon-thu': ['09:00-13:00', '14:00-18:00'], fri: ['09:00-15:00'] },
        skills: ['de', 'en'],
        capacity: { open: 20 },
        crm: { pipedrive: '77' },
      },
    });
    expect(await auditActions(world)).toEqual(expect.arrayContaining(['rep.added', 'rep.changed']));
    expect((await loadHolidays(world.db.read)).get('DE-BE')).toContain('2026-12-25');
  });

  it('leaves alone what it does not say, and empties what it says is nothing', async () => {
    const world = await createWorld({ roster: KNOWN });
    await bring(world, csv('email,capacity_open,crm_salesforce', 'ana@acme.test,30,005A'));
    expect(await profileOf(world, 'ana')).toMatchObject({
      skills: ['es'],
      capacity: { open: 30, day: 5 },
      crm: { hubspot: '501', salesforce: '005A' },
      manager: 'mia',
    });
    await bring(world, csv('id,skills,capacity_open,manager', 'ana,-,-,-'));
    const { skills, capacity, manager } = (await profileOf(world, 'ana')) ?? {};
    expect({ skills, capacity, manager }).toEqual({ skills: [], capacity: { day: 5 } });
  });

  it('may be a roster, or a list of its people', async () => {
    const world = await createWorld({ roster: KNOWN });
    const whole =
      'version: 1\nchannels: { ops: C0X }\nreps:\n  - { id: dirk, name: Dirk, slack: U0DIRK }\n';
    expect(await bring(world, whole, { file: 'roster.yml' })).toMatchObject({
      changes: ['+ rep dirk'],
      ignored: ['channels'],
    });
    const list = '- { id: ana, capacity: { open: 9 } }\n';
    expect(await bring(world, list, { file: 'team.yaml' })).toMatchObject({
      changes: ['~ rep ana: capacity.open 20 → 9'],
    });
  });

  it('changes nothing the second time', async () => {
    const world = await createWorld();
    const text = csv('id,name,email,weight', 'dirk,Dirk,dirk@acme.test,50');
    await bring(world, text);
    const again = await withoutTrace(world, () => bring(world, text));
    expect(again).toMatchObject({ outcome: 'unchanged', changes: ['= reps unchanged'] });
    expect(again).toMatchObject({ ignored: ['weight'] });
  });

  it('says what it would change and changes nothing on a dry run', async () => {
    const world = await createWorld();
    const text = csv('id,name,email', 'dirk,Dirk,dirk@acme.test');
    const outcome = await withoutTrace(world, () => bring(world, text, { dryRun: true }));
    expect(outcome).toMatchObject({ outcome: 'previewed', changes: ['+ rep dirk'] });
  });

  it('gives whoever has no id one of their own, and knows them again by it', async () => {
    const world = await createWorld();
    const text = csv(
      'Full name,E-mail address',
      'Ana Ito,ana@umbra.test',
      'Ben Koch,ben@acme.test',
    );
    expect(await bring(world, text)).toMatchObject({ added: ['ana-2'], changed: [] });
    expect(await bring(world, text)).toMatchObject({ outcome: 'unchanged' });
  });

  it('gives somebody a new id only when told so; the old one goes', async () => {
    const world = await createWorld({ roster: KNOWN });
    expect(await faultsOf(world, csv('id,email', 'ana.ruiz,ana@acme.test'))).toEqual([
      'team.csv:2 id: found "ana.ruiz" for Ana Ruiz, who is on the roster as "ana". Ids never change: write ana, or add renamed_from: ana.',
    ]);
    const text = csv('id,renamed_from', 'ana.ruiz,ana');
    expect(await bring(world, text)).toMatchObject({
      added: ['ana.ruiz'],
      removed: ['ana'],
      stillNamed: [{ repId: 'ana', kind: 'not_on_roster', places: ['pool emea'] }],
    });
    expect(await findRepById(world.db.read, 'ana.ruiz')).toMatchObject({
      slackUserId: 'U0ANA',
      profile: { name: 'Ana Ruiz', skills: ['es'], renamed_from: 'ana' },
    });
    expect(await bring(world, text)).toMatchObject({ outcome: 'unchanged' });
  });

  it('brings what waits to whoever can take it now', async () => {
    const roster = `${ROSTER}  - { id: dirk, name: Dirk Vogel, email: dirk@acme.test }\n`;
    const policy = POLICY.replace('ana: 100, ben: 100, cleo: 100', 'dirk: 100');
    const world = await createWorld({ policy, roster });
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    await bring(world, csv('id,slack', 'dirk,U0DIRK'));
    await world.settle();
    expect((await askedAbout(world, leadId)).repId).toBe('dirk');
  });

  it('lets in again whoever it names another Slack user for', async () => {
    const world = await createWorld();
    await followSlackUser(world.ctx, { userId: 'U0ANA', deleted: true });
    await bring(world, csv('id,timezone', 'ana,Europe/Madrid'));
    expect(await auditActions(world)).not.toContain('rep.reactivated');
    await bring(world, csv('id,slack', 'ana,U1ANA'));
    expect(await auditActions(world)).toContain('rep.reactivated');
  });
});

describe('a file with faults', () => {
  it.each([
    ['', 'team.csv:1 id: found no column that tells people apart, expected id, email or slack.'],
    ['id,name', 'team.csv:1: found no rows, expected one a person.'],
    ['id,id', 'team.csv:1 id: found a second column for id, expected one.'],
    ['id,name\nana,"Ana', 'found no valid CSV'],
    ['id,name\n,Zed', 'team.csv:2 id: found nothing, expected an id, an e-mail address or'],
    ['id,name\nzed,', 'team.csv:2 name: found nothing, expected a text'],
    ['id,name\nana,Ana\nana,Ana', 'team.csv:3 id: found "ana" again, first in line 2.'],
    ['id,E-mail\nana,ana@', 'team.csv:2 E-mail: found "ana@", expected an e-mail address.'],
    [
      'id,E-mail\nana,ben@acme.test',
      'team.csv:2 E-mail: found "ben@acme.test", which is of Ben Koch (ben).',
    ],
    ['id,slack\nana,U0BEN', 'team.csv:2 slack: found "U0BEN", which is of Ben Koch (ben).'],
    ['id,manager\nana,Zed', 'team.csv:2 manager: found "Zed", expected the id, the e-mail or the'],
    ['id,role\nana,boss', 'team.csv:2 role: found "boss", expected "rep" or'],
    ['id,Max open\nana,lots', 'team.csv:2 Max open: found "lots", expected'],
    ['id,hours\nana,mon-fri 9-17', 'team.csv:2 hours: found "9-17", expected a span'],
    ['id,tz\nana,Madrid', 'team.csv:2 tz: found "Madrid", expected an IANA time zone'],
    ['id,holidays\nana,XX', 'team.csv:2 holidays: '],
  ])('%j names line, column, found and expected', async (text, words) => {
    const world = await createWorld();
    const faults = await withoutTrace(world, () => faultsOf(world, text));
    expect(faults).toContainEqual(expect.stringContaining(words));
  });

  it('brings in no row while one is wrong', async () => {
    const world = await createWorld();
    const text = csv('id,name,email', 'dirk,Dirk,dirk@acme.test', 'ed,Ed,ed@');
    await withoutTrace(world, () => faultsOf(world, text));
    expect((await listRepRecords(world.db.read)).map(({ id }) => id)).not.toContain('dirk');
  });

  it('of YAML names line and key', async () => {
    const world = await createWorld();
    const yaml = { file: 'team.yml' };
    expect(await faultsOf(world, '- { id: ana }\n- { id: ben, skils: [x] }\n', yaml)).toEqual([
      expect.stringContaining('team.yml:2 [1].skils: found the unknown key "skils"'),
    ]);
    expect(await faultsOf(world, 'reps: 3\n', yaml)).toEqual([
      expect.stringContaining('expected a list of people'),
    ]);
  });

  it('warns of a manager who may not act as one', async () => {
    const world = await createWorld();
    expect(await bring(world, csv('id,manager', 'ana,ben'))).toMatchObject({
      outcome: 'imported',
      warnings: [{ line: 2, path: 'manager', severity: 'warning' }],
    });
  });
});

describe('whoever is not in the file', () => {
  const ALL_BUT_ANA = csv('id', 'ben', 'cleo', 'mia', 'lou');
  const PRUNE = { prune: true } as const;

  it('stays, unless the file is the whole roster', async () => {
    const world = await createWorld();
    expect(await bring(world, ALL_BUT_ANA)).toMatchObject({ outcome: 'unchanged' });
    expect(await bring(world, ALL_BUT_ANA, PRUNE)).toMatchObject({
      changes: ['- rep ana'],
      removed: ['ana'],
      stillNamed: [{ repId: 'ana', places: ['pool emea'] }],
    });
    expect(await auditActions(world)).toContain('rep.removed');
    for (const person of ['a@a.test', 'b@b.test', 'c@c.test']) {
      expect((await offeredLead(world, person)).repId).not.toBe('ana');
    }
  });

  it('is not removed while leads wait for them', async () => {
    const world = await createWorld();
    const offer = await offeredLead(world, 'dana@globex.test');
    const others = ['ana', 'ben', 'cleo', 'mia', 'lou'].filter((id) => id !== offer.repId);
    const outcome = await withoutTrace(world, () => bring(world, csv('id', ...others), PRUNE));
    expect(outcome).toMatchObject({
      outcome: 'has_open_leads',
      openLeads: [{ repId: offer.repId, leadId: offer.leadId }],
    });
    expect((await askedAbout(world, offer.leadId)).repId).toBe(offer.repId);
  });
});

const example = (name: string) =>
  readFileSync(new URL(`../../../../examples/acme/${name}`, import.meta.url), 'utf8');

it('the example of new people fits the company it stands beside', async () => {
  const world = await createWorld({ roster: example('roster.yml'), policy: example('policy.yml') });
  const outcome = await bring(world, example('new-people.csv'), { file: 'new-people.csv' });
  expect(outcome).toMatchObject({ added: ['kai', 'lena'], warnings: [], ignored: [] });
});
