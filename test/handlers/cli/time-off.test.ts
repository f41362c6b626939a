import { expect, it } from 'vitest';
import { directoryWith, openCommandLine, smallWorkspace } from './command-line.ts';

async function openAcme() {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const roster =
    files['roster.yml']?.replace('id: ana,', 'id: ana, timezone: Europe/Madrid,') ?? '';
  await line.baton('apply', directoryWith({ ...files, 'roster.yml': roster }));
  const add = (from: string, to: string, ...more: string[]) =>
    line.baton('time-off', 'add', 'ana', '--from', from, '--to', to, ...more);
  const read = async (...words: string[]) =>
    JSON.parse((await line.baton('time-off', ...words, '--json')).out);
  return { ...line, add, read };
}

it('plans time off in the zone of the rep, lists it and takes it back', async () => {
  const { add, read, baton } = await openAcme();
  const { out, code } = await add('tomorrow', '26 nov 12:00', '--cover', 'ben');
  expect([code, out.split('\n')]).toEqual([
    0,
    [
      expect.stringMatching(
        /^Ana Ruiz has time off: Tue 24 Nov – Thu 26 Nov 12:00 \(Europe\/Madrid\), Ben Okafor covers, set by \S+\.$/,
      ),
      'Next: baton availability ana --at 2026-11-23T23:00:00.000Z',
    ],
  ]);
  const [row] = await read('list', 'ana');
  expect(row).toMatchObject({
    rep: 'ana',
    cover: 'ben',
    cover_name: 'Ben Okafor',
    from: '2026-11-23T23:00:00.000Z',
    until: '2026-11-26T11:00:00.000Z',
    begun: false,
    time_zone: 'Europe/Madrid',
  });
  expect(await read('cancel', row.id)).toMatchObject({ id: row.id });
  expect((await baton('time-off', 'list')).out).toMatch(/^No time off is planned\./);
});

it('begins at once what starts by now, and says what followed', async () => {
  const { add, baton } = await openAcme();
  const { out } = await add('2026-11-23T09:00:00Z', '2026-11-24T09:00:00Z');
  expect(out).toContain('\n0 offers went to others.\n');
  expect((await baton('time-off', 'list')).out).toContain('goes on now');
});

it('names the option that is wrong, and what to do', async () => {
  const { add, baton } = await openAcme();
  const refused = async (from: string, to: string, ...more: string[]) => {
    const { err, code } = await add(from, to, ...more);
    expect(code).toBe(2);
    return err;
  };
  expect(await refused('sometime', 'friday')).toContain('“sometime” is no time. Try 15:00');
  expect(await refused('24 dec', '2026-12-01')).toContain('--to: It has to end after it starts.');
  expect(await refused('1 nov 2026', 'friday')).toContain('is no time');
  expect(await refused('2026-11-01T00:00:00Z', 'friday')).toContain('--to: That time has passed.');
  expect(await refused('friday', '2d', '--cover', 'ana')).toContain(
    '--cover: Ana Ruiz cannot cover',
  );
  await add('friday', '2d');
  expect(await refused('friday', '1d')).toMatch(
    /--from: There is time off Fri 27 Nov – Sat 28 Nov/,
  );
  const gone = await baton('time-off', 'cancel', 'abs_0');
  expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('baton time-off list')]);
  const nobody = await baton('time-off', 'list', 'zoe');
  expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('nobody called “zoe”')]);
});
