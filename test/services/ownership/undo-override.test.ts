import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import {
  type Override,
  overrideAssignment,
} from '../../../src/services/ownership/override-assignment.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import {
  type Asked,
  askedAbout,
  auditActions,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const COUNTING = POLICY.replace('channel: C0EMEA', 'channel: C0EMEA, count_overrides: true');

async function open(policy = POLICY) {
  const world = await createWorld({ policy });
  const asked = await offeredLead(world);
  const toRepId = asked.repId === 'ana' ? 'ben' : 'ana';
  return { world, ...asked, toRepId, asked };
}

const give = (world: World, { leadId }: Asked, more: Partial<Override> & { toRepId: string }) =>
  overrideAssignment(world.ctx, { leadId, reason: 'x', final: false, actor: MIA, ...more });
const undo = (world: World, { leadId }: Asked, actor = MIA) =>
  undoLast(world.ctx, { leadId, actor });

test('a claimed lead is its owner’s again at once, with a first touch to make', async () => {
  const { world, asked, leadId, repId, offerId, toRepId } = await open();
  await claimOffer(world.ctx, asked);
  const lags = await loadLags(world.db.read);
  await world.advance('1m');
  await give(world, asked, { toRepId, final: true });
  await world.advance('1m');
  const undone = await undo(world, asked);
  expect(undone).toMatchObject({ outcome: 'override_undone', owns: true });
  const lead = await findLead(world.db.read, leadId);
  expect(lead).toMatchObject({ state: 'claimed', ownerId: repId });
  expect(await loadLags(world.db.read)).toEqual(lags);
  expect(await offerStates(world, leadId)).toEqual(['claimed', 'withdrawn']);
  await expectSound(world.db);
  expect(await auditActions(world, leadId)).toContain('lead.override_undone');
  await world.settle();
  const card = await loadOfferCard(world.ctx, { offerId });
  expect(card?.settled).toMatchObject({ as: 'claimed', firstTouchBy: expect.any(Date) });
  const owners = world.events.filter(({ type }) => type.startsWith('crm.owner'));
  expect(owners.map(({ type }) => type).slice(-3)).toEqual([
    'crm.owner_set',
    'crm.owner_cleared',
    'crm.owner_set',
  ]);
});

test('a lead that was worked on is worked on again', async () => {
  const { world, asked, leadId, actor, toRepId } = await open();
  await claimOffer(world.ctx, asked);
  await logTouch(world.ctx, { leadId, actor });
  await give(world, asked, { toRepId });
  await undo(world, asked);
  expect((await findLead(world.db.read, leadId))?.state).toBe('working');
  expect((await auditActions(world, leadId)).at(-1)).toBe('lead.resumed');
  await expectSound(world.db);
});

test('an unanswered offer comes back as a new card with the old turn', async () => {
  const { world, asked, leadId, repId, toRepId } = await open(COUNTING);
  const lags = await loadLags(world.db.read);
  await give(world, asked, { toRepId });
  await world.advance('1m');
  expect(await undo(world, asked)).toMatchObject({ outcome: 'override_undone', owns: false });
  await world.settle();
  const again = await askedAbout(world, leadId);
  expect(again).toMatchObject({ repId });
  expect(again.offerId).not.toBe(asked.offerId);
  expect(world.posts.at(-1)?.card).toMatchObject({ kind: 'offer', givenBy: null });
  expect(await loadLags(world.db.read)).toEqual(lags);
  await expectSound(world.db);
  const decline = { ...again, reasonId: 'wrong_language', note: null };
  await declineOffer(world.ctx, decline);
  await expectSound(world.db);
  expect((await loadLags(world.db.read)).emea?.[repId]).toBeGreaterThanOrEqual(0);
});

test('what nobody had waits again: for a manager, or is decided anew', async () => {
  const { world, asked, leadId } = await open();
  await declineOffer(world.ctx, { ...asked, reasonId: 'bad_lead', note: null });
  await takeLead(world.ctx, { leadId, actor: MIA });
  const undone = await undo(world, asked);
  expect(undone).toMatchObject({ outcome: 'override_undone', to: null });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'held', ownerId: null });
  await expectSound(world.db);
});

test('whoever left meanwhile does not get it back: it is drawn anew', async () => {
  const { world, asked, leadId, repId, toRepId } = await open();
  await claimOffer(world.ctx, asked);
  await give(world, asked, { toRepId, final: true });
  await deactivateRep(world.ctx, { repId, actor: { kind: 'system', part: 'slack' } });
  expect(await undo(world, asked)).toMatchObject({ outcome: 'override_undone', owns: false });
  expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
  await expectSound(world.db);
});

test('of two overrides the last is taken back', async () => {
  const { world, asked, leadId, toRepId } = await open();
  await give(world, asked, { toRepId, final: true });
  await world.advance('1m');
  await give(world, asked, { toRepId: 'cleo', final: true });
  await world.advance('1m');
  await undo(world, asked);
  expect((await findLead(world.db.read, leadId))?.ownerId).toBe(toRepId);
  await world.advance('1m');
  await undo(world, asked);
  expect((await askedAbout(world, leadId)).repId).toBe(asked.repId);
  await expectSound(world.db);
});

test('a lead the new owner is at work on stays, and a rep takes no override back', async () => {
  const { world, asked, leadId, toRepId } = await open();
  await give(world, asked, { toRepId, final: true });
  for (const somebody of [rep(toRepId), rep(asked.repId)]) {
    const answer = await withoutTrace(world, () => undo(world, asked, somebody));
    expect(['cannot_undo', 'nothing_to_undo']).toContain(answer.outcome);
  }
  await logTouch(world.ctx, { leadId, actor: rep(toRepId) });
  const late = await withoutTrace(world, () => undo(world, asked));
  expect(late).toMatchObject({ outcome: 'worked_on', by: expect.any(String) });
});

test('a manager who declined a lead takes that back before anybody’s override', async () => {
  const { world, asked, leadId } = await open();
  await give(world, asked, { toRepId: 'mia' });
  const mine = await askedAbout(world, leadId);
  await declineOffer(world.ctx, { ...mine, actor: MIA, reasonId: 'full', note: null });
  await world.advance('10s');
  expect(await undo(world, asked)).toMatchObject({ outcome: 'answer_undone' });
  await expectSound(world.db);
});

test('where nothing was given by hand there is nothing to take back', async () => {
  const { world, asked } = await open();
  const answer = await withoutTrace(world, () => undo(world, asked));
  expect(answer).toMatchObject({ outcome: 'nothing_to_undo' });
});

test('who was asked before and is Away by now is not asked again', async () => {
  const { world, asked, leadId, repId, toRepId } = await open();
  await give(world, asked, { toRepId });
  await setAvailability(world.ctx, { repId, away: { until: null }, actor: rep(repId) });
  await undo(world, asked);
  expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
});

/** A rule put it in quarantine, a manager gave it to Ana, and now the rules would offer it. */
async function givenFromQuarantine() {
  const policy = POLICY.replace('assign: { pool: emea }', 'assign: { queue: quarantine }');
  const world = await createWorld({ policy });
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  await overrideAssignment(world.ctx, {
    leadId,
    toRepId: 'ana',
    reason: 'x',
    final: false,
    actor: MIA,
  });
  const files = { roster: ROSTER, policy: POLICY };
  const actor = { kind: 'cli', osUser: 'test' } as const;
  await applyWorkspace(world.ctx, { files, actor, dryRun: false, prune: false, onto: null });
  return { world, leadId };
}

test('what was in quarantine is there again, whatever the rules say by now', async () => {
  const { world, leadId } = await givenFromQuarantine();
  const was = await undoLast(world.ctx, { leadId, actor: MIA });
  expect(was).toMatchObject({ outcome: 'override_undone', to: null });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'quarantined' });
});

test('why it once waited is forgotten when the rules have moved it on', async () => {
  const { world, leadId } = await givenFromQuarantine();
  expect((await findLead(world.db.read, leadId))?.heldFor).not.toBeNull();
  await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: MIA });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'offered', heldFor: null });
});
