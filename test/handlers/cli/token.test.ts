import { expect, it } from 'vitest';
import { openCommandLine } from './command-line.ts';

it('the secret of a token is the first line, and only once', async () => {
  const { baton } = await openCommandLine();
  const { code, out } = await baton('token', 'create', '--scope', 'read', '--name', 'grafana');
  expect(code).toBe(0);
  const [secret = ''] = out.split('\n');
  expect(secret).toMatch(/^bt_/);
  const list = await baton('token', 'list');
  expect(list.out).toContain('grafana');
  expect(list.out).not.toContain(secret);
});

it('a token is revoked by its id, once', async () => {
  const { baton } = await openCommandLine();
  const { id } = JSON.parse((await baton('token', 'create', '--scope', 'ops', '--json')).out);
  expect((await baton('token', 'revoke', id)).out).toContain('opens nothing any more');
  expect((await baton('token', 'list')).out).toMatch(/^0 of 1 tokens in use/);
  const again = await baton('token', 'revoke', id);
  expect({ code: again.code, out: again.out }).toEqual({ code: 1, out: '' });
  expect(again.err).toContain(id);
});

it('an unknown scope is wrong usage and suggests one', async () => {
  const { baton } = await openCommandLine();
  const { code, err } = await baton('token', 'create', '--scope', 'raed');
  expect(code).toBe(2);
  expect(err).toContain('Did you mean read?');
});

it('what the command line does is audited with the OS user', async () => {
  const { baton, ctx } = await openCommandLine();
  await baton('token', 'create', '--scope', 'read');
  const events = await ctx.db.read.select().from(ctx.db.t.auditEvents);
  expect(events).toMatchObject([{ actor: 'cli:mia', action: 'token.created' }]);
});
