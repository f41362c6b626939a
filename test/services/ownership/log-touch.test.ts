import { expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import type { Engagement } from '../../../src/routing/model/working/engagement.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { logTouch, type Touch } from '../../../src/services/ownership/log-touch.ts';
import { setEngagement } from '../../../src/services/ownership/set-engagement.ts';
import { auditActions, GUEST, MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld } from '../../support/world.ts';

const NAMES: Record<string, string> = { U0ANA: 'Ana Ruiz', U0BEN: 'Ben Koch', U0CLEO: 'Cleo Wu' };
const nameOf = (actor: Actor) => (actor.kind === 'slack' ? NAMES[actor.userId] : '');

async function claimed() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  return { world, ...asked };
}

test('the owner’s touch meets the first-touch clock', async () => {
  const { world, leadId, actor } = await claimed();
  expect(await logTouch(world.ctx, { leadId, actor })).toMatchObject({ outcome: 'logged' });
  expect((await findLead(world.db.read, leadId))?.state).toBe('working');
  const clocks = await listClocks(world.db.read, leadId);
  expect(clocks.at(-1)).toMatchObject({ kind: 'first_touch', state: 'met', nextEventAt: null });
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.touched');
  const before = world.posts.length;
  await world.advance('1d');
  expect(world.posts.length).toBe(before);
});

test('a manager may log it for the owner, another rep may not', async () => {
  const { world, leadId, repId } = await claimed();
  const actor = rep(repId === 'ana' ? 'ben' : 'ana');
  const refused = await withoutTrace(world, () => logTouch(world.ctx, { leadId, actor }));
  expect(refused).toMatchObject({ outcome: 'not_permitted' });
  expect(await logTouch(world.ctx, { leadId, actor: MIA })).toMatchObject({ outcome: 'logged' });
});

test('an offered lead cannot be touched yet', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const touch = () => logTouch(world.ctx, { leadId, actor: MIA });
  expect(await withoutTrace(world, touch)).toMatchObject({ outcome: 'not_claimed' });
});

test('a stranger and an unknown lead change nothing', async () => {
  const { world, leadId } = await claimed();
  const touch = (input: Parameters<typeof logTouch>[1]) =>
    withoutTrace(world, () => logTouch(world.ctx, input));
  expect(await touch({ leadId, actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await touch({ leadId: 'lead_gone', actor: MIA })).toEqual({ outcome: 'unknown_lead' });
});

test('silence after the claim nags the owner, then tells the manager, and never reroutes', async () => {
  const { world, leadId, repId } = await claimed();
  for (let hour = 0; hour < 12; hour++) await world.advance('1h');
  const later = world.posts.slice(1).map((post) => post.card.kind);
  expect(later).toContain('touch_reminder');
  expect(world.posts.at(-1)).toMatchObject({ to: 'C0EMEA', card: { kind: 'notice' } });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'claimed', ownerId: repId });
});

test('a touch says what it was, moves engagement on and never back, and is history', async () => {
  const { world, leadId, actor } = await claimed();
  const touch = (more: Partial<Touch>) => logTouch(world.ctx, { leadId, actor, ...more });
  expect(await touch({ kind: 'call' })).toMatchObject({ first: true, engagement: 'attempted' });
  await world.advance('5m');
  const note = 'wants a demo on Friday';
  expect(await touch({ kind: 'email', connected: true, note })).toMatchObject({
    first: false,
    engagement: 'connected',
  });
  expect(await touch({ kind: 'call' })).toMatchObject({ engagement: 'connected' });
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'working',
    engagement: 'connected',
  });
  const rows = (await listAuditEvents(world.db.read, { leadId, limit: 50 })).filter(
    ({ action }) => action === 'lead.touched',
  );
  expect(rows.map(({ data }) => [data.kind, data.engagement, data.was])).toEqual([
    ['call', 'attempted', 'untouched'],
    ['email', 'connected', 'attempted'],
    ['call', 'connected', 'connected'],
  ]);
  expect(JSON.stringify(rows)).not.toContain(note);
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  expect(story?.timeline.map(({ text }) => text)).toContain(
    `${nameOf(actor)} logged an e-mail, and they answered: “${note}”.`,
  );
});

test('only a hand takes engagement back, and the clock hears nothing of it', async () => {
  const { world, leadId, actor, repId } = await claimed();
  const set = (engagement: Engagement, who = actor) =>
    setEngagement(world.ctx, { leadId, engagement, actor: who });
  expect(await set('meeting')).toMatchObject({ outcome: 'set', was: 'untouched' });
  expect((await listClocks(world.db.read, leadId)).at(-1)?.state).toBe('running');
  expect(await set('attempted', MIA)).toMatchObject({ outcome: 'set', was: 'meeting' });
  expect(await withoutTrace(world, () => set('attempted'))).toMatchObject({ outcome: 'unchanged' });
  const other = rep(repId === 'ana' ? 'ben' : 'ana');
  expect(await withoutTrace(world, () => set('none', other))).toMatchObject({
    outcome: 'not_permitted',
  });
  expect(await withoutTrace(world, () => set('none', GUEST))).toEqual({ outcome: 'stranger' });
});

test('a lead closed untouched expects no contact, and once it is back it does', async () => {
  const { world, leadId, actor } = await claimed();
  await closeLead(world.ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor });
  expect((await findLead(world.db.read, leadId))?.engagement).toBe('none');
  await restoreLead(world.ctx, { leadId, actor });
  expect((await findLead(world.db.read, leadId))?.engagement).toBe('untouched');
});
