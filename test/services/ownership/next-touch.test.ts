import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadTouchForm } from '../../../src/services/cards/load-touch-form.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { closeStaleLeads } from '../../../src/services/closing/close-stale-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { auditActions, MIA, offeredLead, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY } from '../../support/world.ts';

const HOUR = 3_600_000;
const NEXT = `${POLICY.replace('first_touch: 4h', 'first_touch: 4h, next_touch: 10h')}close_after: 10d\n`;
const hours = (n: number) => new Date(MONDAY.getTime() + n * HOUR);

async function touched() {
  const world = await createWorld({ policy: NEXT });
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  const { leadId, actor } = asked;
  const touch = (nextBy: Date | null = null) => logTouch(world.ctx, { leadId, actor, nextBy });
  const first = await touch();
  const running = async () =>
    (await listClocks(world.db.read, leadId)).filter(({ state }) => state === 'running');
  return { world, ...asked, touch, first, running };
}

test('each touch promises the next one, and keeps the promise before it', async () => {
  const { world, leadId, touch, first, running } = await touched();
  expect(first).toMatchObject({ first: true, nextBy: hours(10) });
  await world.advance('3h');
  expect(await touch()).toMatchObject({ first: false, nextBy: hours(13) });
  expect(await running()).toMatchObject([{ kind: 'next_touch', dueAt: hours(13) }]);
  const kinds = (await listClocks(world.db.read, leadId)).map(({ kind, state }) => [kind, state]);
  expect(kinds).toContainEqual(['first_touch', 'met']);
  expect(kinds).toContainEqual(['next_touch', 'met']);
});

test('silence after a touch nags the owner, breaches, then tells the manager', async () => {
  const { world, leadId, repId } = await touched();
  await world.advance('1m');
  const before = world.posts.length;
  await world.advance('8h');
  expect(world.posts.slice(before)).toMatchObject([
    { card: { kind: 'touch_reminder', promise: 'next_touch', late: false } },
  ]);
  await world.advance('2h');
  expect(world.posts.at(-1)?.card).toMatchObject({ kind: 'touch_reminder', late: true });
  await world.advance('2h');
  expect(inEnglish(world.posts.at(-1))).toMatchObject({
    to: 'C0EMEA',
    card: { kind: 'notice', title: 'Not touched again: globex.test' },
  });
  const told = (await auditActions(world, leadId)).filter((action) => action.startsWith('sla.'));
  expect(told).toEqual([
    'sla.next_touch_remind',
    'sla.next_touch_breach',
    'sla.next_touch_escalate',
  ]);
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'working', ownerId: repId });
});

test('a late touch takes the nagging back and promises anew', async () => {
  const { world, touch, running } = await touched();
  await world.advance('11h');
  await touch();
  expect(await running()).toMatchObject([{ dueAt: hours(21) }]);
  const before = world.posts.length;
  await world.advance('3h');
  expect(world.posts.length).toBe(before);
});

test.each([
  [
    'closed',
    (ctx, { leadId, actor }) =>
      closeLead(ctx, { leadId, closeAs: 'qualified', reason: null, actor }),
  ],
  ['given back', (ctx, { leadId, actor }) => giveBack(ctx, { leadId, reason: null, actor })],
] satisfies [
  string,
  (ctx: Parameters<typeof giveBack>[0], about: Parameters<typeof giveBack>[1]) => Promise<unknown>,
][])('a lead that is %s promises nothing any more', async (_, act) => {
  const { world, leadId, actor, running } = await touched();
  await act(world.ctx, { leadId, actor, reason: null });
  const kinds = (await running()).map(({ kind }) => kind);
  expect(kinds).not.toContain('next_touch');
  const clocks = await listClocks(world.db.read, leadId);
  expect(clocks.find(({ kind }) => kind === 'next_touch')?.state).toBe('cancelled');
});

test('a new owner begins with a first touch, and whoever has it back with a next one', async () => {
  const { world, leadId, repId, running } = await touched();
  const toRepId = repId === 'ben' ? 'ana' : 'ben';
  const given = { leadId, toRepId, reason: 'knows them', final: true, actor: MIA };
  await overrideAssignment(world.ctx, given);
  expect(await running()).toMatchObject([{ kind: 'first_touch', repId: toRepId }]);
  await world.advance('1m');
  await undoLast(world.ctx, { leadId, actor: MIA });
  expect(await running()).toMatchObject([{ kind: 'next_touch', repId }]);
});

test('the owner may name another time, within the limit of a snooze', async () => {
  const { world, leadId, actor, touch, running } = await touched();
  expect(await touch(hours(72))).toMatchObject({ outcome: 'logged', nextBy: hours(72) });
  expect(await running()).toMatchObject([{ kind: 'next_touch', dueAt: hours(72) }]);
  const far = await withoutTrace(world, () => touch(hours(24 * 14 + 1)));
  expect(far).toMatchObject({ outcome: 'too_long', latest: hours(24 * 14) });
  expect(await withoutTrace(world, () => touch(hours(0)))).toMatchObject({ outcome: 'past' });
  const form = await loadTouchForm(world.ctx, { leadId, actor });
  expect(form).toMatchObject({ outcome: 'open', nextBy: hours(10) });
});

test('until a time that was named a lead is not stale', async () => {
  const { world, leadId, touch } = await touched();
  await touch(hours(24 * 13));
  world.pass('12d');
  await closeStaleLeads(world.ctx);
  expect((await findLead(world.db.read, leadId))?.state).toBe('working');
  world.pass('11d');
  await closeStaleLeads(world.ctx);
  expect((await findLead(world.db.read, leadId))?.closeOutcome).toBe('stale');
});

test('where the tier promises no next touch there is none, unless the owner names one', async () => {
  const world = await createWorld();
  const { leadId, actor, ...asked } = await offeredLead(world);
  await claimOffer(world.ctx, { ...asked, actor });
  expect(await logTouch(world.ctx, { leadId, actor })).toMatchObject({ nextBy: null });
  expect(await loadTouchForm(world.ctx, { leadId, actor })).toMatchObject({ nextBy: null });
  const named = await logTouch(world.ctx, { leadId, actor, nextBy: hours(5) });
  expect(named).toMatchObject({ nextBy: hours(5) });
});
