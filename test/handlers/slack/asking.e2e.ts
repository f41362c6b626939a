import { afterEach, beforeEach, expect, test } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { showDeed } from '../../../src/services/ownership/asking/show-deed.ts';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
});
afterEach(() => desk.close());

/** A rep types what only managers may, and presses Ask; the card comes as the outbox brings it. */
async function ask(): Promise<void> {
  const { rep, other, leadId } = offered;
  await rep.command(`/lead assign globex <@${other.id}|x> knows them`);
  await rep.waitForEphemeral(/is for managers: Mia Chen/);
  await rep.click('Ask Mia Chen');
  await rep.waitForEphemeral(/I asked Mia Chen about Globex/);
  const [words] = await desk.ctx.db.read.select().from(desk.ctx.db.t.texts);
  const card = await showDeed(desk.ctx, { leadId, deedId: words?.id ?? '' });
  if (!card) throw new Error('Nothing was asked.');
  await desk.post('U0MIA', renderCard(card, desk.now));
}

const events = async () => {
  const all = await desk.ctx.db.read.select().from(desk.ctx.db.t.auditEvents);
  return all.filter(({ action }) => action === 'lead.overridden');
};

test('what is allowed runs as it was typed, and its row names both people', async () => {
  await ask();
  const mia = desk.person('U0MIA');
  await mia.click('Allow');
  await mia.waitForEphemeral(/Globex is offered to .* now/);
  await mia.waitForDm(/you allowed/);
  const [event] = await events();
  expect(event).toMatchObject({
    actor: 'slack:U0MIA',
    data: { asked_by: `slack:${offered.rep.id}` },
  });
  expect(desk.faults).toEqual([]);
});

test('not now changes nothing, and the card keeps no button', async () => {
  await ask();
  const mia = desk.person('U0MIA');
  await mia.click('Not now');
  await mia.waitForDm(/you said not now/);
  expect(await events()).toEqual([]);
});

test('the button of a button: Take it by a rep can be asked for', async () => {
  await desk.escalate(offered.leadId);
  await offered.other.click('Take it');
  await offered.other.waitForEphemeral(/is for managers/);
  await offered.other.click('Ask Mia Chen');
  await offered.other.waitForEphemeral(/I asked Mia Chen/);
});

test('who is not on the roster may ask to join, and reads who was asked', async () => {
  const manned = await Desk.open({ withAdmin: true });
  const guest = manned.person('U0GUS');
  await guest.openHome();
  await expect.poll(() => guest.home()).toBeDefined();
  await guest.clickInHome('Ask to join');
  expect(JSON.stringify(await guest.waitForModal())).toContain('I asked Vic Reyes for you');
  expect(manned.faults).toEqual([]);
  await manned.close();
});
