import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { loadBundleCard } from '../../../src/services/cards/load-bundle.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { Desk } from './desk.ts';

const COMPANIES = ['Globex', 'Initech', 'Hooli', 'Umbra', 'Acme', 'Stark'];

let desk: Desk;
let rep: Person;
/** The leads of that rep, by the time left. */
let rows: { company: string; offerId: string; leadId: string }[];

beforeEach(async () => {
  desk = await Desk.open();
  const mia = desk.person('U0MIA');
  await mia.command('/routing pause all');
  await mia.waitForEphemeral(/is paused/);
  for (const company of COMPANIES) await desk.route(`p@${company.toLowerCase()}.test`, company);
  await mia.command('/routing resume all');
  await mia.waitForEphemeral(/New leads are routed again|is running|resumed/);
  await routeDue(desk.ctx);
  const offers = await desk.ctx.db.read.select().from(desk.ctx.db.t.offers);
  const bundleId = offers.find(({ repId }) => repId === 'ana')?.bundleId ?? '';
  const card = await loadBundleCard(desk.ctx, { bundleId });
  if (!card) throw new Error('Ana has no bundle.');
  rows = card.rows.map(({ lead, offerId }) => ({ ...lead, offerId }));
  rep = desk.person('U0ANA');
  await desk.post('U0ANA', renderCard(card, desk.now));
});
afterEach(() => desk.close());

const stateOf = async (offerId: string | undefined) => {
  const offers = await desk.ctx.db.read.select().from(desk.ctx.db.t.offers);
  return offers.find(({ id }) => id === offerId)?.state;
};

test('a claim turns its own row, and the message stays with the other leads', async () => {
  const [first, second] = rows;
  await rep.click('Claim', { row: new RegExp(second?.company ?? '') });
  const card = await rep.waitForDm(new RegExp(`Yours: ${second?.company}`));
  expect(await stateOf(second?.offerId)).toBe('claimed');
  expect(await stateOf(first?.offerId)).toBe('made');
  expect(contentOf(card)).toContain('2 of 3 leads wait for you');
  expect(rep.messages()).toHaveLength(1);
  expect(rep.ephemerals()).toEqual([]);
});

test('a double click claims one lead and asks for nothing else', async () => {
  const where = { row: new RegExp(rows[0]?.company ?? '') };
  await Promise.all([rep.click('Claim', where), rep.click('Claim', where)]);
  await rep.waitForDm(/Yours: /);
  const states = await Promise.all(rows.map(({ offerId }) => stateOf(offerId)));
  expect(states).toEqual(['claimed', 'made', 'made']);
  expect(rep.ephemerals()).toEqual([]);
});

test('every lead can be claimed from it, one after the other', async () => {
  for (const { company } of rows) {
    await rep.click('Claim', { row: new RegExp(company) });
    await rep.waitForDm(new RegExp(`Yours: ${company}`));
  }
  await rep.waitForDm(/3 leads: nothing left to answer/);
});

test('Decline asks about the lead of its row', async () => {
  const [, , third] = rows;
  await rep.click('Decline', { row: new RegExp(third?.company ?? '') });
  const { blocks } = (await rep.waitForModal()).content;
  expect(contentOf({ text: '', blocks })).toContain(third?.company);
  await rep.submit({ reason: 'not_my_territory' });
  expect(await stateOf(third?.offerId)).toBe('declined');
});

test('Why me? tells the story of the lead of its row', async () => {
  await rep.click('Why me?', { row: new RegExp(rows[1]?.company ?? '') });
  const { blocks } = (await rep.waitForModal()).content;
  expect(contentOf({ text: '', blocks })).toContain(rows[1]?.company);
});

test('a lead that went to somebody else leaves its row, and the rest stays', async () => {
  const [first] = rows;
  const mia = desk.person('U0MIA');
  await mia.command(`/lead assign ${first?.leadId} <@U0MIA|mia> --final mine`);
  await mia.waitForEphemeral(/belongs to Mia/);
  await rep.click('Claim', { row: new RegExp(first?.company ?? '') });
  await rep.waitForEphemeral(new RegExp(`Mia Chen claimed ${first?.company}`));
  const card = await rep.waitForDm(/Given to Mia Chen/);
  expect(contentOf(card)).toContain('2 of 3 leads wait for you');
});

test('somebody else’s click changes nothing', async () => {
  const card = rep.messages()[0];
  await desk.post('C0MANAGERS', { text: card?.text ?? '', blocks: card?.blocks });
  const ben = desk.person('U0BEN');
  await ben.click('Claim');
  await ben.waitForEphemeral(/This lead was offered to Ana/);
  expect(await stateOf(rows[0]?.offerId)).toBe('made');
});
