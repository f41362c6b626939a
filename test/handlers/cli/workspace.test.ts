import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listRepRecords } from '../../../src/db/workspace/team-store.ts';
import type { SlackPerson } from '../../../src/ports.ts';
import { directoryWith, openCommandLine, smallWorkspace } from './command-line.ts';

it('init writes a first workspace that apply accepts', async () => {
  const { baton } = await openCommandLine();
  const dir = join(directoryWith({}), 'acme');
  const { code, out } = await baton('init', dir);
  expect(code).toBe(0);
  expect(out).toContain(`baton apply ${dir}`);
  expect(readdirSync(dir)).toContain('policy.yml');
  expect((await baton('apply', dir)).code).toBe(0);
});

it('init writes nothing over a file, and names it', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith({ 'policy.yml': 'mine' });
  const { code, out, err } = await baton('init', dir);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('policy.yml already; nothing was written');
  expect(readdirSync(dir)).toEqual(['policy.yml']);
  expect(readFileSync(join(dir, 'policy.yml'), 'utf8')).toBe('mine');
});

const person = (id: string, name: string, over: Partial<SlackPerson> = {}): SlackPerson => ({
  id,
  name,
  handle: '',
  email: null,
  title: '',
  timeZone: null,
  isOwner: false,
  ...over,
});

it('init takes the people of Slack, and apply accepts them without a fault', async () => {
  const many = Array.from({ length: 60 }, (_, i) => person(`U${i}`, `Rep “${i}”: #1, {x}`));
  const odd = ['007', 'true', 'null', '佐藤 陽', '- [a', '1e3', 'O\'Hara & "Søn"'];
  const listPeople = async () => [
    person('U0ZOE', 'Zoe', { email: 'zoe@loom.test', timeZone: 'Asia/Tokyo', isOwner: true }),
    ...many,
    ...odd.map((name, i) => person(`W${i}`, name)),
  ];
  const { baton, ctx } = await openCommandLine({ listPeople });
  const dir = join(directoryWith({}), 'loom');
  const { code, out } = await baton('init', dir, '--from-slack');
  expect(code).toBe(0);
  expect(out).toContain(`to ${dir}: 68 people.`);
  expect(out).toContain('With the role admin: zoe.');
  expect(out.split('\n').at(-1)).toContain(`baton apply ${dir}`);
  const applied = await baton('apply', dir);
  expect(applied).toMatchObject({ code: 0, err: '' });
  expect(applied.out).not.toContain('(warning)');
  const reps = await listRepRecords(ctx.db.read);
  expect(reps).toHaveLength(68);
  const names = reps.map((rep) => rep.profile.name);
  expect(names).toEqual(expect.arrayContaining([...odd, ...many.map((one) => one.name)]));
  expect(reps.find((rep) => rep.id === 'zoe')).toMatchObject({
    slackUserId: 'U0ZOE',
    profile: { role: 'admin', timezone: 'Asia/Tokyo' },
  });
});

it('init takes the people of a CSV file, and apply accepts them', async () => {
  const { baton } = await openCommandLine();
  const csv = 'Name,E-mail,Manager,Shoe size\nAna Ruiz,ana@acme.test,Mia,38\nMia,mia@acme.test,,\n';
  const dir = directoryWith({ 'team.csv': csv });
  const { code, out } = await baton('init', dir, '--from-csv', join(dir, 'team.csv'));
  expect({ code, out }).toMatchObject({ code: 0 });
  expect(out).toContain('Not read: the columns Shoe size.');
  expect(out).toContain('With the role manager: mia.');
  expect(out).toContain('Nobody has the role admin yet');
  expect(await baton('apply', dir)).toMatchObject({ code: 0, err: '' });
  const second = join(dir, 'second');
  const named = ['--from-csv', join(dir, 'team.csv'), '--me', 'ANA@acme.test', '--json'];
  expect(JSON.parse((await baton('init', second, ...named)).out)).toMatchObject({
    people: [
      { id: 'ana', role: 'admin', weight: 100 },
      { id: 'mia', role: 'manager' },
    ],
    ignored_columns: ['Shoe size'],
  });
});

it('init names every row of a CSV file that cannot be used, and writes nothing', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith({ 'team.csv': 'name,email\nAna,ana@\nBen,ben@acme.test\nCy,\n' });
  const { code, out, err } = await baton('init', dir, '--from-csv', join(dir, 'team.csv'));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('team.csv:2 email: found "ana@"');
  expect(err).toContain('team.csv:4 email: found nothing');
  expect(readdirSync(dir)).toEqual(['team.csv']);
});

it('init plans no second rep where there is one person, and apply accepts it', async () => {
  const zoe = person('U0ZOE', 'Zoe', { isOwner: true });
  const { baton } = await openCommandLine({ listPeople: async () => [zoe] });
  const dir = join(directoryWith({}), 'loom');
  await baton('init', dir, '--from-slack');
  const policy = readFileSync(join(dir, 'policy.yml'), 'utf8');
  expect(policy).toMatch(/^ {2}standard: .*on_breach: \[escalate\]/m);
  expect(await baton('apply', dir)).toMatchObject({ code: 0, err: '' });
});

it('init asks Slack only where it could write', async () => {
  let asked = 0;
  const listPeople = async () => [person('U0ZOE', `Zoe ${++asked}`)];
  const { baton } = await openCommandLine({ listPeople });
  expect((await baton('init', directoryWith({ 'roster.yml': '' }), '--from-slack')).code).toBe(1);
  expect(asked).toBe(0);
  const unknown = await baton('init', directoryWith({}), '--from-slack', '--only', 'x@a.test');
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.err).toContain('Slack shows no member x@a.test');
  expect(asked).toBe(1);
});

it.each([
  [['--from-slack', '--from-csv', 'x.csv']],
  [['--from-csv', 'x.csv', '--only', 'ana@acme.test']],
  [['--match', 'sales']],
  [['--me', 'ana@acme.test']],
])('init does not understand %j', async (options) => {
  const { baton } = await openCommandLine();
  expect(await baton('init', '/nowhere/acme', ...options)).toMatchObject({ code: 2, out: '' });
});

it('apply publishes a workspace and says what changed', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  const { code, out } = await baton('apply', dir);
  expect(code).toBe(0);
  expect(out).toMatch(/^Applied .*: policy v1 is live\./);
  expect(out).toContain('+ rep ana');
  expect(out.split('\n').at(-1)).toBe('Next: baton doctor');
  expect((await baton('apply', dir)).out).toMatch(/^Nothing to change: policy v1 is live\./);
});

it('apply brings the database up to date first', async () => {
  let migrations = 0;
  const { baton } = await openCommandLine({ migrate: async () => ++migrations });
  await baton('apply', directoryWith(smallWorkspace()));
  expect(migrations).toBe(1);
});

it('a dry run changes nothing', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  const { code, out } = await baton('apply', dir, '--dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/^Nothing was changed; no policy is live\./);
  expect(out).toContain('+ policy v1');
  const { outcome, policy_version } = JSON.parse((await baton('apply', dir, '--json')).out);
  expect({ outcome, policy_version }).toEqual({ outcome: 'applied', policy_version: 1 });
});

it('a fault names its file, line and what was meant; nothing is changed', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  files['roster.yml'] += '  - { id: cleo, name: Cleo, capasity: { open: 5 } }\n';
  const dir = directoryWith(files);
  const { code, out, err } = await baton('apply', dir);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^roster\.yml:6 reps\[3\]\.capasity: .*[Dd]id you mean "capacity"\?/m);
  expect(err).toContain('nothing was changed');
  expect((await baton('export', directoryWith({}))).code).toBe(1);
});

it('with --json the faults are data on stderr', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith({ ...smallWorkspace(), 'policy.yml': 'version: 1\nrulez: []\n' });
  const { code, out, err } = await baton('apply', dir, '--json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  const { error } = JSON.parse(err);
  expect(error.code).toBe('input.invalid_workspace');
  expect(error.details.faults).toContainEqual(expect.objectContaining({ file: 'policy.yml' }));
});

it('a directory that is not there is no empty workspace', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('apply', '/nowhere/acme');
  expect(code).toBe(1);
  expect(err).toContain('There is no directory /nowhere/acme.');
});

it('an edit of an older version is refused with both changes, unless it says --onto', async () => {
  const { baton } = await openCommandLine();
  const files = smallWorkspace();
  await baton('apply', directoryWith(files));
  const [first = ''] = [files['policy.yml']];
  const theirs = first.replace('ana: 100', 'ana: 50');
  await baton('apply', directoryWith({ ...files, 'policy.yml': theirs }));
  const yours = `based_on: v1\n${first.replace('ben: 100', 'ben: 25')}`;
  const dir = directoryWith({ ...files, 'policy.yml': yours });
  const { code, err } = await baton('apply', dir);
  expect(code).toBe(1);
  expect(err).toContain('--onto v2');
  expect(err).toMatch(/theirs:\n.*ana.*\nyours:\n.*ben/);
  expect((await baton('apply', dir, '--onto', 'v2')).out).toMatch(/policy v3 is live/);
});

it('export writes what apply finds unchanged', async () => {
  const { baton } = await openCommandLine();
  await baton('apply', directoryWith(smallWorkspace()));
  const dir = join(directoryWith({}), 'copy');
  const { code, out } = await baton('export', dir);
  expect(code).toBe(0);
  expect(out).toContain('roster.yml, policy.yml, sources.yml');
  expect((await baton('apply', dir)).out).toMatch(/^Nothing to change/);
});

it('export replaces an older export only with --force, and nothing else ever', async () => {
  const { baton } = await openCommandLine();
  const dir = directoryWith(smallWorkspace());
  await baton('apply', dir);
  const refused = await baton('export', dir);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('Add --force');
  expect((await baton('export', dir, '--force')).code).toBe(0);
  const strange = await baton('export', directoryWith({ 'notes.txt': '' }), '--force');
  expect(strange.code).toBe(1);
  expect(strange.err).toContain('notes.txt');
});

it('there is nothing to export before something is published', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('export', directoryWith({}));
  expect(code).toBe(1);
  expect(err).toContain('Nothing is published yet');
});
