import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf, type Person } from '../../../../src/sandbox/slack/person.ts';
import { sendTestLead } from '../../../../src/services/people/send-test-lead.ts';
import { pauseRouting } from '../../../../src/services/placing/pause-routing.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import { Desk, type Offered } from '../desk.ts';

let desk: Desk;
let offered: Offered;
let mia: Person;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
  mia = desk.person('U0MIA');
});
afterEach(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const actor = { kind: 'slack', userId: 'U0MIA' } as const;
const formOf = (person: Person) => {
  const view = person.modal();
  return view ? contentOf({ text: '', ...view.content }) : '';
};

describe('/lead claim', () => {
  test.each(['claim globex', 'claim', 'ack', 'accept globex', 'take'])(
    '“%s” claims the lead from anywhere',
    async (words) => {
      await offered.rep.command(`/lead ${words}`, 'C0MANAGERS');
      await offered.rep.waitForEphemeral(/Globex is yours now/);
      const { db } = desk.ctx;
      const offers = await db.read.select().from(db.t.offers);
      expect(offers.map(({ state }) => state)).toEqual(['claimed']);
    },
  );

  test('a second claim changes nothing, and somebody else hears who has it', async () => {
    await offered.rep.command('/lead claim globex');
    await offered.rep.waitForEphemeral(/Globex is yours now/);
    await offered.rep.command('/lead claim globex');
    await offered.rep.waitForEphemeral(/Globex is yours already/);
    await offered.other.command('/lead claim globex');
    await offered.other.waitForEphemeral(/claimed Globex at/);
  });

  test('is for whom the lead is offered to', async () => {
    await offered.other.command('/lead claim globex');
    await offered.other.waitForEphemeral(/This lead was offered to/);
    await offered.other.command('/lead claim');
    await offered.other.waitForEphemeral(/No lead waits for your answer/);
  });

  test('of several that wait it is asked which', async () => {
    await desk.route('eve@initech.test', 'Initech');
    await desk.route('bob@hooli.test', 'Hooli');
    await offered.rep.command('/lead claim');
    await offered.rep.waitForEphemeral(/2 leads wait for your answer\. Which one\?/);
    await offered.rep.click('This one');
    await offered.rep.waitForEphemeral(/ is yours now/);
  });

  test('of a test and a real lead it is the real one, then the test', async () => {
    const { ctx } = desk;
    const offers = () => ctx.db.read.select().from(ctx.db.t.offers);
    const claimed = async () => (await offers()).filter(({ state }) => state === 'claimed');
    const [real] = await offers();
    const sent = await sendTestLead(ctx, { repId: real?.repId ?? '', actor });
    await routeLead(ctx, { leadId: 'leadId' in sent ? sent.leadId : '' });
    await offered.rep.command('/lead claim');
    await offered.rep.waitForEphemeral(/Globex is yours now/);
    expect(await claimed()).toMatchObject([{ id: offered.offerId }]);
    await offered.rep.command('/lead claim');
    await desk.settled();
    expect(await claimed()).toHaveLength(2);
  });

  test('a lead that nobody was asked about has nothing to answer', async () => {
    await pauseRouting(desk.ctx, { pool: 'all', paused: true, actor });
    await desk.route('eve@initech.test', 'Initech');
    await offered.rep.command('/lead claim initech');
    await offered.rep.waitForEphemeral(/offered to nobody yet/);
    await offered.rep.command('/lead decline initech');
    await offered.rep.waitForEphemeral(/offered to nobody yet/);
  });

  test('what was claimed here is taken back here', async () => {
    await offered.rep.command('/lead claim');
    await offered.rep.waitForEphemeral(/Globex is yours now/);
    await offered.rep.click('Undo');
    await offered.rep.waitForEphemeral(/Taken back: Globex waits for your answer until/);
  });

  test('a slip is told in the word that the help has', async () => {
    await mia.command('/lead clam globex');
    await mia.waitForEphemeral(/Did you mean claim\?/);
    await mia.command('/lead pas globex');
    await mia.waitForEphemeral(/Did you mean decline\?/);
  });
});

describe('/lead decline', () => {
  test.each(['decline globex', 'decline', 'pass'])('“%s” asks why', async (words) => {
    await offered.rep.command(`/lead ${words}`);
    await desk.settled();
    expect(formOf(offered.rep)).toMatch(/Globex goes to the next rep/);
  });

  test('of several that wait it is asked which', async () => {
    await desk.route('eve@initech.test', 'Initech');
    await desk.route('bob@hooli.test', 'Hooli');
    await offered.rep.command('/lead decline');
    await offered.rep.waitForEphemeral(/2 leads wait for your answer\. Which one\?/);
    await offered.rep.click('This one');
    await desk.settled();
    expect(formOf(offered.rep)).toMatch(/Globex goes to the next rep/);
  });

  test('what the form is sent in with is declined', async () => {
    await offered.rep.command('/lead decline globex');
    await desk.settled();
    await offered.rep.submit({ reason: 'not_my_territory' });
    await desk.settled();
    const { db } = desk.ctx;
    const offers = await db.read.select().from(db.t.offers);
    expect(offers.map(({ state }) => state)).toEqual(['declined', 'made']);
  });

  test('is for whom the lead is offered to, while it is', async () => {
    await offered.other.command('/lead decline globex');
    await offered.other.waitForEphemeral(/This lead was offered to/);
    await offered.rep.command('/lead claim');
    await offered.rep.waitForEphemeral(/Globex is yours now/);
    await offered.rep.command('/lead decline globex');
    await offered.rep.waitForEphemeral(/Globex is yours already\. Give it back/);
  });
});

describe('/lead with a lead and no verb', () => {
  test.each(['globex', 'dana@globex.test', 'GLOB'])('“%s” shows it', async (query) => {
    await mia.command(`/lead ${query}`);
    await mia.waitForEphemeral(/Globex is offered to/);
  });

  test('asks which of several', async () => {
    await desk.route('eve@globex-iberia.test', 'Globex Iberia');
    await mia.command('/lead globex');
    await mia.waitForEphemeral(/2 leads match “globex”\. Which one\?/);
    await mia.click('This one');
    await mia.waitForEphemeral(/is offered to/);
  });

  test('a verb wins over a lead that is called like it', async () => {
    await desk.route('eve@queue.test', 'Queue');
    await mia.command('/lead queue');
    await mia.waitForEphemeral(/Hold and quarantine are empty/);
  });
});

describe('what is left out is asked for by the form', () => {
  test.each([
    ['snooze globex', /\*Globex\* stays where it is/],
    ['snooze globex 2d', /\*Globex\* stays where it is[\s\S]*2d/],
    ['snooze globex because they wait', /\*Globex\* stays where it is[\s\S]*they wait/],
    ['assign globex', /\*Globex\* goes to whom you pick/],
    ['assign globex @ben', /\*Globex\* goes to whom you pick[\s\S]*Ben Okoro/],
    ['assign globex knows the account', /\*Globex\* goes to whom you pick[\s\S]*knows the account/],
  ])('%s', async (words, form) => {
    await offered.rep.command('/lead claim');
    await offered.rep.waitForEphemeral(/Globex is yours now/);
    await mia.command(`/lead ${words}`);
    await desk.settled();
    expect(JSON.stringify(mia.modal())).toMatch(form);
  });

  test('close asks how it ended, in words and not in codes', async () => {
    await mia.command('/lead close globex');
    const { text } = await mia.waitForEphemeral(/How did Globex end\?/);
    expect(text).not.toMatch(/not_a_fit|no_route/);
    await mia.click('Not a fit');
    await mia.waitForEphemeral(/Globex is closed: not a fit/);
  });

  test.each([
    ['snooze globex', /is for its owner and managers: Mia Chen/],
    ['assign globex', /is for managers: Mia Chen/],
    ['close globex', /is for its owner and managers: Mia Chen/],
  ])('who may not “%s” reads so, and opens nothing', async (words, refusal) => {
    await offered.other.command(`/lead ${words}`);
    const said = await offered.other.waitForEphemeral(refusal);
    expect(JSON.stringify(said.blocks)).not.toContain('deed_ask');
    expect(offered.other.modal()).toBeUndefined();
  });
});
