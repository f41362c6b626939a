import { expect, it } from 'vitest';
import { openCommandLine } from './command-line.ts';

const STORE = { name: 'store', fine: true, found: 'SQLite, WAL', mend: null };
const SLACK = { name: 'slack scopes', fine: false, found: 'no chat:write', mend: 'Add it.' };

it('doctor marks what is fine, and says below the rest how to mend it', async () => {
  const { baton } = await openCommandLine({ doctor: async () => [STORE, SLACK] });
  const { code, out } = await baton('doctor');
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    '2 checks, 1 to mend.',
    '✓  store         SQLite, WAL',
    '✗  slack scopes  no chat:write',
    '   → Add it.',
    'Mend what → says, then: baton doctor',
  ]);
});

it('doctor is content when every check is fine', async () => {
  const { baton } = await openCommandLine({ doctor: async () => [STORE] });
  const { code, out } = await baton('doctor');
  expect(code).toBe(0);
  expect(out).toMatch(/^1 check, all fine\./);
});

it('doctor prints its checks for machines, and still fails', async () => {
  const { baton } = await openCommandLine({ doctor: async () => [STORE, SLACK] });
  const { code, out, err } = await baton('doctor', '--json');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toEqual({ fine: false, checks: [STORE, SLACK] });
});

it('the signs are coloured on a terminal only', async () => {
  const coloured = await openCommandLine({ isTty: true, doctor: async () => [STORE, SLACK] });
  const { out } = await coloured.baton('doctor');
  expect(out).toContain('\u001b[32m✓\u001b[39m');
  expect(out).toContain('\u001b[31m✗\u001b[39m');
});

it('migrate says how many migrations it applied, or that none was missing', async () => {
  const behind = await openCommandLine({ migrate: async () => 2 });
  expect((await behind.baton('migrate')).out).toMatch(/^2 migrations applied/);
  const current = await openCommandLine();
  expect((await current.baton('migrate')).out).toMatch(/^The database is up to date/);
  expect(JSON.parse((await current.baton('migrate', '--json')).out)).toEqual({ applied: 0 });
});

it('backup names the file and its size', async () => {
  const { baton } = await openCommandLine({ backup: async () => ({ bytes: 123_456 }) });
  const { code, out } = await baton('backup', 'copy.db');
  expect(code).toBe(0);
  expect(out).toMatch(/^copy\.db is a copy of the database: 123,456 bytes\./);
});
