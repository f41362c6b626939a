import type { BlockAction } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { person, waitUntil } from '../../../../src/sandbox/slack/person.ts';
import type { SlackStandIn } from '../../../../src/sandbox/slack/stand-in.ts';
import { button, clientOf, plain, refusalOf, section, startApp, startSlack } from '../setup.ts';

const question = {
  title: plain('Give it away?'),
  text: plain('Somebody else takes it.'),
  confirm: plain('Give'),
  deny: plain('Keep'),
};

const card = (company: string) => [
  section(company),
  {
    type: 'actions' as const,
    elements: [
      button('Claim', 'lead_claim', company),
      { ...button('Give away', 'lead_give'), confirm: question },
    ],
  },
];

async function postCard(slack: SlackStandIn, company = 'Globex') {
  const message = { channel: 'U0ANA', text: company, blocks: card(company) };
  await clientOf(slack).chat.postMessage(message);
}

/** An app that answers once it has heard `clicks` of them, and has taken the buttons away. */
async function startClaims(slack: SlackStandIn, clicks = 1) {
  const heard: BlockAction[] = [];
  await startApp(slack, (app) => {
    app.action<BlockAction>(/^lead_/, async ({ ack, body, respond }) => {
      heard.push(body);
      await waitUntil(
        () => heard[clicks - 1],
        1000,
        () => 'No second click came.',
      );
      await respond({ replace_original: true, text: 'Claimed' });
      await ack();
    });
  });
  return heard;
}

describe('a double click', () => {
  test('is two requests with a trigger and a time each, under way together', async () => {
    const slack = await startSlack();
    const heard = await startClaims(slack, 2);
    await postCard(slack);
    const answers = await person(slack, 'U0ANA').doubleClick('Claim');
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(heard.map((body) => body.trigger_id)).size).toBe(2);
    expect(new Set(heard.map((body) => body.actions[0]?.action_ts)).size).toBe(2);
  });

  test('in turn still brings the second, although the button is gone by then', async () => {
    const slack = await startSlack();
    const heard = await startClaims(slack);
    await postCard(slack);
    await person(slack, 'U0ANA').doubleClick('Claim', { in: /Globex/ }, 'in_turn');
    expect(heard.map((body) => body.actions[0])).toMatchObject([
      { value: 'Globex' },
      { value: 'Globex' },
    ]);
  });
});

describe('a button that asks first', () => {
  test('is confirmed unless the person backs out, of which the app hears nothing', async () => {
    const slack = await startSlack();
    const heard = await startClaims(slack);
    await postCard(slack);
    const ana = person(slack, 'U0ANA');
    const answer = await ana.click('Give away', { confirm: false });
    expect(answer).toEqual({ status: 0, body: 'not_confirmed' });
    expect(heard).toEqual([]);
    await ana.click('Give away');
    expect(heard[0]?.actions).toMatchObject([{ action_id: 'lead_give', confirm: question }]);
  });

  test('is not every button: nobody backs out of one that asks nothing', async () => {
    const slack = await startSlack();
    await postCard(slack);
    const backOut = () => person(slack, 'U0ANA').click('Claim', { confirm: false });
    expect(backOut).toThrow(/asks nobody to confirm/);
  });
});

test('a late trigger has ended when the app uses it', async () => {
  const slack = await startSlack();
  const words: string[] = [];
  const view = { type: 'modal' as const, title: plain('Claim'), blocks: [section('Sure?')] };
  await startApp(slack, (app) =>
    app.action<BlockAction>('lead_claim', async ({ ack, body, client }) => {
      await ack();
      const { word } = await refusalOf(client.views.open({ trigger_id: body.trigger_id, view }));
      words.push(word);
    }),
  );
  await postCard(slack);
  await person(slack, 'U0ANA').click('Claim', { triggerLate: true });
  await expect.poll(() => words).toEqual(['expired_trigger_id']);
});
