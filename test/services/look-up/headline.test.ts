import { expect, test } from 'vitest';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { takeLead } from '../../../src/services/ownership/take-lead.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { english } from '../../../src/words/say.ts';
import { MIA, offeredLead } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

async function asked() {
  const world = await createWorld();
  const offered = await offeredLead(world);
  const { leadId } = offered;
  const headline = async () =>
    english((await loadStory(world.ctx, { leadId, userId: null }))?.headline ?? '');
  return { world, ...offered, headline };
}

test('whoever was decided on and claimed is told as decided', async () => {
  const { world, offerId, actor, headline } = await asked();
  await claimOffer(world.ctx, { offerId, actor });
  expect(await headline()).toMatch(/^globex\.test went to \w+ \w+: the rule “rest” matched; /);
});

test('a manager who took the lead is not said to have been given it', async () => {
  const { world, leadId, headline } = await asked();
  await takeLead(world.ctx, { leadId, actor: MIA });
  expect(await headline()).toMatch(
    /^globex\.test is with Mia Chen, who took it\. Before that: globex\.test went to /,
  );
});

test('a lead given by hand names who gave it, also while it is only offered', async () => {
  const { world, leadId, repId, headline } = await asked();
  const toRepId = repId === 'ben' ? 'cleo' : 'ben';
  const gift = { leadId, toRepId, reason: 'knows them', actor: MIA };
  await overrideAssignment(world.ctx, { ...gift, final: false });
  expect(await headline()).toMatch(/ is offered to \w+ \w+, given by Mia Chen\. Before that: /);
  await overrideAssignment(world.ctx, { ...gift, final: true });
  expect(await headline()).toMatch(/ is with \w+ \w+, given by Mia Chen\. Before that: /);
});

test('a decline that was taken back is told, and a decline that stands is not', async () => {
  const { world, leadId, offerId, actor, headline } = await asked();
  await declineOffer(world.ctx, { offerId, actor, reasonId: 'wrong_language', note: null });
  await world.settle();
  expect(await headline()).toMatch(/^globex\.test went to /);
  world.pass('10s');
  await undoLast(world.ctx, { leadId, offerId, actor });
  expect(await headline()).toMatch(
    / is offered to \w+ \w+, who took the decline back\. Before that: globex\.test went to /,
  );
});
