import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
let mia: Person;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
  mia = desk.person('U0MIA');
});
afterEach(() => desk.close());

const homeOf = (person: Person) =>
  contentOf({ text: '', blocks: person.home()?.content.blocks ?? [] });
const formOf = (person: Person) =>
  contentOf({ text: '', blocks: person.modal()?.content.blocks ?? [] });

async function openHome(person: Person, wanted: RegExp): Promise<void> {
  await person.openHome();
  await expect.poll(() => homeOf(person)).toMatch(wanted);
}

test('a manager looks at who got what, over other days too', async () => {
  await openHome(mia, /emea · 2 of 2 available · 1 lead in 7 days/);
  await mia.clickInHome('Who got what', { in: /emea ·/ });
  await expect.poll(() => formOf(mia)).toMatch(/emea · 1 lead in 7 days · 2 reps/);
  expect(formOf(mia)).toMatch(/share 50 % · got 1 of 1 \(100 %\) · 0\.5 ahead/);
  await mia.clickInModal('30 days');
  await expect.poll(() => formOf(mia)).toMatch(/emea · 1 lead in 30 days/);
  expect(desk.faults).toEqual([]);
});

test('a pool is paused after a question, and resumed at once', async () => {
  await openHome(mia, /emea · 2 of 2/);
  await mia.clickInHome('Pause', { in: /emea ·/ });
  await expect.poll(() => formOf(mia)).toMatch(/Pause emea\?/);
  expect(await desk.ctx.db.read.select().from(desk.ctx.db.t.pauses)).toEqual([]);
  await mia.clickInModal('Pause it');
  await expect.poll(() => homeOf(mia)).toMatch(/emea · paused · 2 of 2 available/);
  await mia.closeModal();
  await mia.clickInHome('Resume', { in: /emea ·/ });
  await expect.poll(() => homeOf(mia)).toMatch(/emea · 2 of 2/);
  expect(desk.faults).toEqual([]);
});

test('a rep sees none of it, and is refused where an old button says so', async () => {
  const { rep } = offered;
  await openHome(rep, /Your week/);
  expect(homeOf(rep)).not.toMatch(/Pools|furthest/);
  const pause = {
    blocks: [
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'pool_pause',
            text: { type: 'plain_text', text: 'Old pause' },
            value: '{"v":1,"pool":"emea"}',
          },
          {
            type: 'button',
            action_id: 'shares_next',
            text: { type: 'plain_text', text: 'Old page' },
            value: '{"v":1,"pool":"emea","days":7,"page":1}',
          },
        ],
      },
    ],
  };
  await desk.post(rep.id, { text: 'old', ...pause });
  await rep.click('Old pause');
  await expect
    .poll(() => rep.messages().map(contentOf).join('\n'))
    .toMatch(/Pausing routing is for managers: Mia Chen/);
  await desk.post(rep.id, { text: 'old', ...pause });
  await rep.click('Old page');
  await expect
    .poll(() => rep.messages().map(contentOf).join('\n'))
    .toMatch(/Who got what is for managers: Mia Chen/);
  expect(await desk.ctx.db.read.select().from(desk.ctx.db.t.pauses)).toEqual([]);
});

test('a rep reads how turns work, and their own numbers', async () => {
  const { rep } = offered;
  await openHome(rep, /1 lead, 100 % of the pool's; your share is 50 %/);
  await rep.clickInHome('How turns work');
  await expect.poll(() => formOf(rep)).toMatch(/emea: your weight is 100, so your share is 50 %/);
  await rep.command('/routing report');
  await rep.waitForEphemeral(/1 lead, 100 % of the pool's/);
  await rep.command('/routing report apac');
  await rep.waitForEphemeral(/You are not in “apac”\. You are in emea\./);
});
