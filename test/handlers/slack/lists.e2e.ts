import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { Desk } from './desk.ts';

let desk: Desk;
let mia: Person;
beforeEach(async () => {
  desk = await Desk.open();
  mia = desk.person('U0MIA');
});
afterEach(() => desk.close());

const homeOf = (person: Person) =>
  contentOf({ text: '', blocks: person.home()?.content.blocks ?? [] });
const formOf = (person: Person) =>
  contentOf({ text: '', blocks: person.modal()?.content.blocks ?? [] });

/** So many leads come in; the names sort as they came. */
async function leads(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 10; n < 10 + count; n++) {
    desk.now = new Date(desk.now.getTime() + 1_000);
    ids.push(await desk.route(`dana@firm${n}.test`, `Firm ${n}`));
  }
  return ids;
}

async function openHome(person: Person, wanted: RegExp): Promise<void> {
  await person.openHome();
  await expect.poll(() => homeOf(person)).toMatch(wanted);
}

test('a rep turns the pages of what waits, and a claim draws the page it was made on', async () => {
  await leads(44);
  const ana = desk.person('U0ANA');
  await openHome(ana, /Waiting for you: 22/);
  expect(homeOf(ana)).toMatch(/and 14 more/);
  await ana.clickInHome('See all', { in: /and 14 more/ });
  await expect.poll(() => formOf(ana)).toMatch(/Waiting for you: 22[\s\S]*Page 1 of 3/);
  await ana.clickInModal('Next');
  await expect.poll(() => formOf(ana)).toMatch(/Page 2 of 3/);
  const before = formOf(ana);
  await ana.clickInModal('Claim');
  await expect.poll(() => formOf(ana)).toMatch(/Waiting for you: 21[\s\S]*Page 2 of 3/);
  expect(formOf(ana)).not.toBe(before);
  await expect.poll(() => homeOf(ana)).toMatch(/Waiting for you: 21[\s\S]*Your open leads: 1/);
  await ana.clickInModal('Decline');
  await expect.poll(() => formOf(ana)).toMatch(/Why/);
  await ana.submit({ reason: 'not_my_territory' });
  await expect.poll(() => formOf(ana)).toMatch(/Waiting for you: 20[\s\S]*Page 2 of 2/);
  expect(desk.faults).toEqual([]);
});

test('a menu of an open lead works on its page, and on the last one of all', async () => {
  for (const leadId of await leads(44)) {
    const { offers } = desk.ctx.db.t;
    const made = (await desk.ctx.db.read.select().from(offers)).find(
      (one) => one.leadId === leadId,
    );
    if (made?.repId !== 'ana') continue;
    await claimOffer(desk.ctx, {
      offerId: made.id,
      actor: { kind: 'slack', userId: 'U0ANA' },
    });
  }
  const ana = desk.person('U0ANA');
  await openHome(ana, /Your open leads: \d\d/);
  const total = Number(/Your open leads: (\d+)/.exec(homeOf(ana))?.[1]);
  await ana.clickInHome('See all');
  await ana.waitForModal();
  await ana.clickInModal('Next');
  await expect.poll(() => formOf(ana)).toMatch(/Page 2 of/);
  await ana.clickInModal('Give it back');
  await expect
    .poll(() => formOf(ana))
    .toMatch(new RegExp(`Your open leads: ${total - 1}[\\s\\S]*Page 2 of`));
  await expect.poll(() => homeOf(ana)).toMatch(new RegExp(`Your open leads: ${total - 1}`));
  expect(desk.faults).toEqual([]);
});

test('a manager takes and gives what is on hold, out of a list that knows them all', async () => {
  const actor = { kind: 'slack', userId: 'U0MIA' } as const;
  await pauseRouting(desk.ctx, { pool: 'all', paused: true, actor });
  await leads(23);
  await openHome(mia, /On hold: 23\* \(nobody can take it\)/);
  await mia.clickInHome('Open queue');
  await expect.poll(() => formOf(mia)).toMatch(/and 13 more/);
  await mia.clickInModal('See all');
  await expect.poll(() => formOf(mia)).toMatch(/On hold: 23[\s\S]*Page 1 of 3/);
  await mia.clickInModal('Next');
  await expect.poll(() => formOf(mia)).toMatch(/Page 2 of 3/);
  await mia.clickInModal('Next');
  await expect.poll(() => formOf(mia)).toMatch(/Page 3 of 3/);
  await mia.clickInModal('Take it');
  await expect.poll(() => formOf(mia)).toMatch(/On hold: 22[\s\S]*Page 3 of 3/);
  await expect.poll(() => homeOf(mia)).toMatch(/On hold: 22/);
  await mia.clickInModal('Reassign');
  await expect.poll(() => formOf(mia)).toMatch(/To/);
  expect(desk.faults).toEqual([]);
});

test('what is at risk is counted beyond a hundred, and a rep reads it without buttons', async () => {
  await leads(104);
  const { slaClocks } = desk.ctx.db.t;
  await desk.ctx.db.tx((tx) => tx.update(slaClocks).set({ state: 'breached' }));
  await openHome(mia, /At risk now: 104/);
  const ana = desk.person('U0ANA');
  await ana.command('/lead queue');
  await ana.waitForEphemeral(/and 94 more/);
  await ana.click('See all', { in: /and 94 more/ });
  await expect.poll(() => formOf(ana)).toMatch(/At risk now: 104[\s\S]*Page 1 of 11/);
  expect(formOf(ana)).not.toMatch(/Take it/);
  expect(desk.faults).toEqual([]);
});
