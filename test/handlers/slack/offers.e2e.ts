import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf, waitUntil } from '../../../src/sandbox/slack/person.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
});
afterEach(() => desk.close());

const offerRow = async () => {
  const offers = await desk.ctx.db.read.select().from(desk.ctx.db.t.offers);
  return offers.find(({ id }) => id === offered.offerId);
};

describe('Claim', () => {
  test('turns the clicked card into the claimed one, and nobody is told anything else', async () => {
    const { status } = await offered.rep.click('Claim');
    expect(status).toBe(200);
    await offered.rep.waitForDm(/Yours: Globex/);
    expect(await offerRow()).toMatchObject({ state: 'claimed' });
    expect(offered.rep.messages()).toHaveLength(1);
    expect(offered.rep.ephemerals()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  test('is acknowledged before the work: a store that hangs keeps nobody waiting', async () => {
    let release!: () => void;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const hanging = desk.ctx.db.tx(() => released);
    const { status } = await offered.rep.click('Claim');
    expect(status).toBe(200);
    expect(await offerRow()).toMatchObject({ state: 'made' });
    release();
    await hanging;
    await offered.rep.waitForDm(/Yours: Globex/);
  });

  test('a double click claims once and says nothing about it', async () => {
    await Promise.all([offered.rep.click('Claim'), offered.rep.click('Claim')]);
    await offered.rep.waitForDm(/Yours: Globex/);
    const events = await desk.ctx.db.read.select().from(desk.ctx.db.t.auditEvents);
    expect(events.filter(({ action }) => action === 'lead.claimed')).toHaveLength(1);
    expect(offered.rep.ephemerals()).toEqual([]);
  });

  test("somebody else's click changes nothing and hears whose offer it is", async () => {
    const card = offered.rep.messages()[0];
    await desk.post('C0MANAGERS', { text: card?.text ?? '', blocks: card?.blocks });
    await offered.other.click('Claim');
    await offered.other.waitForEphemeral(/This lead was offered to /);
    expect(await offerRow()).toMatchObject({ state: 'made' });
  });

  test("somebody else's click once it is over hears whose it was and whose it is", async () => {
    const card = offered.rep.messages()[0];
    await desk.post('C0MANAGERS', { text: card?.text ?? '', blocks: card?.blocks });
    await declineOffer(desk.ctx, {
      offerId: offered.offerId,
      reasonId: 'not_my_territory',
      note: null,
      actor: { kind: 'slack', userId: offered.rep.id },
    });
    await desk.person('U0MIA').click('Decline');
    await desk.person('U0MIA').waitForEphemeral(/^Globex was offered to .+ until .+ has it until/);
  });

  test('somebody who is not on the roster is refused with a sentence', async () => {
    const card = offered.rep.messages()[0];
    await desk.post('C0MANAGERS', { text: card?.text ?? '', blocks: card?.blocks });
    const guest = desk.person('U0GUS');
    await guest.click('Claim');
    await guest.waitForEphemeral(/not on the roster/);
    expect(await offerRow()).toMatchObject({ state: 'made' });
  });

  test('a card whose lead went to somebody else says so and loses its buttons', async () => {
    await desk.person('U0MIA').command(`/lead assign ${offered.leadId} <@U0MIA|mia> --final mine`);
    await offered.rep.click('Claim');
    await offered.rep.waitForEphemeral(/Mia Chen claimed Globex/);
    const card = await offered.rep.waitForDm(/Mia Chen/);
    expect(contentOf(card)).not.toContain('Claim by');
  });

  test('a fault is told in words and logged once', async () => {
    await desk.ctx.db.close();
    await offered.rep.click('Claim');
    await offered.rep.waitForEphemeral(/I could not save that/);
    await waitUntil(
      () => desk.faults[0],
      3000,
      () => 'Nothing was logged.',
    );
    expect(desk.faults).toHaveLength(1);
  });
});

describe('Decline', () => {
  test('asks why first, then passes the offer on', async () => {
    await offered.rep.click('Decline');
    await offered.rep.waitForModal();
    expect(await offerRow()).toMatchObject({ state: 'made' });
    await offered.rep.submit({ reason: 'not_my_territory' });
    expect(await offerRow()).toMatchObject({ state: 'declined' });
    expect(offered.rep.modal()).toBeUndefined();
  });

  test('a reason that needs a note says so under the note', async () => {
    await offered.rep.click('Decline');
    await offered.rep.waitForModal();
    await offered.rep.submit({ reason: 'other' });
    expect(offered.rep.modal()?.errors).toEqual({ note: 'Say in a few words why.' });
    expect(await offerRow()).toMatchObject({ state: 'made' });
  });

  test('too late, the form says who has the lead and that nothing was declined', async () => {
    await offered.rep.click('Decline');
    await offered.rep.waitForModal();
    await desk.person('U0MIA').command(`/lead assign ${offered.leadId} <@U0MIA|mia> --final mine`);
    await desk.person('U0MIA').waitForEphemeral(/belongs to Mia/);
    await offered.rep.submit({ reason: 'not_my_territory' });
    const { blocks } = (await offered.rep.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toContain('Nothing was declined');
  });

  test('a form that Slack gave no time to open is explained', async () => {
    desk.slack.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await offered.rep.click('Decline');
    await offered.rep.waitForEphemeral(/Slack gave me no time to open the form/);
  });
});

describe('other buttons of a card', () => {
  test('Why me? opens the story', async () => {
    await offered.rep.click('Why me?');
    const modal = await offered.rep.waitForModal();
    expect(contentOf({ text: '', blocks: modal.content.blocks })).toContain('Globex');
  });

  test('a claimed lead is closed with one click', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    await offered.rep.click('Qualified');
    await offered.rep.waitForEphemeral(/Globex is closed: qualified/);
  });

  test('a touch is logged', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    await offered.rep.click('Log a touch');
    await offered.rep.waitForEphemeral(/First touch of Globex is logged/);
  });

  test.each([
    ['a button nobody knows any more', 'lead_snooze', '{"v":1,"lead":"lead_1"}'],
    ['a value of an older release', 'offer_claim', 'ofr_1'],
    ['an offer that is gone', 'offer_claim', '{"v":1,"offer":"ofr_gone"}'],
  ])('%s answers that the card is out of date', async (_, action_id, value) => {
    const text = { type: 'plain_text', text: 'Old button' };
    const elements = [{ type: 'button', text, action_id, value }];
    await desk.post('U0ANA', { text: 'An old card', blocks: [{ type: 'actions', elements }] });
    const { status } = await desk.person('U0ANA').click('Old button');
    expect(status).toBe(200);
    await desk.person('U0ANA').waitForEphemeral(/out of date/);
  });
});
