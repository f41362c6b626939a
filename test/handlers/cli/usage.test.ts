import { expect, it } from 'vitest';
import { directoryWith, openCommandLine } from './command-line.ts';

it('without a command the help is shown and it counts as wrong usage', async () => {
  const { baton } = await openCommandLine();
  const { code, out, err } = await baton();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Usage: baton/);
});

it('help that was asked for is an answer', async () => {
  const { baton } = await openCommandLine();
  const { code, out, err } = await baton('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const group of ['init', 'apply', 'doctor', 'lead', 'route', 'outbox', 'audit', 'token']) {
    expect(out).toContain(`\n  ${group}`);
  }
});

it('the help of a command shows the options that all commands have', async () => {
  const { baton } = await openCommandLine();
  const { code, out } = await baton('lead', 'submit', '--help');
  expect(code).toBe(0);
  expect(out).toContain('--source <id>');
  expect(out).toContain('--json');
});

it('an unknown command suggests the nearest one', async () => {
  const { baton } = await openCommandLine();
  const { code, out, err } = await baton('aply', 'acme');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain("Unknown command 'aply'");
  expect(err).toContain('Did you mean apply?');
  expect(err).toContain('`baton --help`');
});

it('wrong usage inside a group points at the help of that group', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('lead', 'submit', 'lead.json');
  expect(code).toBe(2);
  expect(err).toContain('--source');
  expect(err).toContain('`baton lead submit --help`');
});

it('a group without a command shows its help', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('lead');
  expect(code).toBe(2);
  expect(err).toMatch(/^Usage: baton lead/);
});

it('with --json wrong usage is one JSON document on stderr', async () => {
  const { baton } = await openCommandLine();
  for (const argv of [['aply', '--json'], ['--json'], ['--json', 'lead']]) {
    const { code, out, err } = await baton(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'input.usage', details: {} } });
  }
});

it('--json counts before and after the command', async () => {
  const { baton } = await openCommandLine();
  for (const argv of [
    ['--json', 'token', 'list'],
    ['token', 'list', '--json'],
  ]) {
    const { code, out, err } = await baton(...argv);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual([]);
  }
});

it('the store is closed when a command fails', async () => {
  const { baton, opened } = await openCommandLine();
  const { code } = await baton('token', 'revoke', 'tok_none');
  expect(code).toBe(1);
  expect(opened).toEqual({ stores: 1, closed: 1 });
});

it('what was not foreseen is called a fault in Baton itself', async () => {
  const { baton } = await openCommandLine({
    migrate: async () => {
      throw new TypeError('x is not a function');
    },
  });
  const { code, out, err } = await baton('migrate');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('x is not a function (bug.unexpected)');
  expect(err).toContain('fault in Baton itself');
});

it('text from outside cannot move the cursor or turn the line around', async () => {
  const { baton } = await openCommandLine();
  const file = `${directoryWith({})}/\u001b[2Jgone\u202E.json`;
  const { err } = await baton('source', 'test', file);
  expect(err).toContain('gone');
  expect(err).not.toContain('\u001b');
  expect(err).not.toContain('\u202E');
});

it('the version is printed when it is known', async () => {
  const { baton } = await openCommandLine({ version: '1.2.3' });
  expect(await baton('--version')).toEqual({ code: 0, out: '1.2.3', err: '' });
});
