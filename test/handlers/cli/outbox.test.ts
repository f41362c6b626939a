import { expect, it } from 'vitest';
import { enqueue } from '../../../src/db/delivery/outbox-store.ts';
import type { OutboxState } from '../../../src/routing/model/offer.ts';
import type { Context } from '../../../src/services/context.ts';
import { openCommandLine } from './command-line.ts';

function promised(ctx: Context, state: OutboxState = 'ready'): Promise<string> {
  return ctx.db.tx(async (tx) => {
    const message = { destination: 'crm', kind: 'lead.closed', leadId: null, payload: {} } as const;
    const id = await enqueue(tx, ctx, message);
    if (state === 'ready') return id;
    await tx.update(tx.t.outbox).set({ state: 'sending' });
    await tx.update(tx.t.outbox).set({ state, lastError: 'gone' });
    return id;
  });
}

it('an empty outbox says so', async () => {
  const { baton } = await openCommandLine();
  expect(await baton('outbox', 'list')).toEqual({ code: 0, out: 'Nothing waits.', err: '' });
  expect(JSON.parse((await baton('outbox', 'list', '--json')).out)).toEqual([]);
});

it('messages are listed by state, and a dead one comes with its mend', async () => {
  const { baton, ctx } = await openCommandLine();
  const id = await promised(ctx, 'dead');
  const { code, out } = await baton('outbox', 'list', '--status', 'dead');
  expect(code).toBe(0);
  expect(out).toMatch(/^1 message\n {2}msg_\w+ {2}dead {2}crm {2}lead\.closed .* gone/);
  expect(out).toContain(`Next: baton outbox retry ${id}`);
  expect((await baton('outbox', 'list', '--status', 'ready')).out).toBe('Nothing waits.');
});

it('one message is shown with its last error', async () => {
  const { baton, ctx } = await openCommandLine();
  const id = await promised(ctx, 'dead');
  const { code, out } = await baton('outbox', 'show', id);
  expect(code).toBe(0);
  expect(out).toMatch(/^lead\.closed to crm: dead/);
  expect(out).toMatch(/last error +gone/);
});

it('only a dead message is sent again by hand', async () => {
  const { baton, ctx } = await openCommandLine();
  const id = await promised(ctx, 'dead');
  expect((await baton('outbox', 'retry', id)).out).toContain('leaves again at once');
  const again = await baton('outbox', 'retry', id, '--json');
  expect(again.code).toBe(1);
  expect(JSON.parse(again.err).error).toMatchObject({
    code: 'conflict.outbox_state',
    details: { id, state: 'retry' },
  });
});

it('an unknown message is refused by name', async () => {
  const { baton } = await openCommandLine();
  for (const verb of ['show', 'retry']) {
    const { code, err } = await baton('outbox', verb, 'msg_none');
    expect(code).toBe(1);
    expect(err).toContain('I know no message “msg_none”');
  }
});

it('a state that does not exist is wrong usage', async () => {
  const { baton } = await openCommandLine();
  expect((await baton('outbox', 'list', '--status', 'deed')).code).toBe(2);
});
