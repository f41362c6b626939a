import { expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { type ClockRecord, listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLoads } from '../../../src/db/leads/ledger-store.ts';
import { loadSnoozeForm } from '../../../src/services/cards/load-snooze-form.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { closeStaleLeads } from '../../../src/services/closing/close-stale-leads.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { listLeads } from '../../../src/services/look-up/list-leads.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { showLead } from '../../../src/services/look-up/show-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { type SnoozeInput, snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { auditActions, GUEST, MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REASON = 'waiting for budget';
const TERMS = `${POLICY.replace('first_touch: 4h', 'first_touch: 4h, next_touch: 10h, snooze: { most: 5d, times: 2 }')}close_after: 10d\n`;
const hours = (n: number) => new Date(MONDAY.getTime() + n * HOUR);
const days = (n: number) => hours(24 * n);

async function claimed(policy = TERMS) {
  const world = await createWorld({ policy });
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  await world.settle();
  const { leadId, actor } = asked;
  const snooze = (until: Date, more: Partial<SnoozeInput> = {}) =>
    snoozeLead(world.ctx, { leadId, until, reason: REASON, actor, ...more });
  return { world, ...asked, snooze };
}

const clockOf = async (world: World, leadId: string, kind: ClockRecord['kind']) =>
  (await listClocks(world.db.read, leadId)).findLast((clock) => clock.kind === kind);

test('a snoozed lead is nagged about by nobody until then, and its clock goes on where it stood', async () => {
  const { world, leadId, snooze } = await claimed();
  await world.advance('1h');
  expect(await snooze(days(2))).toMatchObject({ outcome: 'snoozed', until: days(2), left: 1 });
  const touch = await clockOf(world, leadId, 'first_touch');
  expect(touch).toMatchObject({ state: 'running', dueAt: hours(48 + 3) });
  await world.settle();
  const before = world.posts.length;
  await world.advance('46h');
  expect(world.posts.length).toBe(before);
  await world.advance('1h');
  expect(world.posts.slice(before)).toMatchObject([
    {
      card: { kind: 'snooze_over', reason: REASON, by: null, due: { first: true, at: hours(51) } },
    },
  ]);
  await world.advance('3h');
  const late = world.posts
    .slice(before + 1)
    .map(({ card }) => [card.kind, 'late' in card && card.late]);
  expect(late).toEqual([['touch_reminder', true]]);
});

test('its end is told once, however late somebody looks, and to nobody once it is over', async () => {
  const { world, leadId, snooze } = await claimed();
  await snooze(days(1));
  await world.advance('5d');
  await world.advance('1d');
  const told = world.posts.filter(({ card }) => card.kind === 'snooze_over');
  expect(told).toHaveLength(1);
  expect((await auditActions(world, leadId)).filter((one) => one === 'lead.woken')).toHaveLength(1);
  expect(await clockOf(world, leadId, 'snooze')).toMatchObject({ state: 'met', nextEventAt: null });
});

test('it stands on Home, in lists, in what is shown of it and in its story, with its reason', async () => {
  const { world, leadId, actor, snooze } = await claimed();
  await snooze(days(2));
  const asleep = { until: days(2), reason: REASON };
  const userId = actor.kind === 'slack' ? actor.userId : '';
  expect((await loadHome(world.ctx, { userId })).open.rows).toMatchObject([
    { leadId, snooze: asleep },
  ]);
  expect(await listLeads(world.ctx, {})).toMatchObject([{ leadId, snooze: asleep }]);
  const shown = await showLead(world.ctx, { leadId, actor });
  expect(shown?.standing).toMatchObject({ state: 'claimed', snooze: asleep });
  const events = await listAuditEvents(world.db.read, { leadId, limit: 50 });
  expect(JSON.stringify(events)).not.toContain(REASON);
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  const lines = story?.timeline.map(({ text }) => String(text)) ?? [];
  expect(lines.some((text) => text.endsWith(`: “${REASON}”.`))).toBe(true);
  expect(lines).toContain('the snooze ends');
});

test('it counts as open all the while, and is stale only a whole window after its end', async () => {
  const { world, leadId, repId, snooze } = await claimed();
  const open = async () => (await loadLoads(world.db.read)).get(repId)?.open;
  const before = await open();
  await snooze(days(5));
  expect(await open()).toBe(before);
  world.pass('14d');
  await closeStaleLeads(world.ctx);
  expect((await findLead(world.db.read, leadId))?.state).toBe('claimed');
  world.pass('25h');
  await closeStaleLeads(world.ctx);
  expect((await findLead(world.db.read, leadId))?.closeOutcome).toBe('stale');
});

test('an owner may twice and not too long; a manager may once more, and not longer either', async () => {
  const { world, leadId, actor, snooze } = await claimed();
  const refused = (until: Date, more: Partial<SnoozeInput> = {}) =>
    withoutTrace(world, () => snooze(until, more));
  expect(await refused(hours(121))).toMatchObject({ outcome: 'too_long', latest: days(5) });
  expect(await snooze(days(1))).toMatchObject({ left: 1 });
  expect(await snooze(days(2))).toMatchObject({ left: 0 });
  expect(await refused(days(3))).toMatchObject({ outcome: 'too_often', times: 2 });
  expect(await loadSnoozeForm(world.ctx, { leadId, actor })).toMatchObject({
    outcome: 'too_often',
  });
  expect(await refused(hours(121), { actor: MIA })).toMatchObject({ outcome: 'too_long' });
  expect(await snooze(days(3), { actor: MIA })).toMatchObject({ outcome: 'snoozed' });
  const running = (await listClocks(world.db.read, leadId)).filter(
    ({ kind, state }) => kind === 'snooze' && state === 'running',
  );
  expect(running).toMatchObject([{ dueAt: days(3) }]);
  expect(await clockOf(world, leadId, 'first_touch')).toMatchObject({ dueAt: hours(72 + 4) });
});

test('a new owner may snooze as often as the one before', async () => {
  const { world, leadId, repId, snooze } = await claimed();
  await snooze(days(1));
  await snooze(days(2));
  const toRepId = repId === 'ben' ? 'ana' : 'ben';
  const given = { leadId, toRepId, reason: 'knows them', final: true, actor: MIA };
  await overrideAssignment(world.ctx, given);
  expect(await clockOf(world, leadId, 'snooze')).toMatchObject({ state: 'cancelled' });
  expect(await clockOf(world, leadId, 'first_touch')).toMatchObject({ dueAt: hours(4) });
  expect(await snooze(days(3), { actor: rep(toRepId) })).toMatchObject({ left: 1 });
});

test('nobody else may, nobody may without a reason, and not into the past', async () => {
  const { world, leadId, repId, snooze } = await claimed();
  const refused = (more: Partial<SnoozeInput>) => withoutTrace(world, () => snooze(days(1), more));
  const other = rep(repId === 'ana' ? 'ben' : 'ana');
  expect(await refused({ actor: other })).toMatchObject({ outcome: 'not_permitted' });
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await refused({ leadId: 'lead_gone', actor: MIA })).toEqual({ outcome: 'unknown_lead' });
  expect(await refused({ reason: '  ' })).toMatchObject({ outcome: 'no_reason' });
  expect(await refused({ until: MONDAY })).toMatchObject({ outcome: 'past' });
  const form = (actor: typeof other) => loadSnoozeForm(world.ctx, { leadId, actor });
  expect(await form(other)).toMatchObject({ outcome: 'not_permitted' });
  expect(await form(GUEST)).toEqual({ outcome: 'stranger' });
  expect(await form(MIA)).toMatchObject({ outcome: 'open', mostMs: 5 * DAY, left: null });
});

test('what is only offered cannot be snoozed, not even by a manager, and what is closed neither', async () => {
  const world = await createWorld({ policy: TERMS });
  const { leadId, actor } = await offeredLead(world);
  const snooze = (who: typeof actor) =>
    snoozeLead(world.ctx, { leadId, until: days(1), reason: REASON, actor: who });
  const refused = (who: typeof actor) => withoutTrace(world, () => snooze(who));
  expect(await refused(actor)).toMatchObject({ outcome: 'offered_to_you' });
  expect(await refused(MIA)).toMatchObject({ outcome: 'not_claimed' });
  await closeLead(world.ctx, { leadId, closeAs: 'duplicate', reason: null, actor: MIA });
  expect(await refused(MIA)).toMatchObject({ outcome: 'already_closed' });
});

test('woken before its time, its clock goes on from there', async () => {
  const { world, leadId, actor, snooze } = await claimed();
  const wake = () => unsnoozeLead(world.ctx, { leadId, actor });
  expect(await withoutTrace(world, wake)).toMatchObject({ outcome: 'not_snoozed' });
  await world.advance('1h');
  await snooze(days(2));
  await world.advance('9h');
  const other = () => unsnoozeLead(world.ctx, { leadId, actor: GUEST });
  expect(await withoutTrace(world, other)).toEqual({ outcome: 'stranger' });
  expect(await wake()).toMatchObject({ outcome: 'woken' });
  expect(await clockOf(world, leadId, 'first_touch')).toMatchObject({ dueAt: hours(13) });
  expect(await clockOf(world, leadId, 'snooze')).toMatchObject({ state: 'cancelled' });
  await world.advance('2d');
  expect(world.posts.some(({ card }) => card.kind === 'snooze_over')).toBe(false);
});

test('a person who writes again and an owner who reaches out wake it', async () => {
  const { world, leadId, actor, snooze } = await claimed();
  await snooze(days(2));
  await world.submit('dana@globex.test', { request: { message: 'We have the budget now' } });
  expect(await clockOf(world, leadId, 'snooze')).toMatchObject({ state: 'cancelled' });
  expect(await clockOf(world, leadId, 'first_touch')).toMatchObject({ dueAt: hours(4) });
  await snooze(days(3));
  expect(await logTouch(world.ctx, { leadId, actor })).toMatchObject({ nextBy: hours(10) });
  expect(await clockOf(world, leadId, 'snooze')).toMatchObject({ state: 'cancelled' });
  const why = (await listAuditEvents(world.db.read, { leadId, limit: 50 })).flatMap((event) =>
    event.action === 'lead.woken' ? [event.data.why] : [],
  );
  expect(why).toEqual(['repeat', 'touched']);
});

test('a lead that ends or leaves its owner is not snoozed any more', async () => {
  const closing = await claimed();
  await closing.snooze(days(1));
  const { leadId, actor } = closing;
  await closeLead(closing.world.ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor });
  expect(await clockOf(closing.world, leadId, 'snooze')).toMatchObject({ state: 'cancelled' });
  const giving = await claimed();
  await giving.snooze(days(1));
  await giveBack(giving.world.ctx, { leadId: giving.leadId, reason: null, actor: giving.actor });
  expect(await clockOf(giving.world, giving.leadId, 'snooze')).toMatchObject({
    state: 'cancelled',
  });
  const undoing = await claimed();
  await undoing.snooze(days(1));
  const { leadId: undone, offerId } = undoing;
  await undoing.world.advance('1m');
  await undoLast(undoing.world.ctx, { leadId: undone, offerId, actor: undoing.actor });
  expect(await clockOf(undoing.world, undone, 'snooze')).toMatchObject({ state: 'cancelled' });
  await undoing.world.advance('3d');
  expect(undoing.world.posts.some(({ card }) => card.kind === 'snooze_over')).toBe(false);
});

test('a policy that says nothing allows a fortnight, twice', async () => {
  const { world, leadId, actor, snooze } = await claimed(POLICY);
  const form = await loadSnoozeForm(world.ctx, { leadId, actor });
  expect(form).toMatchObject({ outcome: 'open', mostMs: 14 * DAY, left: 2 });
  expect(await snooze(days(14))).toMatchObject({ outcome: 'snoozed', left: 1 });
});
