import { expect, test } from 'vitest';
import { findOffer } from '../../../src/db/leads/offer-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { endOutage } from '../../../src/services/outage/end-outage.ts';
import { recordOutage } from '../../../src/services/outage/record-outage.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { askedAbout, offeredLead, rep, slackFault } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY } from '../../support/world.ts';

/** The card left late, and nobody knows that it arrived. */
async function unconfirmed() {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test');
  await routeDue(world.ctx);
  world.pass('15s');
  world.failNextPost(slackFault.uncertain());
  await world.settle();
  const asked = await askedAbout(world, leadId);
  const undo = () => undoLast(world.ctx, { ...asked });
  return { world, claim: () => claimOffer(world.ctx, asked), undo };
}

test('a claim on a card whose answer was lost can be taken back all the same, and once', async () => {
  const { world, claim, undo } = await unconfirmed();
  await claim();
  await world.advance('1m');
  expect(await undo()).toMatchObject({ outcome: 'answer_undone' });
  await claim();
  await world.advance('1m');
  expect(await undo()).toMatchObject({ outcome: 'cannot_undo', why: 'once' });
});

test('who went Away meanwhile does not get the lead back to answer', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const { leadId, repId } = asked;
  await claimOffer(world.ctx, asked);
  await world.advance('1m');
  await setAvailability(world.ctx, { repId, away: { until: null }, actor: rep(repId) });
  const undone = await undoLast(world.ctx, asked);
  expect(undone).toMatchObject({ outcome: 'answer_undone', until: null });
  expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
  await expectSound(world.db);
});

test('the time of an outage is not part of the time that is left', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const { offerId } = asked;
  const { dueAt } = (await findOffer(world.db.read, offerId)) ?? {};
  await world.advance('3m');
  const since = world.ctx.clock.now();
  await recordOutage(world.ctx, { destination: 'slack', kind: 'unreachable', since });
  world.pass('30m');
  await claimOffer(world.ctx, asked);
  world.pass('1m');
  await endOutage(world.ctx, 'slack');
  const until = new Date((dueAt?.getTime() ?? 0) + 31 * 60_000);
  const undone = await undoLast(world.ctx, asked);
  expect(undone).toMatchObject({ outcome: 'answer_undone', until });
});

test('the card that comes back says why its own rep was asked, not why the next one was', async () => {
  const owners = POLICY.replace(
    'rules:',
    'rules:\n  - { id: owners, when: { account.matched: true }, assign: { to: account_owner } }',
  );
  const accounts = 'id,name,domain,owner\nglobex,Globex,globex.test,ana\n';
  const world = await createWorld({ policy: owners, accounts });
  const asked = await offeredLead(world);
  const why = async (offerId: string) =>
    inEnglish((await loadOfferCard(world.ctx, { offerId }))?.whyYou);
  const before = await why(asked.offerId);
  await declineOffer(world.ctx, { ...asked, reasonId: 'wrong_language', note: null });
  await world.advance('1m');
  expect(await why((await askedAbout(world, asked.leadId)).offerId)).not.toEqual(before);
  await undoLast(world.ctx, asked);
  expect(await why(asked.offerId)).toEqual(before);
});
