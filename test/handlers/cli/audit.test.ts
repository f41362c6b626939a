import { expect, it } from 'vitest';
import { sealAudit } from '../../../src/services/audit/seal-audit.ts';
import { openCommandLine } from './command-line.ts';

it('an audit log that is whole names its head', async () => {
  const { baton, ctx } = await openCommandLine();
  await baton('token', 'create', '--scope', 'read');
  await sealAudit(ctx, { holder: 'test', sweep: false });
  await baton('token', 'create', '--scope', 'ops');
  const { code, out } = await baton('audit', 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(/^✓ The audit log is whole: 1 sealed event, 1 not sealed yet\.\n {2}head /);
});

it('an audit log with a forged seal fails and names the place', async () => {
  const { baton, ctx } = await openCommandLine();
  await baton('token', 'create', '--scope', 'read');
  await ctx.db.tx(async (tx) => {
    const [event] = await tx.select().from(tx.t.auditEvents);
    if (!event) throw new Error('no event to seal');
    const seal = { eventId: event.id, eventAt: event.at, hash: 'forged', sealedAt: event.at };
    await tx.insert(tx.t.auditSeals).values({ position: 1, ...seal });
  });
  const { code, out } = await baton('audit', 'verify');
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ The audit log was changed: 1 fault in 1 sealed events\./);
  const report = JSON.parse((await baton('audit', 'verify', '--json')).out);
  expect(report).toMatchObject({ fine: false, faults: [{ position: 1 }] });
});

it('acts are shown with who did them', async () => {
  const { baton } = await openCommandLine();
  expect((await baton('audit', 'show')).out).toMatch(/^Nothing was done yet\./);
  await baton('token', 'create', '--scope', 'read');
  const { code, out } = await baton('audit', 'show');
  expect(code).toBe(0);
  expect(out).toMatch(/cli:mia {2}token\.created {2}tok_\S+ {2}scope=read/);
});
