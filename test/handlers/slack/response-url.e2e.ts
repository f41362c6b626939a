import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
});
afterEach(() => desk.close());

test('the card that was clicked changes through the address of the click, and costs no edit', async () => {
  await offered.rep.click('Claim');
  await offered.rep.waitForDm(/Yours: Globex/);
  await desk.settled();
  expect(desk.slack.calls('chat.update')).toEqual([]);
});

test('an address that is dead keeps no claim from being made, and the outbox repairs the card', async () => {
  desk.slack.fault({ method: 'response_url', kind: 'error', error: 'expired_url' });
  await offered.rep.click('Claim');
  await desk.settled();
  const { offers, outbox } = desk.ctx.db.t;
  const [offer] = await desk.ctx.db.read.select().from(offers);
  expect(offer?.state).toBe('claimed');
  const waiting = await desk.ctx.db.read.select().from(outbox);
  expect(waiting.map(({ kind }) => kind)).toContain('offer_update');
});
