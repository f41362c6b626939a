import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import { confirmDelivery } from '../../../src/db/leads/offer-store.ts';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
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

const later = (ms: number) => {
  desk.now = new Date(desk.now.getTime() + ms);
};
const offerRow = async () => {
  const offers = await desk.ctx.db.read.select().from(desk.ctx.db.t.offers);
  return offers.find(({ id }) => id === offered.offerId);
};
const leadRow = async () => (await desk.ctx.db.read.select().from(desk.ctx.db.t.leads))[0];
const homeOf = (person: Person) =>
  contentOf({ text: '', blocks: person.home()?.content.blocks ?? [] });

/** As the outbox would, in a new message. */
async function postCardAgain(): Promise<void> {
  const card = await loadOfferCard(desk.ctx, { offerId: offered.offerId });
  if (card) await desk.post(offered.rep.id, renderCard(card, desk.now));
}

describe('Undo', () => {
  test('makes a claimed card answerable again, in its place', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    later(10_000);
    await offered.rep.click('Undo');
    await offered.rep.waitForDm(/New lead: Globex/);
    expect(await offerRow()).toMatchObject({ state: 'made' });
    expect(offered.rep.messages()).toHaveLength(1);
    expect(offered.rep.ephemerals()).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  test('right after the claim is a slip: the claim stands and nobody is told anything', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    later(1_500);
    await offered.rep.click('Undo');
    later(1_000);
    await offered.rep.command(`/lead show ${offered.leadId}`);
    await offered.rep.waitForEphemeral(/Globex has been with/);
    expect(await offerRow()).toMatchObject({ state: 'claimed' });
    expect(offered.rep.ephemerals()).toHaveLength(1);
  });

  test('too late says what to do instead, and the card has Give it back', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    later(121_000);
    await offered.rep.click('Undo');
    await offered.rep.waitForEphemeral(/2 minutes, and they are over.*\/lead giveback Globex/);
    const drawn = () => JSON.stringify(offered.rep.messages().at(-1)?.blocks);
    await expect.poll(drawn).toContain('Give it back');
  });

  test('brings a declined lead back from the next rep', async () => {
    await offered.rep.click('Decline');
    await offered.rep.waitForModal();
    await offered.rep.submit({ reason: 'not_my_territory' });
    later(5_000);
    await postCardAgain();
    await offered.rep.waitForDm(/Declined: Globex/);
    await offered.rep.click('Undo');
    await offered.rep.waitForDm(/New lead: Globex/);
    expect(await offerRow()).toMatchObject({ state: 'made' });
  });

  test('typed takes back one’s own answer, and says so', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    await offered.rep.command('/lead undo globex');
    await offered.rep.waitForEphemeral(/Taken back: Globex waits for your answer until/);
    await offered.other.command('/lead undo globex');
    await offered.other.waitForEphemeral(/nothing of yours to take back/);
  });
});

describe('a change of owner', () => {
  test('is taken back by the button under its answer', async () => {
    await mia.command(`/lead assign globex <@${offered.other.id}|x> knows them`);
    await mia.waitForEphemeral(/is offered to/);
    await mia.click('Undo', { in: /is offered to/ });
    await mia.waitForEphemeral(/Taken back: Globex is offered to .+ again/);
  });

  test('taken by Take it goes back too, but not by a rep', async () => {
    await desk.escalate(offered.leadId);
    await mia.click('Take it');
    await mia.waitForEphemeral(/Globex is yours now/);
    await offered.rep.command('/lead undo globex');
    await offered.rep.waitForEphemeral(/nothing of yours to take back/);
    await mia.click('Undo', { in: /Globex is yours now/ });
    await mia.waitForEphemeral(/Taken back: Globex is offered to/);
    expect(await leadRow()).toMatchObject({ state: 'offered', ownerId: null });
  });
});

describe('giving back', () => {
  beforeEach(async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
  });

  test('by the card asks the next rep', async () => {
    later(121_000);
    await postCardAgain();
    await offered.rep.click('Give it back');
    await offered.rep.waitForEphemeral(/Globex is given back\. .+ is asked now/);
    expect(await leadRow()).toMatchObject({ state: 'offered', ownerId: null });
  });

  test('by the menu in Home is shown there', async () => {
    await offered.rep.openHome();
    await expect.poll(() => homeOf(offered.rep)).toMatch(/Your open leads: 1/);
    await offered.rep.clickInHome('Give it back');
    await expect.poll(() => homeOf(offered.rep)).toMatch(/No open leads/);
  });

  test.each(['globex', 'globex, on leave from tomorrow', 'Globex: too far away'])(
    'by /lead giveback %s',
    async (words) => {
      await offered.rep.command(`/lead giveback ${words}`);
      await offered.rep.waitForEphemeral(/Globex is given back/);
    },
  );

  test('is refused to others and where nothing is claimed', async () => {
    await offered.other.command('/lead giveback globex');
    await offered.other.waitForEphemeral(/Giving this lead back is for its owner and managers/);
    await offered.rep.command('/lead giveback globex');
    await offered.rep.waitForEphemeral(/is given back/);
    await mia.command('/lead giveback globex');
    await mia.waitForEphemeral(/is not claimed, so there is nothing to give back/);
    await mia.command('/lead giveback');
    await mia.waitForEphemeral(/Something is missing/);
  });
});

describe('bringing back', () => {
  test('a closed lead is reopened by the button of /lead show', async () => {
    await offered.rep.click('Claim');
    await offered.rep.waitForDm(/Yours: Globex/);
    await offered.rep.command('/lead close globex qualified');
    await offered.rep.waitForEphemeral(/Globex is closed/);
    await offered.rep.command('/lead show globex');
    await offered.rep.waitForEphemeral(/Globex was closed at/);
    await offered.rep.click('Reopen');
    await offered.rep.waitForEphemeral(/Globex is open again, with/);
    await offered.rep.command('/lead restore globex');
    await offered.rep.waitForEphemeral(/not closed, so there is nothing to bring back/);
  });

  test('what nobody owned is restored by managers, from the list of what was not for sales', async () => {
    await mia.command('/lead unrouted');
    const none = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks: none.blocks })).toContain('Not for sales: 0');
    await mia.closeModal();
    const { leads } = desk.ctx.db.t;
    await mia.command('/lead close globex duplicate');
    await mia.waitForEphemeral(/Globex is closed/);
    const noRoute = { closeOutcome: 'no_route', closeReason: 'student' } as const;
    await desk.ctx.db.tx((tx) => tx.update(leads).set(noRoute));
    await offered.rep.command('/lead unrouted');
    await offered.rep.waitForEphemeral(/This list is for managers: Mia Chen/);
    await mia.openHome();
    await expect.poll(() => homeOf(mia)).toMatch(/Not for sales: 1 in the last 7 days/);
    await mia.clickInHome('Open');
    const { blocks } = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toMatch(/Globex.*student/);
    await mia.clickInModal('Restore');
    await expect.poll(leadRow).toMatchObject({ state: 'received', routeTrigger: 'restored' });
  });
});

describe('an absence with a cover', () => {
  test('is typed', async () => {
    await offered.rep.command(`/routing away until tomorrow cover <@${offered.other.id}|x>`);
    await offered.rep.waitForEphemeral(/You are away until .+ covers\./);
    await mia.command('/routing status');
    await mia.waitForEphemeral(/away until .+ covers ·/);
    await offered.rep.command(`/routing away 2h cover <@${offered.rep.id}|x>`);
    await offered.rep.waitForEphemeral(/cannot cover: name somebody else who is here/);
    await offered.rep.command('/routing away 2h cover @zoe');
    await offered.rep.waitForEphemeral(/I know no rep “@zoe”/);
  });

  test('is picked in the form', async () => {
    await offered.rep.openHome();
    await expect.poll(() => offered.rep.home()).toBeDefined();
    await offered.rep.clickInHome('Set Away');
    await offered.rep.waitForModal();
    const other = offered.other.id === 'U0ANA' ? 'ana' : 'ben';
    await offered.rep.submit({ until: 'tomorrow', cover: other });
    await expect.poll(() => homeOf(offered.rep)).toMatch(/You are away.+covers\./s);
  });
});

describe('somebody who leaves Slack', () => {
  test('loses the open offer, and gets leads again when back', async () => {
    const repId = offered.rep.id === 'U0ANA' ? 'ana' : 'ben';
    await desk.slack.people.setDeleted(offered.rep.id, true);
    await expect.poll(async () => (await offerRow())?.state).toBe('withdrawn');
    const stateOf = async () => {
      const rows = await desk.ctx.db.read.select().from(desk.ctx.db.t.repStates);
      return rows.find((row) => row.repId === repId)?.deactivatedAt;
    };
    expect(await stateOf()).not.toBeNull();
    await desk.slack.people.setDeleted(offered.rep.id, false);
    await expect.poll(stateOf).toBeNull();
    await desk.slack.people.setDeleted('U0GUS', true);
    expect(desk.faults).toEqual([]);
  });
});

describe('an escalation after a reroute', () => {
  test('gives the rep who missed it another chance', async () => {
    later(60 * 60_000);
    const clocks = await desk.ctx.db.read.select().from(desk.ctx.db.t.slaClocks);
    expect(clocks).toHaveLength(1);
    // Without the outbox nobody confirms that the card was delivered.
    await desk.ctx.db.tx((tx) => confirmDelivery(tx, offered.offerId, desk.now));
    await advanceSlas(desk.ctx);
    expect(await offerRow()).toMatchObject({ state: 'expired' });
    await desk.escalate(offered.leadId);
    const name = offered.rep.id === 'U0ANA' ? 'Ana Ruiz' : 'Ben Okoro';
    await mia.click(`Give it back to ${name}`);
    await mia.waitForEphemeral(new RegExp(`Globex is offered to ${name} now`));
  });
});
