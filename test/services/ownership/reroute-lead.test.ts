import { expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findDraw } from '../../../src/db/leads/ledger-store.ts';
import { findOpenOffer, listOffers } from '../../../src/db/leads/offer-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { rerouteLead } from '../../../src/services/ownership/reroute-lead.ts';
import {
  askedAbout,
  GUEST,
  lagSums,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, type World } from '../../support/world.ts';

const reroute = (
  world: World,
  leadId: string,
  more: { reason?: string; actor?: typeof MIA } = {},
) => rerouteLead(world.ctx, { leadId, reason: 'on the phone all day', actor: MIA, ...more });

test('a claimed lead goes on to the next rep, whose card comes, and the turn comes back', async () => {
  const world = await createWorld();
  const { leadId, offerId, repId, actor } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  await world.advance('1m');
  const was = await reroute(world, leadId);
  expect(was).toMatchObject({ outcome: 'rerouted', next: expect.any(String) });
  const open = await findOpenOffer(world.db.read, leadId);
  expect(open?.repId).not.toBe(repId);
  expect((await findDraw(world.db.read, offerId))?.refundedAt).not.toBeNull();
  expect(await lagSums(world.db)).toEqual([0]);
  await world.settle();
  const card = await loadOfferCard(world.ctx, { offerId });
  expect(card?.settled).toMatchObject({
    as: 'sent_on',
    by: 'Mia Chen',
    reason: 'on the phone all day',
    next: was.outcome === 'rerouted' ? was.next : '',
  });
  expect(world.updates.some(({ card: one }) => 'settled' in one && one.settled)).toBe(true);
});

test('an offered one goes on too, and comes to nobody it was taken from', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const asked = [(await askedAbout(world, leadId)).repId];
  await reroute(world, leadId);
  asked.push((await askedAbout(world, leadId)).repId);
  await reroute(world, leadId);
  asked.push((await askedAbout(world, leadId)).repId);
  expect(new Set(asked).size).toBe(3);
  expect(await reroute(world, leadId)).toMatchObject({ outcome: 'rerouted', next: null });
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  expect(await lagSums(world.db)).toEqual([0]);
});

test('who declined before may be asked again: a manager starts afresh', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  const first = await askedAbout(world, leadId);
  await declineOffer(world.ctx, { ...first, reasonId: 'not_my_territory', note: null });
  const second = await askedAbout(world, leadId);
  await reroute(world, leadId);
  const third = await askedAbout(world, leadId);
  await reroute(world, leadId);
  expect((await askedAbout(world, leadId)).repId).toBe(first.repId);
  expect(new Set([first.repId, second.repId, third.repId]).size).toBe(3);
});

test('only who may override it sends it on, and says why', async () => {
  const world = await createWorld();
  const { leadId, repId } = await offeredLead(world);
  const refused = (more: Parameters<typeof reroute>[2]) =>
    withoutTrace(world, () => reroute(world, leadId, more));
  expect(await refused({ actor: rep(repId) })).toMatchObject({ outcome: 'not_permitted' });
  expect(await refused({ actor: GUEST })).toEqual({ outcome: 'stranger' });
  expect(await refused({ reason: '  ' })).toMatchObject({ outcome: 'reason_missing' });
  const gone = () => reroute(world, 'lead_gone');
  expect(await withoutTrace(world, gone)).toEqual({ outcome: 'unknown_lead' });
});

test('what nobody has cannot be sent on, and what is closed stays closed', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  for (let turn = 0; turn < 3; turn++) await reroute(world, leadId);
  const again = () => reroute(world, leadId);
  expect(await withoutTrace(world, again)).toMatchObject({ outcome: 'with_nobody' });
  await closeLead(world.ctx, { leadId, closeAs: 'duplicate', reason: null, actor: MIA });
  expect(await withoutTrace(world, again)).toMatchObject({ outcome: 'already_closed' });
});

test('the words stand beside the audit row and in the story, never in it', async () => {
  const world = await createWorld();
  const { leadId } = await offeredLead(world);
  await reroute(world, leadId);
  const events = await listAuditEvents(world.db.read, { leadId, limit: 50 });
  const row = events.find(({ action }) => action === 'lead.rerouted');
  expect(row?.actor).toBe('slack:U0MIA');
  expect(JSON.stringify(events)).not.toContain('on the phone');
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  const told = story?.timeline.map(({ text }) => text).join('\n');
  expect(told).toMatch(/Mia Chen sent it on from .*: “on the phone all day”\./);
  expect((await listOffers(world.db.read, leadId))[0]?.reason).toBe('sent_on');
});
