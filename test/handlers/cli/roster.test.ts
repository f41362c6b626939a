import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from './command-line.ts';

async function withTeam(texts: Record<string, string>) {
  const line = await openCommandLine();
  expect((await line.baton('apply', directoryWith(smallWorkspace()))).code).toBe(0);
  const dir = directoryWith(texts);
  return { ...line, file: (name: string) => join(dir, name) };
}

describe('roster load', () => {
  it('takes over the open work of a CRM, which stands beside the leads of each', async () => {
    const { baton, file } = await withTeam({ 'work.csv': 'rep,open\nana,4\nben,1\n' });
    const { code, out } = await baton('roster', 'load', file('work.csv'));
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Took over the open work of 2 people: 5 in all.',
      'It fills them beside their leads for 24 hours. Load a new file before that.',
      'Next: baton availability REP',
    ]);
    const { out: ana } = await baton('availability', 'ana');
    expect(ana).toContain('open 4, day 0, week 0, 4 of the open in the CRM');
  });

  it('refuses a file with faults by line, and takes over none of it', async () => {
    const { baton, file } = await withTeam({ 'work.csv': 'rep,open\nana,4\nbne,1\n' });
    const { code, err } = await baton('roster', 'load', file('work.csv'));
    expect(code).toBe(1);
    expect(err).toContain('work.csv:3 rep: found "bne", expected the id or the e-mail');
    expect((await baton('availability', 'ana')).out).toContain('open 0, day 0, week 0');
  });
});

describe('roster import', () => {
  it('says what it would bring, brings it, and finds nothing the second time', async () => {
    const team = 'id,name,email,desk\ndirk,Dirk Vogel,dirk@acme.test,4\n';
    const { baton, file } = await withTeam({ 'team.csv': team });
    const path = file('team.csv');
    const preview = await baton('roster', 'import', path, '--dry-run');
    expect(preview.out.split('\n')).toEqual([
      `Nothing was changed. ${path} would bring:`,
      '+ rep dirk',
      'Not read: desk.',
      `Next: baton roster import ${path}`,
    ]);
    const done = await baton('roster', 'import', path);
    expect(done.out).toContain(`Imported ${path}: 1 person added.`);
    expect((await baton('roster', 'import', path)).out).toContain('Nothing to change');
  });

  it('refuses a file with faults by line, column, found and expected', async () => {
    const { baton, file } = await withTeam({ 'team.csv': 'id,E-mail\nana,ana@\n' });
    const { code, err } = await baton('roster', 'import', file('team.csv'));
    expect(code).toBe(1);
    expect(err).toContain('team.csv:2 E-mail: found "ana@", expected an e-mail address.');
    expect(err).toContain('1 fault; nothing was changed');
  });

  it('names where somebody who was removed is still named, and what to do', async () => {
    const { baton, file } = await withTeam({
      'team.yml': '- { id: zoe, name: Zoe, role: admin }\n',
    });
    const { code, out } = await baton('roster', 'import', file('team.yml'), '--prune');
    expect(code).toBe(0);
    expect(out).toMatch(/! ana is still named: pool \w+/);
    expect(out).toContain('Take them out with /routing policy, or baton apply DIR.');
  });

  it('prints the same for machines', async () => {
    const { baton, file } = await withTeam({ 'team.yml': '- { id: zoe, name: Zoe }\n' });
    const { out } = await baton('--json', 'roster', 'import', file('team.yml'));
    expect(JSON.parse(out)).toMatchObject({ outcome: 'imported', added: ['zoe'], still_named: [] });
  });
});
