import { expect, test } from 'vitest';
import { findText } from '../../../src/db/audit/text-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { type GiveBack, giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  MIA,
  offeredLead,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld } from '../../support/world.ts';

async function open() {
  const world = await createWorld();
  const asked = await offeredLead(world);
  await claimOffer(world.ctx, asked);
  const { leadId, actor } = asked;
  const give = (more: Partial<GiveBack> = {}) =>
    giveBack(world.ctx, { leadId, reason: null, actor, ...more });
  return { world, ...asked, give };
}

test('a lead that is given back goes to the next rep, and the turn stays used', async () => {
  const { world, leadId, offerId, repId, give } = await open();
  const lags = await loadLags(world.db.read);
  const given = await give({ reason: 'on leave from tomorrow' });
  expect(given).toMatchObject({ outcome: 'given_back', next: expect.any(String) });
  expect(await offerStates(world, leadId)).toEqual(['declined', 'made']);
  expect((await askedAbout(world, leadId)).repId).not.toBe(repId);
  expect(await findLead(world.db.read, leadId)).toMatchObject({ state: 'offered', ownerId: null });
  expect(lags.emea?.[repId]).toBeLessThan(0);
  const card = await loadOfferCard(world.ctx, { offerId });
  expect(card?.settled).toMatchObject({ as: 'given_back', next: expect.any(String) });
  await expectSound(world.db);
});

test('its words are kept apart from the audit row and told in the story', async () => {
  const { world, leadId, give } = await open();
  await give({ reason: 'on leave from tomorrow' });
  const rows = await world.db.read.select().from(world.db.t.auditEvents);
  const { data } = rows.find((row) => row.action === 'lead.given_back') ?? {};
  expect(JSON.stringify(rows)).not.toContain('on leave');
  expect((await findText(world.db.read, String(data?.note)))?.body).toBe('on leave from tomorrow');
  const story = inEnglish(await loadStory(world.ctx, { leadId, userId: null }));
  expect(story?.timeline.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/gave it back\.$/),
  );
});

test('the CRM hears that nobody owns it, before it hears who is asked', async () => {
  const { world, give } = await open();
  await world.settle();
  const before = world.events.length;
  await give();
  await world.settle();
  const types = world.events.slice(before).map(({ type }) => type);
  expect(types).toEqual(['crm.owner_cleared', 'assignment.released', 'assignment.offered']);
});

test('whoever gave it back is not asked about it again, and the last leaves it on hold with a page', async () => {
  const { world, leadId, give } = await open();
  await give();
  for (let i = 0; i < 2; i++) {
    const next = await askedAbout(world, leadId);
    await claimOffer(world.ctx, next);
    await give({ actor: next.actor });
  }
  await world.settle();
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  const escalation = world.posts.findLast(({ card }) => card.kind === 'escalation');
  expect(escalation).toMatchObject({ card: { cause: 'nobody' } });
  await expectSound(world.db);
});

test('a lead that is worked on can be given back too, by its owner or a manager', async () => {
  const { world, leadId, actor, give } = await open();
  await logTouch(world.ctx, { leadId, actor });
  expect(await give({ actor: MIA })).toMatchObject({ outcome: 'given_back' });
  await expectSound(world.db);
});

test('nobody else may, and what is not claimed cannot be given back', async () => {
  const { world, leadId, repId, give } = await open();
  const somebody = rep(repId === 'ana' ? 'ben' : 'ana');
  const refused = await withoutTrace(world, () => give({ actor: somebody }));
  expect(refused).toMatchObject({ outcome: 'not_permitted' });
  expect(await withoutTrace(world, () => give({ actor: GUEST }))).toEqual({ outcome: 'stranger' });
  await give();
  const again = await withoutTrace(world, () => give({ actor: MIA }));
  expect(again).toMatchObject({ outcome: 'not_claimed' });
  expect(await auditActions(world, leadId)).toContain('lead.given_back');
});

test('a deadline that was met by the claim does not hurry the next rep', async () => {
  const { world, leadId, give } = await open();
  await world.advance('3d');
  await give();
  const { dueAt } = (await world.db.read.select().from(world.db.t.offers)).at(-1) ?? {};
  expect(dueAt?.getTime()).toBe(world.ctx.clock.now().getTime() + 15 * 60_000);
  await expect(askedAbout(world, leadId)).resolves.toBeDefined();
});
