import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { dump } from '../../../support/cast.ts';
import { directoryWith, openCommandLine, smallWorkspace } from '../command-line.ts';

const HEADER = 'Email,First Name,Company,Phone,Lead Score';
const person = (n: number) => `p${n}@c${n}.test,Pat ${n},Company ${n},,${n}`;
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

type CommandLine = Awaited<ReturnType<typeof openCommandLine>>;

/** A workspace that is applied, and a file of leads beside it. */
async function withFile(lines: string[], overrides: Parameters<typeof openCommandLine>[0] = {}) {
  const line = await openCommandLine(overrides);
  const dir = directoryWith({
    ...smallWorkspace(),
    'leads.csv': [HEADER, ...lines, ''].join('\n'),
  });
  expect(await line.baton('apply', dir)).toMatchObject({ code: 0 });
  const file = join(dir, 'leads.csv');
  const run = (...more: string[]) =>
    line.baton('lead', 'import', file, '--source', 'website', ...more);
  const json = async (...more: string[]) => {
    const answered = await run('--json', ...more);
    return JSON.parse(answered.out || answered.err) as Record<string, unknown>;
  };
  return { ...line, dir, file, run, json };
}

const leadsOf = ({ ctx }: Pick<CommandLine, 'ctx'>) => ctx.db.read.select().from(ctx.db.t.leads);
const rejectsOf = (file: string) =>
  readFileSync(`${file}.rejected.csv`, 'utf8').trimEnd().split('\n');

describe('baton lead import', () => {
  it('takes every row as a lead of a file, and says so in counts', async () => {
    const line = await withFile([...people(120), person(3), 'nobody,No One,,,']);
    const { code, out } = await line.run();
    expect(code).toBe(0);
    expect(out.replaceAll(line.dir, 'DIR')).toBe(
      [
        'Imported DIR/leads.csv as website: 122 rows.',
        '  120 new leads, 0 joined a living lead, 1 came before, 1 rejected',
        'Rejected, and written to DIR/leads.csv.rejected.csv:',
        '  1  email.malformed  line 123: person.email: Found "nobody", expected an address such as dana@globex.test.',
        'No field is called Lead Score: kept as custom fields; --map says otherwise.',
        'Next: mend DIR/leads.csv.rejected.csv, then baton lead import DIR/leads.csv.rejected.csv --source website',
      ].join('\n'),
    );
    const leads = await leadsOf(line);
    expect(leads).toHaveLength(120);
    expect(leads.every(({ bulk, source }) => bulk && source === 'website')).toBe(true);
    expect(leads.map(({ submission }) => submission.custom['Lead Score'])).toContain('7');
  });

  it('does nothing with a file that is done, and calls its rows old in another file', async () => {
    const line = await withFile(people(60));
    await line.run();
    const before = await dump(line.ctx.db);
    const { code, out } = await line.run();
    expect([code, out.split('\n')[0]]).toEqual([0, expect.stringContaining('nothing was done')]);
    expect(await dump(line.ctx.db)).toBe(before);
    const dir = directoryWith({ 'more.csv': [HEADER, ...people(62), ''].join('\n') });
    const more = await line.baton(
      '--json',
      'lead',
      'import',
      join(dir, 'more.csv'),
      '--source',
      'website',
    );
    expect(JSON.parse(more.out)).toMatchObject({ accepted: 2, duplicates: 60, attached: 0 });
  });

  it('writes nothing on a dry run', async () => {
    const line = await withFile([...people(3), ',,,,']);
    const before = await dump(line.ctx.db);
    expect(await line.json('--dry-run')).toMatchObject({ outcome: 'tried', accepted: 3 });
    expect(await dump(line.ctx.db)).toBe(before);
    expect(existsSync(`${line.file}.rejected.csv`)).toBe(false);
  });

  it('goes on where Ctrl-C stopped it', async () => {
    const stops: (() => void)[] = [];
    const onInterrupt = (stop: () => void) => {
      if (stops.push(stop) === 1) stop();
      return () => {};
    };
    const line = await withFile(people(120), { onInterrupt });
    const first = await line.json();
    expect(first).toMatchObject({ outcome: 'stopped', accepted: 50, line: 51 });
    expect(await leadsOf(line)).toHaveLength(50);
    const second = await line.json();
    expect(second).toMatchObject({ outcome: 'finished', resumed_after_line: 51, accepted: 120 });
    expect(await leadsOf(line)).toHaveLength(120);
  });

  it('goes on after a crash between the rejected rows and the commit, and writes each once', async () => {
    const lines = people(120).map((row, n) => (n % 20 === 7 ? `bad ${n},,,,` : row));
    const line = await withFile(lines);
    const { tx } = line.ctx.db;
    let batches = 0;
    line.ctx.db = {
      ...line.ctx.db,
      tx: (work) => {
        batches += 1;
        // The first opens the import, the second takes 50 rows; the next never commits.
        return batches === 3 ? Promise.reject(new Error('the power went')) : tx(work);
      },
    };
    expect((await line.run()).code).toBe(1);
    expect(rejectsOf(line.file)).toHaveLength(1 + 5);
    expect(await line.json()).toMatchObject({
      outcome: 'finished',
      resumed_after_line: 51,
      accepted: 114,
      rejected: 6,
    });
    const rejected = rejectsOf(line.file).slice(1);
    expect(rejected.map((row) => row.split(',')[0])).toEqual(['9', '29', '49', '69', '89', '109']);
    expect(await leadsOf(line)).toHaveLength(114);
  });

  it('makes duplicates, and no leads, of a file whose position was lost', async () => {
    const line = await withFile(people(60));
    await line.run();
    const { imports } = line.ctx.db.t;
    const lost = { line: 0, accepted: 0, finishedAt: null };
    await line.ctx.db.tx(async (tx) => void (await tx.update(imports).set(lost)));
    expect(await line.json()).toMatchObject({ accepted: 0, duplicates: 60 });
    expect(await leadsOf(line)).toHaveLength(60);
  });

  it('writes no formula into a file that a spreadsheet opens, and reads it back as it was', async () => {
    const cells = ['=1+1', '+49', '-1', '@x', '\t=1'];
    const line = await withFile(cells.map((cell) => `x,"${cell}",,,`));
    await line.run();
    const shown = rejectsOf(line.file)
      .slice(1)
      .map((row) => row.split(',').at(-4));
    expect(shown.map((cell) => cell?.replaceAll('"', ''))).toEqual([
      "'=1+1",
      "'+49",
      "'-1",
      "'@x",
      "'\t=1",
    ]);
    const mended = readFileSync(`${line.file}.rejected.csv`, 'utf8').replace(',x,', ',a@b.test,');
    const dir = directoryWith({ 'mended.csv': mended });
    await line.baton('lead', 'import', join(dir, 'mended.csv'), '--source', 'website');
    const [lead] = await leadsOf(line);
    expect(lead?.submission.person).toEqual({ email: 'a@b.test', first_name: '=1+1' });
  });

  it('reads columns as a map says, and refuses one that names what is not there', async () => {
    const line = await withFile(['x,x,x,x,dana@globex.test']);
    const maps = directoryWith({
      'good.yml': 'person.email: Lead Score\n',
      'wrong.yml': 'person.email: Mail\n',
      'unknown.yml': 'person.emial: Email\n',
    });
    for (const [map, said] of [
      ['wrong.yml', 'The map names columns that are not there: Mail. leads.csv has: Email,'],
      ['unknown.yml', 'unknown field "person.emial"'],
    ] as const) {
      const { code, err } = await line.run('--map', join(maps, map));
      expect([code, err]).toEqual([1, expect.stringContaining(said)]);
    }
    expect(await line.json('--map', join(maps, 'good.yml'))).toMatchObject({ accepted: 1 });
  });

  it.each([
    [
      'no column that says who',
      'Company,Lead Score\nGlobex,1\n',
      'No column says who a lead is from',
    ],
    ['no header', '', 'has no header'],
    ['a quote that never ends', 'email\na@b.test\n"c@d.test\n', 'bad.csv:3 is no valid CSV'],
  ])('refuses a file with %s', async (_, text, said) => {
    const line = await withFile([]);
    const dir = directoryWith({ 'bad.csv': text });
    const { code, err } = await line.baton(
      'lead',
      'import',
      join(dir, 'bad.csv'),
      '--source',
      'website',
    );
    expect([code, err]).toEqual([1, expect.stringContaining(said)]);
  });

  it('understands semicolons and a byte order mark', async () => {
    const line = await withFile([]);
    const dir = directoryWith({
      'excel.csv': '\uFEFFE-Mail;Firma;Ort, Land\r\na@b.test;x,y;z\r\n',
    });
    const file = join(dir, 'excel.csv');
    const answered = await line.baton('--json', 'lead', 'import', file, '--source', 'website');
    expect(JSON.parse(answered.out)).toMatchObject({
      accepted: 1,
      custom_columns: ['Firma', 'Ort, Land'],
    });
  });

  it('draws a bar where somebody watches, and none for machines', async () => {
    const drawn: string[] = [];
    const terminal = new Writable({
      write(chunk: Buffer, _, done) {
        drawn.push(chunk.toString());
        done();
      },
    });
    const line = await withFile(people(60), { terminal });
    await line.json('--dry-run');
    expect(drawn).toEqual([]);
    await line.run();
    expect(drawn.join('')).toContain('rows');
  });
});
